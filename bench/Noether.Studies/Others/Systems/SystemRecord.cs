namespace Noether.Studies.Others.Systems;

/// <summary>
/// What a case of a published system measured: rows of its must-reproduce table, and how it compares with the closed
/// form on the same data in the same run.
/// </summary>
internal sealed class SystemRecord
{
    private int rows;
    private int comparisons;

    /// <summary>The figures of the case.</summary>
    public StudyFigures Figures { get; } = new();

    /// <summary>Adds a row of the table.</summary>
    /// <param name="row">What is measured, such as "SO(3), k = 3: loss".</param>
    /// <param name="target">The published or specified figure, in words.</param>
    /// <param name="low">Least value that passes.</param>
    /// <param name="high">Largest value that passes.</param>
    /// <param name="measured">What was measured; NaN never passes.</param>
    /// <param name="seconds">Seconds of what was measured; NaN where it belongs to the row before.</param>
    public SystemRecord Row(
        string row, string target, double low, double high, double measured, double seconds = double.NaN)
    {
        var name = $"row.{rows++}";
        Figures.Add(name, row).Add(name + ".target", target).Add(name + ".low", low).Add(name + ".high", high)
            .Add(name + ".measured", measured).Add(name + ".passed", measured >= low && measured <= high)
            .Add(name + ".seconds", seconds);
        return this;
    }

    /// <summary>A row that is a yes or a no.</summary>
    public SystemRecord Row(string row, string target, bool passed, double seconds = double.NaN)
    {
        Figures.Add($"row.{rows}.answer", passed ? "yes" : "no");
        return Row(row, target, 1, 1, passed ? 1 : 0, seconds);
    }

    /// <summary>Adds a comparison.</summary>
    /// <param name="data">The data both were given.</param>
    /// <param name="scores">The published system and the closed form, which comes last.</param>
    public SystemRecord Compare(string data, params IReadOnlyList<SystemScore> scores)
    {
        foreach (var score in scores)
        {
            var name = $"score.{comparisons++}";
            Figures.Add(name, score.Method).Add(name + ".data", data).Add(name + ".seconds", score.Seconds)
                .Add(name + ".ratio", score.Seconds / scores[^1].Seconds);
            foreach (var (figure, value) in score.Figures().Where(one => double.IsFinite(one.Value)))
                Figures.Add($"{name}.{figure}", value);
        }

        return this;
    }

    /// <summary>Rows of the table in the figures of a case.</summary>
    public static IEnumerable<string> Rows(StudyFigures figures) => Names(figures, "row");

    /// <summary>Comparisons in the figures of a case.</summary>
    public static IEnumerable<string> Comparisons(StudyFigures figures) => Names(figures, "score");

    private static IEnumerable<string> Names(StudyFigures figures, string kind) =>
        Enumerable.Range(0, 1000).Select(i => $"{kind}.{i}").TakeWhile(name => figures.Word(name).Length > 0);
}
