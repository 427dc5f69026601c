using System.Diagnostics;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.Studies.Drawings;

/// <summary>
/// What the probe finds in drawings of known symmetry, in drawings and templates without any, and in held-out templates
/// of the five classes.
/// </summary>
internal sealed class SymmetryProbeStudy : IStudy
{
    private const int UsualNetworks = 5;

    // Nulls of the first half of every dozen set the rates; those of the second half are judged here.
    private const int Nulls = 120;
    private const int NullsOfAKind = RandomDrawings.Kinds;
    private const int Templates = 100;
    private const ulong TemplateSeed = 2002;

    /// <inheritdoc/>
    public string Name => "symmetry-probe";

    /// <inheritdoc/>
    public string Purpose => "which symmetries the probe finds in drawings, nulls and held-out templates";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var networks = options.Quick ? 1 : UsualNetworks;
        var settings = $"{networks} networks";
        var drawings = KnownDrawings.All.Select(drawing => new StudyCase(
            $"drawing/{drawing.Name}", drawing.Name, settings, context => Draw(drawing, networks, context)));
        var nulls = Enumerable.Range(0, options.Quick ? 2 * NullsOfAKind : Nulls)
            .Where(i => i / NullsOfAKind % 2 == 1).Select(i => new StudyCase(
                $"null/{i}", $"null {i}", settings, context => Draw(RandomDrawings.Null(i), networks, context)));
        var templates = Enumerable.Range(0, options.Quick ? 5 : Templates).Select(i => new StudyCase(
            $"template/{i}", $"template {i}", $"{settings}, seed {TemplateSeed}",
            context => Template(i, networks, context)));
        return [.. drawings, .. nulls, .. templates];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => row.Figures.Word("found");

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "A list is right when nothing is missing and nothing is false; a line counts within 5 degrees and 0.05 of the "
            + "width, a centre and a period within 0.05 of the width.");
        page.Table(["what", "#of", "#right", "95 % interval"], Summary(rows));
        var drawings = Of(rows, "drawing/");
        if (drawings.Length > 0)
        {
            page.Heading("Drawings");
            page.Table(
                ["drawing", "right", "found", "missing", "false", "#decoy", "#seconds"],
                drawings.Select(row => (IReadOnlyList<string>)
                [
                    row.Row, row.Figures.Is("right") ? "yes" : row.Figures.Is("judged") ? "no" : "not judged",
                    row.Figures.Word("found"), row.Figures.Word("missing"), row.Figures.Word("false"),
                    StudyPage.Number(row.Figures["decoyAccuracy"], 3), StudyPage.Number(row.Figures["seconds"], 1),
                ]));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Summary(IReadOnlyList<StudyRow> rows)
    {
        var (drawings, nulls, templates) = (Of(rows, "drawing/"), Of(rows, "null/"), Of(rows, "template/"));
        yield return Line("drawings whose list is right", drawings, "right");
        yield return Line("of those with a mirror line: found with its place", Having(drawings, "mirrors"), "mirror");
        yield return Line("of those with an order: found at its centre", Having(drawings, "orders"), "order");
        yield return Line("of those without symmetry: list empty", Having(drawings, "none"), "right");
        yield return Line("drawings that can be judged", drawings, "judged");
        yield return Line("nulls called symmetric", nulls, "called");
        yield return Line("nulls that can be judged", nulls, "judged");
        yield return Line("five classes of templates, one network, hidden layer", templates, "oneRight");
        yield return Line("five classes of templates, all networks, hidden layer", templates, "right");
    }

    private static StudyRow[] Of(IReadOnlyList<StudyRow> rows, string beginning) =>
        [.. rows.Where(row => row.Key.StartsWith(beginning, StringComparison.Ordinal))];

    private static StudyRow[] Having(StudyRow[] rows, string figure) => [.. rows.Where(row => row.Figures.Is(figure))];

    private static IReadOnlyList<string> Line(string what, StudyRow[] rows, string figure)
    {
        var hits = rows.Count(row => row.Figures.Is(figure));
        return [what, $"{rows.Length}", $"{hits}", rows.Length == 0 ? "" : Statistics.Interval(hits, rows.Length)];
    }

    private static StudyFigures Draw(KnownDrawing drawing, int networks, StudyContext context)
    {
        var clock = Stopwatch.StartNew();
        var prediction = SymmetryPredictor.Predict(
            drawing.Open(), new HiddenLayerSettings { Networks = networks }, new()
            {
                Threads = context.Threads,
                Cancellation = context.Cancellation,
            });
        var judge = new ListJudge(drawing, prediction.Symmetries ?? []);
        var judged = prediction.Symmetries is not null;
        return new StudyFigures().Add("judged", judged).Add("right", judged && judge.IsRight)
            .Add("called", prediction.Symmetries is { Count: > 0 })
            .Add("mirrors", drawing.HasMirror).Add("mirror", judge.HasMirror)
            .Add("orders", drawing.Expected.Any(known => known.Order > 0)).Add("order", judge.HasOrder)
            .Add("none", drawing.Expected.Count == 0)
            .Add("decoyAccuracy", prediction.DecoyAccuracy).Add("seconds", clock.Elapsed.TotalSeconds)
            .Add("likeliest", SymmetryClasses.Symbol(prediction.MostLikely))
            .Add("found", Words(prediction.Symmetries ?? []))
            .Add("missing", string.Join(", ", judge.Missing.Select(known => Named(known.Kind, known.Order))))
            .Add("false", Words(judge.False));
    }

    private static StudyFigures Template(int number, int networks, StudyContext context)
    {
        var template = TemplateMaker.Make(new TemplateSettings(), TemplateSeed, number);
        var trained = DecoyEnsemble.Train(
            [template.Points], networks, new DecoySettings(), TemplateSeed + (ulong)number, context.Threads,
            cancellationToken: context.Cancellation);
        var probe = new SymmetryProbe(new DecoySettings().LastUnits);
        var read = trained.Select(probe.Read).ToArray();
        var likelihoods = read.Select(network => ProbeCalibration.Default.Likelihoods(
            ProbeSummary.Of(probe.Hidden([network])).Features)).ToArray();
        var mean = Enumerable.Range(0, SymmetryClasses.Count).Select(k => likelihoods.Average(row => row[k])).ToArray();
        return new StudyFigures().Add("class", (int)template.Symmetry)
            .Add("oneRight", Likeliest(likelihoods[0]) == (int)template.Symmetry)
            .Add("right", Likeliest(mean) == (int)template.Symmetry)
            .Add("mirrorOne", ProbeSummary.Of(probe.Hidden(read[..1])).Scores[0])
            .Add("mirrorAll", ProbeSummary.Of(probe.Hidden(read)).Scores[0])
            .Add("found", SymmetryClasses.Symbol((SymmetryClass)Likeliest(mean)));
    }

    private static int Likeliest(double[] likelihoods) => Array.IndexOf(likelihoods, likelihoods.Max());

    private static string Words(IReadOnlyList<SymmetryElement> elements) => string.Join(", ", elements.Select(element =>
        Named(element.Kind, element.Order ?? 0) + (element.Source == ProbeSource.Hidden ? " (hidden layer)" : "")));

    private static string Named(SymmetryKind kind, int order) => kind switch
    {
        SymmetryKind.Rotation => "O(2)",
        SymmetryKind.Cyclic => $"C{order}",
        SymmetryKind.Dihedral => $"D{order}",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
