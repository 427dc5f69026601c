using System.Text.Json;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>
/// What each term of the loss and each ingredient of the fast preset is worth: the answer without it.
/// </summary>
internal sealed class LensAblationStudy : IStudy
{
    private const int UsualSeeds = 1;

    private static readonly string[] TermKinds = [VariationCases.Train, VariationCases.Stay];
    private static readonly string[] TermData = ["gaussian", "legendre"];
    private static readonly string[] IngredientKinds = [VariationCases.Plain];
    private static readonly string[] IngredientData =
        ["gaussian", "legendre", "legendre-circular", "decay", "wavelet", "mixed"];

    /// <inheritdoc/>
    public string Name => "lens-ablation";

    /// <inheritdoc/>
    public string Purpose => "what each term of the loss and each ingredient of the fast preset is worth";

    /// <inheritdoc/>
    public int Version => 1;

    /// <summary>Terms of the loss, and what belongs to the training.</summary>
    internal static IReadOnlyList<Variation> Terms { get; } =
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

    /// <summary>Ingredients of the fast preset.</summary>
    internal static IReadOnlyList<Variation> Ingredients { get; } =
    [
        Variation.None,
        .. from ingredient in Enum.GetValues<LensIngredients>()
           where ingredient != LensIngredients.None
           let name = JsonNamingPolicy.KebabCaseLower.ConvertName(ingredient.ToString())
           select new Variation(
               name, $"without {name.Replace('-', ' ')}", settings => settings with { Without = ingredient }),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        int[] seeds = [.. options.SeedNumbers(UsualSeeds)];
        return
        [
            .. VariationCases.Of(options, seeds, IngredientKinds, IngredientData, Ingredients),
            .. VariationCases.Of(options, seeds, TermKinds, TermData, Terms),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => VariationCases.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Heading("Ingredients of the fast preset");
        page.Paragraph(
            "Signals behind a random rotation, d = 33, noise 0.05; the least cosine over the seeds, and how many runs "
            + "were reported found. The fast preset as it comes, without one of its ingredients at a time; what an "
            + "ingredient is stands in the documentation of `LensIngredients`.");
        VariationCases.Tell(rows, IngredientKinds, IngredientData, page);
        page.Heading("Terms of the loss");
        page.Paragraph(
            "\"Training from 0.7\" and \"from the truth\": 3,000 steps of training alone with batches of 1056 and a "
            + "learning rate of 3e-3, from the truth turned by a random rotation until the cosine is 0.7, and from the "
            + "truth itself. A study may know the truth; a discovery never does.");
        VariationCases.Tell(rows, TermKinds, TermData, page);
    }
}
