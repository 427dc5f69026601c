using Noether.HiddenLayer.Representation;
using Noether.Networks;
using Noether.Numerics;

namespace Noether.HiddenLayer.Classifying;

/// <summary>
/// A trained classifier: it gives a likelihood for each class from what is kept of one network. Logits are averaged
/// over the views of the representation and divided by a temperature before the softmax (Guo et al., arXiv
/// 1706.04599).
/// </summary>
/// <param name="representation">Draws the pictures.</param>
/// <param name="network">Classifies them.</param>
/// <param name="temperature">Fitted on templates of its own; above 0.</param>
internal sealed class SymmetryModel(IHiddenRepresentation representation, PictureNetwork network, double temperature)
{
    // Pictures drawn at a time; the results do not depend on it.
    private const int Batch = 64;

    /// <summary>Draws the pictures.</summary>
    public IHiddenRepresentation Representation => representation;

    /// <summary>Classifies them.</summary>
    public PictureNetwork Network => network;

    /// <summary>Logits are divided by this.</summary>
    public double Temperature => temperature;

    /// <summary>The same classifier with another temperature.</summary>
    /// <param name="value">Above 0.</param>
    public SymmetryModel WithTemperature(double value) => new(representation, network, value);

    /// <summary>Logits averaged over the views, before the temperature.</summary>
    /// <param name="sources">What is kept of each network.</param>
    /// <param name="threads">Worker threads; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>One row for each network, one value for each class.</returns>
    public float[][] Logits(
        IReadOnlyList<float[]> sources, int threads = 0, CancellationToken cancellationToken = default)
    {
        var views = representation.Views;
        var result = new float[sources.Count][];
        var pictures = new float[Batch][];
        for (var first = 0; first < sources.Count * views; first += Batch)
        {
            var count = Math.Min(Batch, (sources.Count * views) - first);
            var start = first;
            ParallelBlocks.Run(count, threads, i =>
            {
                pictures[i] ??= new float[representation.Shape.Length];
                representation.Draw(sources[(start + i) / views], (start + i) % views, pictures[i]);
            }, cancellationToken);
            var logits = network.Logits(new ArraySegment<float[]>(pictures, 0, count), threads, cancellationToken);
            for (var i = 0; i < count; i++)
            {
                var row = result[(first + i) / views] ??= new float[network.Classes];
                for (var k = 0; k < row.Length; k++)
                    row[k] += logits[i][k] / views;
            }
        }
        return result;
    }

    /// <summary>The likelihoods of the classes.</summary>
    /// <param name="sources">What is kept of each network.</param>
    /// <param name="threads">Worker threads; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>One row for each network; each sums to one.</returns>
    public double[][] Likelihoods(
        IReadOnlyList<float[]> sources, int threads = 0, CancellationToken cancellationToken = default) =>
        [.. Logits(sources, threads, cancellationToken).Select(row => Softmax.Probabilities(row, temperature))];
}
