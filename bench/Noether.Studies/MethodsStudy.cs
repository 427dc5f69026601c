using Noether.Discovery;

namespace Noether.Studies;

/// <summary>Every method on every generated data set of its kind: whatever is in the catalogue is measured.</summary>
/// <param name="methods">The methods.</param>
internal sealed class MethodsStudy(MethodCatalogue methods) : IStudy
{
    private const int UsualSeeds = 2;

    /// <inheritdoc/>
    public string Name => "methods";

    /// <inheritdoc/>
    public string Purpose => "every method with its default settings on generated data of its kind";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options) =>
    [
        .. from method in methods.All
           let name = method.Card.Name
           from data in MethodSets.Of(method.Card.Data, options.Quick)
           from seed in options.SeedNumbers(UsualSeeds)
           select new StudyCase(
               $"{name}/{data.Name}/seed-{seed}", $"{name} x {data.Name}",
               $"{name} on {data.Settings((ulong)seed)}, {MethodCase.Defaults(method)}".TrimEnd(' ', ','),
               context => MethodCase.Run(context, method, data, (ulong)seed)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
    [
        .. from method in methods.All
           where MethodSets.Of(method.Card.Data, options.Quick).Count == 0
           select $"The method {method.Card.Name} is left out; no data of its kind are generated yet.",
    ];

    /// <inheritdoc/>
    public string Headline(StudyRow row)
    {
        var cosine = row.Figures.Numbers.ContainsKey("cosine")
            ? $", cosine {StudyPage.Number(row.Figures["cosine"], 4)}"
            : "";
        return row.Figures.Word("finding") + cosine;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Default settings. Signals of 50,000 samples of 33 values behind a transform, and white noise, in which "
            + "nothing can be found; drawings of known symmetry. The cosine compares the generator that a method "
            + "reports with the true one, after the run, where there are both. What is known to be there stands in "
            + "the second column; the headline of the verdict is the method's own word for what it found.");
        page.Table(
            ["method and data", "known", "#found", "#not found", "#undecided", "#refused", "#cosine, least",
                "#seconds, longest", "#peak MB", "headlines"],
            rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])));
    }

    /// <summary>The cells of one row of the table.</summary>
    internal static string[] Cells(string name, IReadOnlyList<StudyRow> rows)
    {
        string Count(string finding) => $"{rows.Count(row => row.Figures.Word("finding") == finding)}";
        return
        [
            name, rows[0].Figures.Word("expected"),
            Count(MethodCase.Word(Finding.Found)), Count(MethodCase.Word(Finding.NotFound)),
            Count(MethodCase.Word(Finding.Undecided)), Count(MethodCase.Refused),
            StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures["cosine"])), 4),
            StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["seconds"])), 1),
            StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["peakMegabytes"])), 0),
            string.Join("; ", rows.Select(row => row.Figures.Word("headline")).Where(word => word.Length > 0).Distinct()),
        ];
    }
}
