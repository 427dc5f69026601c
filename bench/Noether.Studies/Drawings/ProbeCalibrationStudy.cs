using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.Studies.Drawings;

/// <summary>
/// Sets the rates of false positives and the thresholds of the probe on one half of drawings without symmetry and of
/// drawings that were made symmetric, and judges them on the other half. Its page stands beside calibration.json, which
/// is what the program carries.
/// </summary>
internal sealed class ProbeCalibrationStudy : IStudy
{
    /// <summary>Networks of each picture.</summary>
    public const int Networks = 5;

    /// <summary>Drawings without symmetry.</summary>
    public const int Nulls = 160;

    private const int Folded = 210;
    private const int Templates = 250;
    private const int TemplateNetworks = 2;
    private const ulong TemplateSeed = 1001;

    // In --quick runs: some of each half and kind.
    private const int QuickEach = 16;

    /// <inheritdoc/>
    public string Name => "probe-calibration";

    /// <inheritdoc/>
    public string Purpose => "from what on the probe says something, and how often it is wrong";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var some = options.Quick ? ", some of them" : "";
        var settings = $"{Networks} networks{some}";
        var templateSettings = $"1 or {TemplateNetworks} networks, seed {TemplateSeed}{some}";
        return
        [
            .. Numbers(Nulls).Select(i => new StudyCase($"null/{i}", $"null {i}", settings, context =>
                Drawn(RandomDrawings.Null(i), Networks, context))),
            .. Numbers(Folded).Select(i => new StudyCase($"folded/{i}", $"folded {i}", $"contour alone{some}", context =>
                Drawn(RandomDrawings.Folded(i), 0, context))),
            .. Everyday("mend", EverydayDrawings.Mending), .. Everyday("judge", EverydayDrawings.Judging),
            .. Numbers(Templates).Select(i => new StudyCase($"template/{i}", $"template {i}", templateSettings, context =>
                Template(i, context))),
            .. Numbers(Nulls).Where(i => CalibrationRows.IsFirstHalf("null", i)).Select(i => new StudyCase(
                $"null-of-one/{i}", $"null {i}, one network", $"1 network{some}", context => Drawn(RandomDrawings.Null(i), 1, context))),
        ];

        IEnumerable<StudyCase> Everyday(string set, IEnumerable<KnownDrawing> drawings) =>
            drawings.Take(options.Quick ? QuickEach : int.MaxValue).Select((drawing, i) => new StudyCase(
                $"{set}/{i}", drawing.Name, settings, context => Drawn(drawing, Networks, context)));

        IEnumerable<int> Numbers(int count) => Enumerable.Range(0, options.Quick ? QuickEach : count);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) =>
        row.Figures.Word("refused") is { Length: > 0 } refused ? refused : $"accuracy {row.Figures["accuracy"]:0.000}";

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page) => ProbeCalibrationPage.Tell(rows, page);

    private static StudyFigures Drawn(KnownDrawing drawing, int networks, StudyContext context)
    {
        try
        {
            return Figures(ReadPicture.Of(drawing.Open(), networks, context));
        }
        catch (NoetherException refused)
        {
            // Too little contour, or nearly nothing else.
            return new StudyFigures().Add("refused", refused.Code ?? refused.Message);
        }
    }

    private static StudyFigures Template(int number, StudyContext context)
    {
        var template = TemplateMaker.Make(new TemplateSettings(), TemplateSeed, number);
        var trained = DecoyEnsemble.Train(
            [template.Points], template.Symmetry == SymmetryClass.None ? 1 : TemplateNetworks, new DecoySettings(), TemplateSeed + (ulong)number, context.Threads,
            cancellationToken: context.Cancellation);
        var probe = new SymmetryProbe(new DecoySettings().LastUnits);
        return new StudyFigures().Add("class", (int)template.Symmetry).Add("features", string.Join("|", trained.Select(network =>
            CalibrationRows.Words(ProbeSummary.Of(probe.Hidden([probe.Read(network)])).Features))));
    }

    private static StudyFigures Figures(ReadPicture read) =>
        new StudyFigures().Add("accuracy", read.Accuracy)
            .Add("frame", CalibrationRows.Words([read.Frame.MiddleX, read.Frame.MiddleY, read.Frame.Half])).Add("evidence", ProbeEvidence.Write(read.Summaries));
}
