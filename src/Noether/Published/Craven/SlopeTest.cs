using System.Numerics.Tensors;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Published.Craven;

/// <summary>
/// D(eps) = rms |f(x + eps G x) - f(x)| over eps from 1e-4 to 1: of a symmetry it grows as eps^2, of another map as eps
/// (B. Craven et al., arXiv 2112.07673). A network is not exactly symmetric: D = a eps + b eps^2, and slopes are no
/// limit.
/// </summary>
/// <param name="Candidate">The map.</param>
/// <param name="Changes">D at each of <see cref="Epsilons"/>, in units of the deviation of f.</param>
/// <param name="SmallSlope">Slope on logarithmic axes for eps up to 3e-3.</param>
/// <param name="LargeSlope">For eps from 0.03 to 1.</param>
/// <param name="Linear">The linear coefficient a: D / eps at 1e-3.</param>
/// <param name="Loss">Where samples move by half a radian: the mean squared change, or, where there are labels, what of
/// them is lost, as a share of the variance.</param>
internal sealed record SlopeTest(
    CandidateMap Candidate, double[] Changes, double SmallSlope, double LargeSlope, double Linear, double Loss)
{
    private const double Radians = 0.5;
    private const int LeastInside = 50;

    /// <summary>1e-4, 3.2e-4, ..., 1.</summary>
    public static double[] Epsilons { get; } = [.. Enumerable.Range(0, 9).Select(k => Math.Pow(10, -4 + (0.5 * k)))];

    /// <summary>Tests a map.</summary>
    /// <param name="function">The function of samples.</param>
    /// <param name="samples">n x d samples that no training saw.</param>
    /// <param name="candidate">The map.</param>
    /// <param name="labels">Labels of the samples; null where the function is what is asked about.</param>
    public static SlopeTest Of(IFunctionOracle function, Matrix samples, CandidateMap candidate, Matrix? labels = null)
    {
        var before = Values(function, samples);
        var deviation = Deviation(before);
        var along = MatrixOps.MultiplyTransposed(samples, candidate.Generator);
        var changes = Epsilons.Select(epsilon =>
        {
            var moved = samples.Clone();
            MatrixOps.AddScaled(moved.Values, along.Values, epsilon);
            return Change(before, Values(function, moved)) / deviation;
        }).ToArray();
        var turned = MatrixOps.MultiplyTransposed(samples, MatrixExponential.Of(candidate.Generator, Radians));
        return new SlopeTest(
            candidate, changes, Slope(changes, 0, 3), Slope(changes, 5, 8), changes[2] / Epsilons[2],
            Lost(before, Values(function, turned), labels, Inside(samples, turned)));
    }

    /// <summary>What is lost where samples moved, as a share of the variance.</summary>
    /// <param name="before">Values of the function at the samples.</param>
    /// <param name="after">Where they moved to.</param>
    /// <param name="labels">Labels; null where there are none, and the change itself is the loss.</param>
    /// <param name="inside">Samples that count.</param>
    public static double Lost(Matrix before, Matrix after, Matrix? labels, int[] inside)
    {
        var (still, moved) = (before.CopyRows(inside), after.CopyRows(inside));
        if (labels is null)
            return Math.Pow(Change(still, moved) / Deviation(before), 2);
        var wanted = labels.CopyRows(inside);
        return (Math.Pow(Change(wanted, moved), 2) - Math.Pow(Change(wanted, still), 2))
            / Math.Pow(Deviation(labels), 2);
    }

    /// <summary>
    /// Moved samples that are still within the range of every column, where a network was trained; all where those are
    /// too few to tell.
    /// </summary>
    /// <param name="samples">n x d samples.</param>
    /// <param name="moved">The same, moved.</param>
    public static int[] Inside(Matrix samples, Matrix moved)
    {
        var (least, most) = (new double[samples.Columns], new double[samples.Columns]);
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(most, double.NegativeInfinity);
        for (var i = 0; i < samples.Rows; i++)
        {
            TensorPrimitives.Min(least, samples.Row(i), least);
            TensorPrimitives.Max(most, samples.Row(i), most);
        }

        int[] inside =
        [
            .. Enumerable.Range(0, moved.Rows).Where(i => Enumerable.Range(0, least.Length)
                .All(k => moved[i, k] >= least[k] && moved[i, k] <= most[k])),
        ];
        return inside.Length >= LeastInside ? inside : [.. Enumerable.Range(0, moved.Rows)];
    }

    /// <summary>Values of a function.</summary>
    public static Matrix Values(IFunctionOracle function, Matrix samples)
    {
        var values = new Matrix(samples.Rows, function.Outputs);
        function.Evaluate(samples.Values, values.Values);
        return values;
    }

    /// <summary>Root mean square distance of values from their mean.</summary>
    public static double Deviation(Matrix values)
    {
        var mean = new Matrix(values.Rows, values.Columns);
        for (var i = 0; i < values.Rows; i++)
            MatrixOps.AddScaled(mean.Row(0), values.Row(i), 1.0 / values.Rows);
        for (var i = 1; i < values.Rows; i++)
            mean.Row(0).CopyTo(mean.Row(i));
        return Math.Max(Change(mean, values), double.Epsilon);
    }

    /// <summary>Root mean square distance of rows.</summary>
    public static double Change(Matrix one, Matrix other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Values.Length; i++)
            sum += Math.Pow(one.Values[i] - other.Values[i], 2);
        return Math.Sqrt(sum / one.Rows);
    }

    // Least squares through (log eps, log D) of some places; NaN where there is no change at all.
    private static double Slope(double[] changes, int first, int last)
    {
        var (x, y, xx, xy, count) = (0.0, 0.0, 0.0, 0.0, last - first + 1);
        for (var k = first; k <= last; k++)
        {
            var (log, value) = (Math.Log(Epsilons[k]), Math.Log(changes[k]));
            (x, y, xx, xy) = (x + log, y + value, xx + (log * log), xy + (log * value));
        }

        return ((count * xy) - (x * y)) / ((count * xx) - (x * x));
    }
}
