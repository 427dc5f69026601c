using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>exp(s A) x of one row.</summary>
internal delegate void Flow(double step, ReadOnlySpan<double> row, Span<double> result);

/// <summary>
/// Second samples pulled back to where the first are, exp(-s A) x', differ from them by s D x to first order: the sums of
/// which least squares makes the change D of the generator. Pairs of short steps come first, where that is nearly exact,
/// and opening after opening the longer ones.
/// </summary>
/// <param name="before">First samples, n x r.</param>
/// <param name="after">Second samples.</param>
/// <param name="training">Pairs that are used, the first ones.</param>
internal sealed class PulledBack(Matrix before, Matrix after, int training)
{
    /// <summary>Openings until all pairs are used.</summary>
    public const int Openings = 15;

    private const double FirstShare = 0.1;

    /// <summary>The share of the largest step up to which pairs are used.</summary>
    /// <param name="opening">Number of the opening, from 0; all from <see cref="Openings"/> - 1 on.</param>
    public static double Share(int opening) => Math.Min(1, FirstShare + ((1 - FirstShare) * opening / (Openings - 1)));

    /// <summary>sum s^2 x x^T and sum s x (exp(-s A) x' - x)^T, r x r each.</summary>
    /// <param name="steps">Steps of the pairs.</param>
    /// <param name="limit">Largest magnitude of a step that is used.</param>
    /// <param name="flow">The generator so far.</param>
    public (Matrix Own, Matrix Cross) Sums(double[] steps, double limit, Flow flow)
    {
        var r = before.Columns;
        var (own, cross, back) = (new Matrix(r, r), new Matrix(r, r), new double[r]);
        for (var i = 0; i < training; i++)
        {
            if (Math.Abs(steps[i]) > limit)
                continue;
            flow(-steps[i], after.Row(i), back);
            var row = before.Row(i);
            MatrixOps.AddScaled(back, row, -1);
            MatrixOps.AddOuter(own, row, row, steps[i] * steps[i]);
            MatrixOps.AddOuter(cross, back, row, steps[i]);
        }

        return (own, cross);
    }
}
