namespace Noether.Lens;

/// <summary>
/// The samples that confirm an answer: the last sixth of each of several equal stretches of the file. They stay in the order
/// of the file, stretch by stretch, so that what neighbouring rows share, as the windows of a recording do, stays
/// within a stretch and estimates of different stretches tell how far sampling carries.
/// </summary>
internal sealed class ConfirmingRows
{
    private const int Share = 6;
    private const int Most = 20_000;
    private const int MostStretches = 32;
    private const int FewestStretches = 8;
    private const int RowsOfStretch = 8;

    private readonly int count;
    private readonly int[] starts;

    private ConfirmingRows(int count, int[] starts)
    {
        this.count = count;
        this.starts = starts;
    }

    /// <summary>Number of these samples.</summary>
    public int Count => starts[^1];

    /// <summary>Number of stretches, 8 to 32; fewer where there are fewer samples.</summary>
    public int Stretches => starts.Length - 1;

    /// <summary>Chooses among so many samples.</summary>
    /// <param name="count">Number of samples in memory.</param>
    public static ConfirmingRows Of(int count)
    {
        var wanted = Math.Min(count / Share, Most);
        var stretches = Math.Min(wanted, Math.Clamp(wanted / RowsOfStretch, FewestStretches, MostStretches));
        return new ConfirmingRows(
            count, [.. Enumerable.Range(0, stretches + 1).Select(s => stretches == 0 ? 0 : (int)((long)wanted * s / stretches))]);
    }

    /// <summary>The rows of a stretch: the first, and how many, counted from the first that confirms.</summary>
    /// <param name="stretch">From 0.</param>
    public (int First, int Length) Stretch(int stretch) => (starts[stretch], starts[stretch + 1] - starts[stretch]);

    /// <summary>The places of all samples, in the order of the file.</summary>
    /// <param name="others">Places of those that do not confirm; these come behind them.</param>
    public int[] Behind(ReadOnlySpan<int> others)
    {
        var places = new int[count];
        var next = 0;
        for (var stretch = 0; stretch < Stretches; stretch++)
        {
            var (first, length) = Stretch(stretch);
            var (begin, end) = ((int)((long)count * stretch / Stretches), (int)((long)count * (stretch + 1) / Stretches));
            for (var i = begin; i < end - length; i++)
                places[i] = others[next++];
            for (var i = 0; i < length; i++)
                places[end - length + i] = others.Length + first + i;
        }

        others[next..].CopyTo(places.AsSpan(next + Count));
        return places;
    }
}
