using Noether.HiddenLayer.Symmetries;
using Noether.Numerics;

namespace Noether.HiddenLayer.Templates;

/// <summary>
/// The symmetry-blind control: how well a classifier tells the classes from figures that do not know of symmetry, such
/// as length, fill, spacing and curvature of the contour. What it reaches above chance is what the family gives away.
/// </summary>
/// <param name="Accuracy">
/// Share of right answers among five classes on templates that were held out; chance is 0.2.
/// </param>
/// <param name="Pairs">
/// Pairs[a][b], a and b numbers of classes: share of right answers when only the two are told apart; chance is 0.5. NaN
/// for a = b.
/// </param>
public sealed record BaselineScore(double Accuracy, IReadOnlyList<IReadOnlyList<double>> Pairs)
{
    /// <summary>Measures the control on freshly drawn templates.</summary>
    /// <param name="settings">How the templates are drawn.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="training">Templates that the classifier learns from, the first of the seed; at least 50.</param>
    /// <param name="heldOut">Templates that it is tested on, those that follow; at least 50.</param>
    /// <param name="threads">Threads to use, 0 for all processors; the figures do not depend on it.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <returns>The control without the histogram of curvature, and with it.</returns>
    /// <exception cref="NoetherException">A setting is out of range.</exception>
    public static (BaselineScore Plain, BaselineScore WithCurvature) Measure(
        TemplateSettings settings,
        ulong seed,
        int training,
        int heldOut,
        int threads = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(training, 50);
        ArgumentOutOfRangeException.ThrowIfLessThan(heldOut, 50);
        settings.Check();
        var rows = new double[training + heldOut][];
        ParallelBlocks.Run(
            rows.Length,
            threads,
            index => rows[index] = BaselineFeatures.Of(TemplateMaker.Draw(settings, seed, index).Contour),
            cancellationToken);
        return (
            Measure([.. rows.Select(row => row[..BaselineFeatures.PlainCount])], training, cancellationToken),
            Measure(rows, training, cancellationToken));
    }

    private static BaselineScore Measure(double[][] rows, int training, CancellationToken cancellationToken)
    {
        const int Count = SymmetryClasses.Count;
        var pairs = new double[Count][];
        for (var a = 0; a < Count; a++)
            pairs[a] = new double[Count];
        for (var a = 0; a < Count; a++)
        {
            pairs[a][a] = double.NaN;
            for (var b = 0; b < a; b++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pairs[a][b] = pairs[b][a] = HeldOutAccuracy(rows, training, [b, a]);
            }
        }

        return new(HeldOutAccuracy(rows, training, [0, 1, 2, 3, 4]), pairs);
    }

    private static double HeldOutAccuracy(double[][] rows, int training, int[] classes)
    {
        var chosen = Enumerable.Range(0, rows.Length)
            .Select(index =>
                (Row: rows[index], Label: Array.IndexOf(classes, (int)TemplateMaker.ClassOf(index)), index))
            .Where(item => item.Label >= 0)
            .ToList();
        var learned = chosen.Where(item => item.index < training).ToList();
        var tested = chosen.Where(item => item.index >= training).ToList();
        var model = SoftmaxRegression.Train(
            [.. learned.Select(item => item.Row)], [.. learned.Select(item => item.Label)], classes.Length);
        return tested.Average(item => model.Classify(item.Row) == item.Label ? 1.0 : 0.0);
    }
}
