using System.Globalization;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>What a quarter more or less of each hyper-parameter, and another padding, do to the answer.</summary>
internal sealed class LensSensitivityStudy : IStudy
{
    private const int UsualSeeds = 1;

    private static readonly string[] Kinds = [VariationCases.Fast, VariationCases.Train];
    private static readonly string[] Data = ["gaussian", "legendre"];
    private static readonly double[] Factors = [0.75, 1.25];
    private static readonly int[] Paddings = [6, 16, 33];

    private static readonly (string Key, string Name, Func<LensSettings, double, LensSettings> Scale)[] Parameters =
    [
        ("rate", "learning rate", (s, f) => s with { LearningRate = f * s.LearningRate }),
        ("estimator-rate", "learning rate of the estimators",
            (s, f) => s with { EstimatorLearningRate = f * s.EstimatorLearningRate }),
        ("decay", "decay of both rates", (s, f) => s with { LearningRateDecay = f * s.LearningRateDecay }),
        ("alignment", "weight of alignment", (s, f) => s with { AlignmentWeight = f * s.AlignmentWeight }),
        ("uniformity", "weight of uniformity", (s, f) => s with { UniformityWeight = f * s.UniformityWeight }),
        ("resolution", "weight of resolution", (s, f) => s with { ResolutionWeight = f * s.ResolutionWeight }),
        ("information", "weight of information", (s, f) => s with { InformationWeight = f * s.InformationWeight }),
        ("noise", "noise on the filter", (s, f) => s with { FilterNoise = f * s.FilterNoise }),
    ];

    /// <inheritdoc/>
    public string Name => "lens-sensitivity";

    /// <inheritdoc/>
    public string Purpose => "what a quarter more or less of each hyper-parameter does";

    /// <inheritdoc/>
    public int Version => 1;

    /// <summary>Everything that is varied.</summary>
    internal static IReadOnlyList<Variation> Variations { get; } =
    [
        Variation.None,
        .. from parameter in Parameters
           from factor in Factors
           let text = factor.ToString(CultureInfo.InvariantCulture)
           select new Variation(
               $"{parameter.Key}-{text}", $"{parameter.Name} x {text}", settings => parameter.Scale(settings, factor)),
        .. from padding in Paddings
           select new Variation($"padding-{padding}", $"padding {padding}", s => s with { Padding = padding }),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options) =>
        [.. VariationCases.Of(options, [.. options.SeedNumbers(UsualSeeds)], Kinds, Data, Variations)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => VariationCases.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Signals behind a random rotation, d = 33, noise 0.05; the least cosine over the seeds. \"Fast preset and "
            + "training\": the whole discovery with 300 steps of training at its end, which it would mostly leave out. "
            + "The noise on the filter plays no part in it. \"Training from 0.7\": 3,000 steps of training alone with "
            + "batches of 1056 and a learning rate of 3e-3, from the truth turned by a random rotation until the "
            + "cosine is 0.7. A study may know the truth; a discovery never does.");
        VariationCases.Tell(rows, Kinds, Data, page);
    }
}
