using Noether.Conserved.Search;
using Noether.Published.Fields;

namespace Noether.Published.NoetherNetworks;

/// <summary>
/// What tailoring with one formula comes to: the inner rate is chosen on some starts and judged on others.
/// </summary>
/// <param name="Rate">The rate that predicts best on the starts that choose; 0 where none helps.</param>
/// <param name="Chosen">Root mean square error at every rate on the starts that choose, over that without
/// tailoring.</param>
/// <param name="Baseline">Root mean square error on the starts that judge, without tailoring.</param>
/// <param name="Tailored">The same with the rate that was chosen.</param>
internal sealed record Tailoring(double Rate, IReadOnlyList<(double Rate, double Ratio)> Chosen, double Baseline,
    double Tailored)
{
    /// <summary>The inner rates that are tried, beside none.</summary>
    public static IReadOnlyList<double> Rates { get; } =
        [.. Enumerable.Range(0, 11).Select(i => Math.Pow(10, -5 + (0.5 * i)))];

    /// <summary>Share of the error that tailoring takes away where it is judged; negative where it adds.</summary>
    public double Gain => 1 - (Tailored / Baseline);

    /// <summary>Chooses and judges.</summary>
    /// <param name="field">The field.</param>
    /// <param name="quantity">The formula.</param>
    /// <param name="step">Time from one point of a path to the next.</param>
    /// <param name="choosing">Paths that choose the rate, each points x d values.</param>
    /// <param name="judging">Paths that judge.</param>
    /// <param name="d">Coordinates.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Tailoring Of(
        FreeField field, Quantity quantity, double step, IReadOnlyList<double[]> choosing,
            IReadOnlyList<double[]> judging, int d,
        CancellationToken cancellation = default)
    {
        double[] rates = [0, .. Rates];
        var errors = Errors(choosing, rates);
        var best = Enumerable.Range(0, rates.Length)
            .MinBy(i => double.IsFinite(errors[i]) ? errors[i] : double.PositiveInfinity);
        var judged = Errors(judging, [0, rates[best]]);
        return new Tailoring(
            rates[best], [.. Enumerable.Range(1, Rates.Count).Select(i => (rates[i], errors[i] / errors[0]))],
                judged[0], judged[1]);

        double[] Errors(IReadOnlyList<double[]> paths, double[] tried)
        {
            var sums = new double[tried.Length];
            var gradient = new double[field.Network.Parameters.Length];
            var count = 0;
            foreach (var path in paths)
            {
                cancellation.ThrowIfCancellationRequested();
                var tailored = new TailoredField(field, quantity, step, (path.Length / d) - 1);
                tailored.LossAndGradient(path.AsSpan(0, d), gradient);
                for (var i = 0; i < tried.Length; i++)
                {
                    var predicted = tailored.Tailored(path.AsSpan(0, d), gradient, tried[i]);
                    for (var k = d; k < path.Length; k++)
                        sums[i] += Math.Pow(predicted[k] - path[k], 2);
                }

                count += path.Length - d;
            }

            return [.. sums.Select(sum => Math.Sqrt(sum / count))];
        }
    }
}
