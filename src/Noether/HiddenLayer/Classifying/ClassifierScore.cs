using Noether.Networks;

namespace Noether.HiddenLayer.Classifying;

/// <summary>How a classifier does on templates that it has not seen, from one network and from several.</summary>
internal sealed record ClassifierScore
{
    /// <summary>Rows: true class, columns: predicted, from each network alone.</summary>
    public required ConfusionMatrix Single { get; init; }

    /// <summary>The same from the mean likelihoods of all networks of a template.</summary>
    public required ConfusionMatrix Averaged { get; init; }

    /// <summary>Mean of -log likelihood of the true class before the temperature, from each network alone.</summary>
    public required double PlainLoss { get; init; }

    /// <summary>The same with the temperature.</summary>
    public required double Loss { get; init; }

    /// <summary>Reliability before the temperature, from each network alone.</summary>
    public required ReliabilityDiagram PlainReliability { get; init; }

    /// <summary>Reliability with the temperature, from each network alone.</summary>
    public required ReliabilityDiagram Reliability { get; init; }

    /// <summary>Reliability of the mean likelihoods of all networks of a template.</summary>
    public required ReliabilityDiagram AveragedReliability { get; init; }

    /// <summary>Judges a classifier.</summary>
    /// <param name="model">The classifier.</param>
    /// <param name="held">Networks of templates that it has not seen; those of a template follow each other.</param>
    /// <param name="threads">Worker threads; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public static ClassifierScore Of(
        SymmetryModel model, LabelledSources held, int threads = 0, CancellationToken cancellationToken = default)
    {
        var logits = model.Logits(held.Sources, threads, cancellationToken);
        var plain = logits.Select(row => Softmax.Probabilities(row)).ToArray();
        var calibrated = logits.Select(row => Softmax.Probabilities(row, model.Temperature)).ToArray();
        var groups = Enumerable.Range(0, held.Count).GroupBy(i => held.Templates[i]).Select(g => g.ToArray()).ToArray();
        var means = groups.Select(group => Mean(group.Select(i => calibrated[i]))).ToArray();
        var labels = groups.Select(group => held.Labels[group[0]]).ToArray();
        var classes = model.Network.Classes;
        return new ClassifierScore
        {
            Single = new ConfusionMatrix(classes, held.Labels, [.. calibrated.Select(Largest)]),
            Averaged = new ConfusionMatrix(classes, labels, [.. means.Select(Largest)]),
            PlainLoss = ClassifierQuality.Of(logits, held.Labels).Loss,
            Loss = ClassifierQuality.Of(logits, held.Labels, model.Temperature).Loss,
            PlainReliability = new ReliabilityDiagram(plain, held.Labels),
            Reliability = new ReliabilityDiagram(calibrated, held.Labels),
            AveragedReliability = new ReliabilityDiagram(means, labels),
        };
    }

    private static double[] Mean(IEnumerable<double[]> rows)
    {
        var all = rows.ToArray();
        return [.. Enumerable.Range(0, all[0].Length).Select(k => all.Average(row => row[k]))];
    }

    private static int Largest(double[] row) => Array.IndexOf(row, row.Max());
}
