using Noether.Lens;

namespace Noether.Cli.Studies;

/// <summary>What each term of the loss is worth: the answer without it.</summary>
internal sealed class LensAblationStudy : IStudy
{
    private const int UsualSeeds = 2;

    private static readonly string[] Kinds = [VariationCases.Fast, VariationCases.Train, VariationCases.Stay];

    /// <inheritdoc/>
    public string Name => "lens-ablation";

    /// <inheritdoc/>
    public string Purpose => "what each term of the loss is worth";

    /// <inheritdoc/>
    public int Version => 1;

    /// <summary>Everything that is left out.</summary>
    internal static IReadOnlyList<Variation> Variations { get; } =
    [
        Variation.None,
        new("alignment", "without alignment", s => s with { AlignmentWeight = 0 }),
        new("uniformity", "without uniformity", s => s with { UniformityWeight = 0 }),
        new("conditional", "without the conditional part of uniformity", s => s with { Conditional = false }),
        new("resolution", "without resolution", s => s with { ResolutionWeight = 0 }),
        new("information", "without information", s => s with { InformationWeight = 0 }),
        new("noise", "without noise on the filter", s => s with { FilterNoise = 0 }),
        new("centring", "one mean instead of each component's", s => s with { Centring = LensCentring.OneMean }),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options) =>
        [.. VariationCases.Of(options, [.. options.SeedNumbers(UsualSeeds)], Kinds, Variations)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => VariationCases.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Signals behind a random rotation, d = 33, noise 0.05; the least cosine over the seeds. \"Fast preset\": the "
            + "whole discovery with 300 steps of training at its end; the judge weighs the same terms, so a term that is "
            + "left out is missing there too. \"Training from 0.7\" and \"from the truth\": 3,000 steps of training alone "
            + "with batches of 1056 and a learning rate of 3e-3, from the truth turned by a random rotation until the "
            + "cosine is 0.7, and from the truth itself. A study may know the truth; a discovery never does.");
        VariationCases.Tell(rows, Kinds, page);
    }
}
