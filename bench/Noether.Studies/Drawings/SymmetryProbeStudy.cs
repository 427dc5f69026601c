using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.Studies.Drawings;

/// <summary>
/// What the probe finds in drawings of known symmetry and in held-out templates of the five classes, and what the reading
/// of scatter pictures says of the same drawings and of drawings without symmetry.
/// </summary>
internal sealed class SymmetryProbeStudy : IStudy
{
    private const int UsualNetworks = 5;

    // Nulls behind those of the study probe-calibration: nothing was set or chosen by them.
    private const int FirstNull = 240;
    private const int Nulls = 64;
    private const int Templates = 100;
    private const ulong TemplateSeed = 2002;

    /// <inheritdoc/>
    public string Name => "symmetry-probe";

    /// <inheritdoc/>
    public string Purpose => "what the probe and the published reading say of drawings, nulls and held-out templates";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var networks = options.Quick ? 1 : UsualNetworks;
        var settings = $"{networks} networks";
        var drawings = Cases(KnownDrawings.All, "drawing");
        var fresh = Cases(FreshDrawings.All, "fresh");
        var second = Cases(SecondDrawings.Judging, "second", scatter: false);
        var nulls = Enumerable.Range(FirstNull, options.Quick ? RandomDrawings.Kinds : Nulls).Select(i => new StudyCase(
                $"null/{i}", $"null {i}", settings, context => DrawingCase.Run(RandomDrawings.Null(i), networks, context)));
        var templates = Enumerable.Range(0, options.Quick ? 5 : Templates).Select(i => new StudyCase(
            $"template/{i}", $"template {i}", $"{settings}, seed {TemplateSeed}",
            context => Template(i, networks, context)));
        return [.. second, .. fresh, .. nulls, .. drawings, .. templates];

        IEnumerable<StudyCase> Cases(IEnumerable<KnownDrawing> of, string set, bool scatter = true) => of.Select(drawing =>
            new StudyCase(
                $"{set}/{drawing.Name}", drawing.Name, settings, context => DrawingCase.Run(drawing, networks, context, scatter)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => row.Figures.Word("found");

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page) => SymmetryProbePage.Tell(rows, page);

    private static StudyFigures Template(int number, int networks, StudyContext context)
    {
        var template = TemplateMaker.Make(new TemplateSettings(), TemplateSeed, number);
        var trained = DecoyEnsemble.Train(
            [template.Points], networks, new DecoySettings(), TemplateSeed + (ulong)number, context.Threads,
            cancellationToken: context.Cancellation);
        var probe = new SymmetryProbe(new DecoySettings().LastUnits);
        var read = trained.Select(network => probe.Read(network)).ToArray();
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
}
