using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>
/// Windows cut from longer signals, each one a sample: window i of a signal covers the values i stride to
/// i stride + window - 1, all windows of the first signal come first. Windows are cut when asked for, never stored.
/// </summary>
public sealed class WindowedSamples : SampleSet
{
    private readonly SignalSource signals;
    private readonly int stride;
    private readonly long perSignal;

    /// <summary>Cuts windows along every row of a sample set.</summary>
    /// <param name="rows">The rows to cut; disposed with this object.</param>
    /// <param name="window">Values in a window, from 1 to the dimension of the rows.</param>
    /// <param name="stride">
    /// Values from the start of one window to the start of the next, at least 1. Default 1.
    /// </param>
    /// <exception cref="NoetherException">The window or the stride is out of range.</exception>
    public WindowedSamples(SampleSet rows, int window, int stride = 1)
        : this(new RowSignals(NotNull(rows)), window, stride, rows.Source, rows.Notes)
    {
    }

    /// <summary>Cuts windows from signals.</summary>
    internal WindowedSamples(
        SignalSource signals, int window, int stride, string source, IReadOnlyList<string> notes)
    {
        if (window < 1)
        {
            throw new NoetherException(
                $"{Mentions.Window} {window} is impossible; give the number of values in a window, 1 or more.");
        }
        if (stride < 1)
            throw new NoetherException($"{Mentions.Stride} {stride} is impossible; give 1 or more.");
        if (signals.Length < window)
        {
            throw new NoetherException(
                $"{source} has signals of {signals.Length} values, too short for {Mentions.Window} {window}; "
                + "ask for a shorter window.");
        }
        this.signals = signals;
        this.stride = stride;
        Dimension = window;
        Source = $"{source}, windows of {window}" + (stride > 1 ? $" every {stride}" : "");
        Notes = notes;
        perSignal = ((signals.Length - window) / stride) + 1;
        Count = checked(perSignal * signals.Signals);
    }

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override string Source { get; }

    /// <inheritdoc/>
    public override string StoredType => signals.StoredType;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        var count = Windows(firstRow, destination.Length);
        for (var i = 0; i < count; i++)
        {
            var (signal, place) = Math.DivRem(firstRow + i, perSignal);
            signals.Read(signal, place * stride, destination.Slice(i * Dimension, Dimension));
        }
    }

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination)
    {
        var count = Windows(firstRow, destination.Length);
        for (var i = 0; i < count; i++)
        {
            var (signal, place) = Math.DivRem(firstRow + i, perSignal);
            signals.Read(signal, place * stride, destination.Slice(i * Dimension, Dimension));
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        signals.Dispose();
        base.Dispose();
    }

    private int Windows(long firstRow, int values)
    {
        if (values % Dimension != 0)
            throw new ArgumentException($"{values} values are not whole rows of {Dimension}.", nameof(values));
        var count = values / Dimension;
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, Count - count);
        return count;
    }

    private static SampleSet NotNull(SampleSet rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows;
    }
}
