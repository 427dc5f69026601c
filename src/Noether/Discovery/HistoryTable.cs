namespace Noether.Discovery;

/// <summary>How an iteration went; a run folder keeps it as history.csv and adds to it while the run goes on.</summary>
/// <param name="Columns">Names of the columns, lower camel case; the first counts the steps.</param>
/// <param name="Rows">One row a step, as many values as columns.</param>
public sealed record HistoryTable(IReadOnlyList<string> Columns, IReadOnlyList<double[]> Rows)
{
    /// <summary>No iteration.</summary>
    public static HistoryTable Empty { get; } = new([], []);
}
