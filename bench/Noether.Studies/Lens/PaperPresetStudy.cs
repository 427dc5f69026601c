using Noether.Data.Synthetic;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>The published training from the identity, to its end: does it arrive, and how does it get there.</summary>
internal sealed class PaperPresetStudy : IStudy
{
    private const int UsualSeeds = 3;
    private const int SmallDimension = 7;
    private const int SmallBatch = 630;
    private const long SmallSamples = 63_000;
    private const int SmallSteps = 250_000;
    private const int QuickSteps = 400;

    private static readonly SignalFamily[] Families = [SignalFamily.Gaussian, SignalFamily.Legendre];
    private static readonly HiddenTransform[] Transforms =
        [HiddenTransform.Identity, HiddenTransform.Permuted, HiddenTransform.Dst];

    private static readonly SyntheticSettings Plain = new()
    {
        Family = SignalFamily.Gaussian,
        Dimension = SmallDimension,
        Samples = SmallSamples,
    };

    /// <summary>The settings of the authors' small study.</summary>
    private static readonly LensSettings Small = LensSettings.Paper with
    {
        Steps = SmallSteps,
        BatchSize = SmallBatch,
        LearningRate = 2.5e-4,
        EstimatorLearningRate = 2.5e-3,
        UniformityWeight = 1,
        InformationWeight = 1,
    };

    // Of ranges that the authors give (decay 0.1 to 0.2, uniformity 1.5 to 2.5, information 0.75 to 1.25) the middle.
    private static readonly LensSettings Last = LensSettings.Paper with
    {
        Steps = 400_000,
        BatchSize = 2520,
        LearningRate = 1e-4,
        EstimatorLearningRate = 2.5e-3,
        LearningRateDecay = 0.15,
        UniformityWeight = 2,
        InformationWeight = 1,
    };

    /// <inheritdoc/>
    public string Name => "paper-preset";

    /// <inheritdoc/>
    public string Purpose => "the published training from the identity, to its end";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        int[] seeds = [.. options.SeedNumbers(UsualSeeds)];
        List<StudyCase> cases = [];
        foreach (var seed in seeds)
        {
            foreach (var family in Families)
            {
                foreach (var transform in Transforms)
                {
                    var data = Plain with { Family = family, Transform = transform };
                    var name = $"{Words.Lower(family)}/{Words.Lower(transform)}";
                    Add(name, $"{name.Replace("/", " x ")}, d = {SmallDimension}", data, Small, seed);
                    Add("fast/" + name, "", data, LensSettings.Fast, seed);
                }
            }
        }

        foreach (var seed in seeds)
        {
            var each = Small with
            {
                UniformityWeights = UniformityWeights.EachDirection,
            };
            Add("last", "the authors' last settings", Plain, Last, seed);
            Add("each-direction", "each direction weighs alike", Plain, each, seed);
            Add("each-step", "schedules fall with every step", Plain, EachStep(Small), seed);
        }

        if (options.Large)
        {
            foreach (var seed in seeds)
            {
                var data = Plain with { Dimension = 33, Samples = 1_000_000 };
                Add("d33", "gaussian x identity, d = 33", data, LensSettings.Paper, seed);
            }
        }

        return cases;

        void Add(string key, string row, SyntheticSettings data, LensSettings settings, int seed)
        {
            if (options.Quick)
            {
                settings = settings with { Steps = Math.Min(settings.Steps, QuickSteps) };
                data = data with { Samples = data.Samples / 10 };
            }

            var seeded = data with { Seed = (ulong)seed };
            cases.Add(new StudyCase(
                $"{key}/seed-{seed}", row.Length > 0 ? row : "fast preset", $"{key} steps={settings.Steps} "
                + Words.Of(seeded), context => Run(context, seeded, settings)));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => options.Large
        ? []
        : ["d = 33 is left out, hours for each seed; ask for it with --large."];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => LensCase.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page) => PaperPresetPage.Tell(rows, page);

    // An epoch of one step, and the noise on the filter as long as before.
    private static LensSettings EachStep(LensSettings settings) => settings with
    {
        StepsPerEpoch = 1,
        FilterNoiseEpochs = settings.FilterNoiseEpochs * settings.StepsPerEpoch,
    };

    private static StudyFigures Run(StudyContext context, SyntheticSettings data, LensSettings settings)
    {
        context.Report("generating");
        var made = SyntheticData.Generate(data, context.Cancellation);
        using var samples = made.ToSampleSet();
        return LensCase.Run(
            context, samples, settings, data.Seed, made.Truth, (result, figures) => PaperPresetPage.AddCurve(
                result, made.Truth, figures));
    }
}
