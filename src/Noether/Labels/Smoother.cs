using Noether.Numerics;

namespace Noether.Labels;

/// <summary>A smooth function fitted to values at points; many sets of values at the same points are cheap.</summary>
internal abstract class Smoother
{
    /// <summary>What it is, for reports.</summary>
    public abstract string Name { get; }

    /// <summary>Fits values at the points of the smoother.</summary>
    /// <param name="values">One a point.</param>
    public abstract double[] Fit(ReadOnlySpan<double> values);

    /// <summary>What a fit says elsewhere.</summary>
    /// <param name="fit">Made by <see cref="Fit"/>.</param>
    /// <param name="points">n x q.</param>
    /// <param name="gradients">Receives n x q gradients; may be null.</param>
    /// <returns>n values.</returns>
    public abstract double[] Evaluate(double[] fit, Matrix points, Matrix? gradients);

    /// <summary>
    /// Solves (A + ridge I) x = b for a positive A by Cholesky's factor, kept in the lower triangle of A.
    /// </summary>
    protected static void Factor(Matrix positive, double ridge)
    {
        for (var i = 0; i < positive.Rows; i++)
        {
            var row = positive.Row(i);
            for (var j = 0; j < i; j++)
            {
                var before = positive.Row(j);
                row[j] = (row[j] - MatrixOps.Dot(row[..j], before[..j])) / before[j];
            }

            row[i] = Math.Sqrt(Math.Max(row[i] + ridge - MatrixOps.Dot(row[..i], row[..i]), 1e-14));
        }
    }

    /// <summary>Solves with the factor of <see cref="Factor"/>, in place.</summary>
    protected static void Solve(Matrix factor, Span<double> values)
    {
        for (var i = 0; i < factor.Rows; i++)
            values[i] = (values[i] - MatrixOps.Dot(factor.Row(i)[..i], values[..i])) / factor[i, i];
        for (var i = factor.Rows - 1; i >= 0; i--)
        {
            values[i] /= factor[i, i];
            MatrixOps.AddScaled(values[..i], factor.Row(i)[..i], -values[i]);
        }
    }
}
