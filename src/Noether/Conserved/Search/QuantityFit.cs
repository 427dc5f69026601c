using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>Makes quantities of combinations: coefficients from all paths, errors, behaviour on held-out paths.</summary>
/// <param name="paths">The paths.</param>
/// <param name="features">The functions along them.</param>
/// <param name="held">Paths that no combination was fitted to.</param>
/// <param name="total">
/// Total moments that shares are measured by; null means those of the paths themselves.
/// </param>
internal sealed class QuantityFit(PathSet paths, PathFeatures features, int[] held, Numerics.Matrix? total = null)
{
    private const int Parts = 10;

    // Weights below this share of the largest do not lead a formula.
    private const double LeastLead = 0.05;

    private readonly double[] deviations = GradientAngles.Scales(paths);

    /// <summary>The quantity of a combination.</summary>
    public Quantity Make(Combination combination)
    {
        var support = combination.Support;
        var all = Enumerable.Range(0, paths.Count).ToArray();
        var best = Coefficients(support, all) ?? Raw(support, combination.Weights);
        var lead = Lead(combination);
        var leave = Math.Min(Parts, paths.Count);
        var errors = new double[support.Length];
        for (var part = 0; part < leave && paths.Count > 1; part++)
        {
            if (Coefficients(support, [.. all.Where(i => i % leave != part)]) is not { } without)
                continue;
            for (var i = 0; i < errors.Length; i++)
                errors[i] += Math.Pow((without[i] / without[lead]) - (best[i] / best[lead]), 2);
        }

        var quantity = new Quantity
        {
            Terms = [.. support.Select(j => features.Functions[j])],
            Coefficients = [.. best.Select(value => value / best[lead])],
            Errors = [.. errors.Select(sum => Math.Sqrt(sum * (leave - 1) / leave))],
            Combination = combination,
            // A slope that all paths have in common needs all of them to be seen; the fit does not choose its sign.
            Held = PathStatistics.Of(PathStatistics.Along(features, held, combination), total is null ? null : 1) with
            {
                Drift = PathStatistics.Of(PathStatistics.Along(features, all, combination)).Drift,
            },
        };
        return LeadFirst(quantity, lead) with { FlowResidual = FlowOf(quantity) };
    }

    private static Quantity LeadFirst(Quantity quantity, int lead)
    {
        int[] order = [lead, .. Enumerable.Range(0, quantity.Terms.Count).Where(i => i != lead)];
        return quantity with
        {
            Terms = [.. order.Select(i => quantity.Terms[i])],
            Coefficients = [.. order.Select(i => i == lead ? 1 : quantity.Coefficients[i])],
            Errors = [.. order.Select(i => quantity.Errors[i])],
        };
    }

    private static int Lead(Combination combination)
    {
        var largest = combination.Weights.Max(Math.Abs);
        return Array.FindIndex(combination.Weights, weight => Math.Abs(weight) >= LeastLead * largest);
    }

    // The functions of the support alone, so that ten fits cost little.
    private double[]? Coefficients(int[] support, int[] chosen)
    {
        var small = PathFeatures.Of(paths, [.. support.Select(j => features.Functions[j])]);
        if (small.Count < support.Length)
            return null;
        var moments = PathMoments.Of(small, chosen);
        var eigen = GeneralisedEigen.Solve(moments.Within.Values, TotalOf(support, small, moments));
        return eigen.Vectors.Length == 0 ? null
            : [.. eigen.Vectors[0].Select((weight, i) => weight / small.Scales[i])];
    }

    private ReadOnlySpan<double> TotalOf(int[] support, PathFeatures small, PathMoments moments)
    {
        if (total is null)
            return moments.Total.Values;
        var part = PathMoments.Part(total, support);
        for (var i = 0; i < part.Length; i++)
        {
            var (row, column) = (i / support.Length, i % support.Length);
            part[i] *= features.Scales[support[row]] * features.Scales[support[column]] / (small.Scales[row] * small.Scales[column]);
        }

        return part;
    }

    private double[] Raw(int[] support, double[] weights) =>
        [.. weights.Select((weight, i) => weight / features.Scales[support[i]])];

    private double FlowOf(Quantity quantity)
    {
        var d = paths.Dimension;
        var gradient = new double[d];
        var (sum, count) = (0.0, 0);
        foreach (var i in held)
        {
            for (var time = 1; time + 1 < paths.Length(i); time++)
            {
                quantity.Gradient(paths.State(i, time), gradient);
                var (product, slope, speed) = (0.0, 0.0, 0.0);
                for (var j = 0; j < d; j++)
                {
                    var v = (paths.State(i, time + 1)[j] - paths.State(i, time - 1)[j]) / deviations[j];
                    var g = gradient[j] * deviations[j];
                    (product, slope, speed) = (product + (g * v), slope + (g * g), speed + (v * v));
                }

                if (slope * speed <= 0)
                    continue;
                sum += product * product / (slope * speed);
                count++;
            }
        }

        return count > 0 ? Math.Sqrt(sum / count) : double.NaN;
    }
}
