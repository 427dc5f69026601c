using System.Numerics;
using System.Numerics.Tensors;
using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>Samples without those rows that lack a value (NaN).</summary>
internal sealed class WholeSamples : WrappedSamples
{
    private const int BlockValues = 1 << 16;
    private const int MostStretches = 50_000_000;
    private readonly long[] starts;
    private readonly long[] before;

    private WholeSamples(SampleSet samples, List<long> firsts, List<long> kept, long count, string note)
        : base(samples)
    {
        (starts, before, Count) = ([.. firsts], [.. kept], count);
        Notes = [.. samples.Notes, note];
    }

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; }

    /// <summary>Looks at all rows and leaves out those that lack a value.</summary>
    /// <param name="samples">The samples; disposed with what is returned.</param>
    /// <param name="windows">Whether they are windows, for the note.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The samples themselves where none lacks a value.</returns>
    /// <exception cref="NoetherException">Every row lacks a value.</exception>
    public static SampleSet Create(SampleSet samples, bool windows, CancellationToken cancellationToken)
    {
        // Stretches of whole rows: where each begins, and how many whole rows come before it.
        var (starts, before) = (new List<long>(), new List<long>());
        var (count, inside) = (0L, false);
        var d = samples.Dimension;
        var buffer = new float[Math.Max(1, BlockValues / d) * d];
        for (var first = 0L; first < samples.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = (int)Math.Min(buffer.Length / d, samples.Count - first);
            samples.CopyRows(first, buffer.AsSpan(0, rows * d));
            for (var i = 0; i < rows; i++)
            {
                var whole = !TensorPrimitives.IsNaNAny<float>(buffer.AsSpan(i * d, d));
                if (whole && !inside)
                {
                    starts.Add(first + i);
                    before.Add(count);
                }
                inside = whole;
                count += whole ? 1 : 0;
            }
            if (starts.Count > MostStretches)
                throw new NoetherException($"{samples.Source} lacks values in too many places; fill the gaps first.");
            first += rows;
        }
        var dropped = samples.Count - count;
        if (dropped == 0)
            return samples;
        var what = windows ? "windows" : "rows";
        if (count == 0)
        {
            throw new NoetherException(
                $"All {samples.Count} {what} of {samples.Source} lack a value, so that {Mentions.Missing} drop leaves "
                + $"none; leave out the columns that are empty with {Mentions.Columns}.")
            { Setting = "missing" };
        }
        return new WholeSamples(samples, starts, before, count,
            $"{dropped} of {samples.Count} {what} of {samples.Source} lack a value and are left out ({Mentions.Missing} "
            + "drop).");
    }

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination) => Gather(firstRow, destination);

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination) => Gather(firstRow, destination);

    private void Gather<T>(long firstRow, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, Count - (destination.Length / Dimension));
        if (destination.IsEmpty)
            return;
        var found = Array.BinarySearch(before, firstRow);
        for (var s = found >= 0 ? found : ~found - 1; !destination.IsEmpty; s++)
        {
            var end = s + 1 < before.Length ? before[s + 1] : Count;
            var values = (int)Math.Min((end - firstRow) * Dimension, destination.Length);
            Inner.Copy(starts[s] + (firstRow - before[s]), destination[..values]);
            destination = destination[values..];
            firstRow = end;
        }
    }
}
