using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// Synthetic samples with a known hidden symmetry. A hidden sample h is a sum of local signals at random places of the
/// axis t = -(d-1)/2 .. (d-1)/2; it is divided by the standard deviation over all values of all samples, noise is
/// added, and x = U^T h is what is seen, so h = U x. The true generator is T = U^T Shift U.
/// For each kind of signal (legendre: l = 2 and l = 3; mixed: bumps and boxes; one kind in the other families) there
/// are five lots, each present with probability 0.5 divided by the number of kinds; centres are uniform on [-d, d],
/// amplitudes on [0.5, 1.5]. On a grid of a x b places a signal is the product of one along the rows and the same along
/// the columns, its centre uniform on [-a, a] x [-b, b], and there are ten lots. Samples in which nothing is present hold
/// noise only. Every sample has a random stream of its own, so that the numbers depend neither on threads nor on blocks. Source: Efe and Ozakin, SymmetryLens,
/// arXiv 2410.05232, section 4.
/// </summary>
public sealed class SyntheticData
{
    private const int BlockRows = 4096;

    private SyntheticData(SyntheticSettings settings, float[] samples, Matrix transform)
    {
        Settings = settings;
        Samples = samples;
        Transform = transform;
        Truths = HiddenTransforms.Generators(transform, settings);
    }

    /// <summary>What was asked for.</summary>
    public SyntheticSettings Settings { get; }

    /// <summary>N x d values in C order, one sample x a row.</summary>
    public float[] Samples { get; }

    /// <summary>The orthogonal matrix U, d x d: h = U x.</summary>
    public Matrix Transform { get; }

    /// <summary>
    /// The true generator T = U^T Shift U, d x d; the shift is cyclic for a circular axis only. Of a grid it is the
    /// first of <see cref="Truths"/>.
    /// </summary>
    public Matrix Truth => Truths[0];

    /// <summary>The true generators: one for a line; for a grid that of one row and that of one column.</summary>
    public IReadOnlyList<Matrix> Truths { get; }

    /// <summary>Makes samples in memory.</summary>
    /// <param name="settings">What to make; null means the defaults.</param>
    /// <param name="cancellationToken">Stops the work with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">
    /// A setting is out of range, or the samples do not fit into one array.
    /// </exception>
    public static SyntheticData Generate(
        SyntheticSettings? settings = null, CancellationToken cancellationToken = default)
    {
        settings ??= new SyntheticSettings();
        settings.Validate();
        var d = settings.Dimension;
        if (settings.Samples > Array.MaxLength / d)
        {
            throw new NoetherException(
                $"{settings.Samples} samples of {d} values do not fit into memory; write them to a file instead.");
        }
        var transform = HiddenTransforms.Build(settings.Transform, d, settings.Seed);
        var scale = 1 / StandardDeviation(settings, cancellationToken);
        var samples = new float[(int)settings.Samples * d];
        var rows = new SyntheticRows(settings, transform, scale);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, BlockCount(settings.Samples), options, block =>
        {
            var first = (int)block * BlockRows;
            var count = (int)Math.Min(BlockRows, settings.Samples - first);
            rows.Fill(first, samples.AsSpan(first * d, count * d));
        });
        return new SyntheticData(settings, samples, transform);
    }

    /// <summary>
    /// Writes samples of any number to a .npy file (float32, N x d) in constant memory; the numbers are those of
    /// <see cref="Generate"/>. Signals are made twice: a first pass measures the standard deviation over all values.
    /// </summary>
    /// <param name="settings">What to make.</param>
    /// <param name="path">File of the samples; it appears when complete.</param>
    /// <param name="truthPath">
    /// File of the true generator (float64, d x d, for a grid 2 x d x d); null means none.
    /// </param>
    /// <param name="progress">Told the fraction done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">
    /// Stops the work with an OperationCanceledException; no file is left behind.
    /// </param>
    /// <exception cref="NoetherException">A setting is out of range, or a file cannot be written.</exception>
    public static void Write(
        SyntheticSettings settings,
        string path,
        string? truthPath = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var d = settings.Dimension;
        var transform = HiddenTransforms.Build(settings.Transform, d, settings.Seed);
        using var writer = new NpyWriter(path, d);
        var scale = 1 / StandardDeviation(settings, cancellationToken, progress);
        var rows = new SyntheticRows(settings, transform, scale);
        // A few blocks at a time are filled in parallel and written in order.
        var together = 2 * Environment.ProcessorCount;
        var buffers = Enumerable.Range(0, together).Select(_ => new float[BlockRows * d]).ToArray();
        var blocks = BlockCount(settings.Samples);
        for (var start = 0L; start < blocks; start += together)
        {
            var count = (int)Math.Min(together, blocks - start);
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
                rows.Fill((start + i) * BlockRows, buffers[i].AsSpan(0, d * RowsIn(start + i))));
            for (var i = 0; i < count; i++)
                writer.Append(buffers[i].AsSpan(0, d * RowsIn(start + i)));
            progress?.Report(0.5 + (0.5 * (start + count) / blocks));
        }
        if (truthPath is not null)
            WriteTruth(truthPath, HiddenTransforms.Generators(transform, settings));
        writer.Complete();

        int RowsIn(long block) => (int)Math.Min(BlockRows, settings.Samples - (block * BlockRows));
    }

    /// <summary>The samples as a set for the lens, without a copy.</summary>
    public ArraySamples ToSampleSet() => new(
        Samples, Settings.Dimension, $"synthetic {Settings.Family}/{Settings.Transform}".ToLowerInvariant());

    private static void WriteTruth(string path, Matrix[] truths)
    {
        double[] values = [.. truths.SelectMany(truth => truth.Values.ToArray())];
        var d = truths[0].Rows;
        NpyFile.Write(path, values, truths.Length == 1 ? [d, d] : [truths.Length, d, d]);
    }

    private static long BlockCount(long samples) => (samples + BlockRows - 1) / BlockRows;

    // Sums are kept for each block and added in the order of the blocks, so that the result does not depend on threads.
    private static double StandardDeviation(
        SyntheticSettings settings, CancellationToken cancellationToken, IProgress<double>? progress = null)
    {
        const int together = 256;
        var blocks = BlockCount(settings.Samples);
        var sums = new (double Sum, double Square)[together];
        var (sum, square) = (0.0, 0.0);
        for (var start = 0L; start < blocks; start += together)
        {
            var count = (int)Math.Min(together, blocks - start);
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
                sums[i] = SyntheticRows.Sums(settings, (start + i) * BlockRows, BlockRows));
            for (var i = 0; i < count; i++)
            {
                sum += sums[i].Sum;
                square += sums[i].Square;
            }
            progress?.Report(0.5 * (start + count) / blocks);
        }
        var values = (double)settings.Samples * settings.Dimension;
        var variance = (square / values) - (sum / values * (sum / values));
        // Very few samples may all be without any signal; then there is nothing to scale.
        return variance > 0 ? Math.Sqrt(variance) : 1;
    }
}
