using Noether.Discovery;

namespace Noether.Studio.Jobs;

/// <summary>
/// The history that a job told, thinned out: curves have a few hundred pixels, so of longer histories every other row
/// goes, and memory stays flat. Not safe from several threads.
/// </summary>
internal sealed class JobHistory
{
    private const int MostRows = 600;

    private readonly List<double[]> rows = [];
    private string[] columns = [];
    private int every = 1;
    private int seen;

    /// <summary>A copy of what is kept.</summary>
    public HistoryTable Table => new(columns, [.. rows]);

    /// <summary>Takes a row; one with other names begins another history.</summary>
    public void Add(IReadOnlyList<NamedValue> row)
    {
        if (row.Count == 0)
            return;
        if (!row.Select(value => value.Name).SequenceEqual(columns))
        {
            Clear();
            columns = [.. row.Select(value => value.Name)];
        }

        if (seen++ % every != 0)
            return;
        rows.Add([.. row.Select(value => value.Value)]);
        if (rows.Count < MostRows)
            return;
        every *= 2;
        var kept = rows.Where((_, i) => i % 2 == 0).ToArray();
        rows.Clear();
        rows.AddRange(kept);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        rows.Clear();
        (columns, every, seen) = ([], 1, 0);
    }
}
