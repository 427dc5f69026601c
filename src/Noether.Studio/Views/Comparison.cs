using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Studio.Views;

/// <summary>Two runs of any methods, side by side.</summary>
/// <param name="Left">One run.</param>
/// <param name="Right">The other.</param>
public sealed record Comparison(FinishedRun Left, FinishedRun Right)
{
    /// <summary>Both runs.</summary>
    public IReadOnlyList<FinishedRun> Both => [Left, Right];

    /// <summary>Method, data, facts and settings of both, those that one has alone last.</summary>
    public IReadOnlyList<ComparedRow> Rows { get; } = Compare(Left, Right);

    /// <summary>The figures that both have under one name, and then those that one has alone.</summary>
    public IReadOnlyList<(Figure? Left, Figure? Right)> Figures { get; } = Pair(FiguresOf(Left), FiguresOf(Right));

    /// <summary>That the runs were asked different things, where they were; null otherwise.</summary>
    public string? DifferentQuestions => Left.Card is { } one && Right.Card is { } other && one.Data != other.Data
        ? $"They answer different questions, {Left.Run.Name} of {Words(one.Data)} and {Right.Run.Name} of {Words(other.Data)}: neither "
            + "finding confirms nor denies the other."
        : null;

    private static string Words(DataKind kind) => kind switch
    {
        DataKind.Picture => "a picture",
        DataKind.Labels => "labels",
        DataKind.Pairs => "pairs",
        DataKind.Paths => "paths",
        _ => "samples",
    };

    private static ComparedRow[] Compare(FinishedRun left, FinishedRun right)
    {
        var (one, other) = (Values(left), Values(right));
        var names = one.Keys.Union(other.Keys)
            .OrderBy(name => one.ContainsKey(name) && other.ContainsKey(name) ? 0 : 1);
        return [.. names.Select(name => new ComparedRow(
            name, one.GetValueOrDefault(name, "–"), other.GetValueOrDefault(name, "–")))];
    }

    private static Dictionary<string, string> Values(FinishedRun run)
    {
        var values = new Dictionary<string, string>
        {
            ["Method"] = run.Card?.Title ?? run.Record.Method,
            ["Data"] = run.Run.Source,
            ["Time"] = Readable.Duration(run.Run.Seconds ?? double.NaN),
        };
        foreach (var (name, value) in run.Facts.Concat(run.Settings))
            values.TryAdd(name, value);
        return values;
    }

    private static List<Figure> FiguresOf(FinishedRun run) => [.. run.Sections.SelectMany(section => section.Figures)];

    private static (Figure? Left, Figure? Right)[] Pair(List<Figure> left, List<Figure> right)
    {
        var others = right.DistinctBy(figure => figure.Name).ToDictionary(figure => figure.Name);
        var names = left.Select(figure => figure.Name).ToHashSet();
        return
        [
            .. left.Where(figure => others.ContainsKey(figure.Name))
                .Select(figure => ((Figure?)figure, (Figure?)others[figure.Name])),
            .. left.Where(figure => !others.ContainsKey(figure.Name))
                .Select(figure => ((Figure?)figure, (Figure?)null)),
            .. right.Where(figure => !names.Contains(figure.Name)).Select(figure => ((Figure?)null, (Figure?)figure)),
        ];
    }
}

/// <summary>A value of both runs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Left">In one run.</param>
/// <param name="Right">In the other.</param>
public sealed record ComparedRow(string Name, string Left, string Right)
{
    /// <summary>Whether they differ.</summary>
    public bool Differs => Left != Right;
}
