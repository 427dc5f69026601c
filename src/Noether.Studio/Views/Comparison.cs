using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Studio.Views;

/// <summary>Runs of any methods, side by side.</summary>
/// <param name="Runs">The runs, two at least.</param>
public sealed record Comparison(IReadOnlyList<FinishedRun> Runs)
{
    /// <summary>The most runs that are compared: as many as curves have colours.</summary>
    public const int Most = 6;

    /// <summary>Method, data, facts and settings of all, those that some have alone last.</summary>
    public IReadOnlyList<ComparedRow> Rows { get; } = Compare(Runs);

    /// <summary>How all of them went: a figure for every column of their histories that two have, a curve for each run.</summary>
    public IReadOnlyList<Figure> Curves { get; } = HistoryFigures.Overlaid([.. Runs.Select(run => (run.Run.Title, run.History))]);

    /// <summary>The figures by name, one for each run: those that all have first; null where a run has none of that name.</summary>
    public IReadOnlyList<IReadOnlyList<Figure?>> Figures { get; } = Paired([.. Runs.Select(FiguresOf)]);

    /// <summary>That the runs were asked different things, where they were; null otherwise.</summary>
    public string? DifferentQuestions => Runs.All(run => run.Card is not null) && Runs.DistinctBy(run => run.Card!.Data).Skip(1).Any()
        ? $"They answer different questions, {string.Join(" and ", Runs.Select(run => $"{run.Run.Name} of {Words(run.Card!.Data)}"))}: "
            + "no finding confirms or denies another."
        : null;

    private static string Words(DataKind kind) => kind switch
    {
        DataKind.Picture => "a picture",
        DataKind.Labels => "labels",
        DataKind.Pairs => "pairs",
        DataKind.Paths => "paths",
        _ => "samples",
    };

    private static ComparedRow[] Compare(IReadOnlyList<FinishedRun> runs)
    {
        var values = runs.Select(Values).ToArray();
        return
        [
            .. values.SelectMany(run => run.Keys).Distinct().OrderBy(name => values.All(run => run.ContainsKey(name)) ? 0 : 1)
                .Select(name => new ComparedRow(name, [.. values.Select(run => run.GetValueOrDefault(name, "–"))])),
        ];
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

    private static Dictionary<string, Figure> FiguresOf(FinishedRun run) => run.Sections.SelectMany(section => section.Figures)
        .DistinctBy(figure => figure.Name).ToDictionary(figure => figure.Name);

    private static IReadOnlyList<Figure?>[] Paired(Dictionary<string, Figure>[] runs) =>
    [
        .. runs.SelectMany(run => run.Keys).Distinct().OrderByDescending(name => runs.Count(run => run.ContainsKey(name)))
            .Select(name => runs.Select(run => run.GetValueOrDefault(name)).ToArray()),
    ];
}

/// <summary>A value of all runs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">In each run.</param>
public sealed record ComparedRow(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Whether they differ.</summary>
    public bool Differs => Values.Distinct().Skip(1).Any();
}
