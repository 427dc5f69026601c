using Noether.Discovery;
using Noether.Published.SohlDickstein;

namespace Noether.Studies.Others.Systems;

/// <summary>J. Sohl-Dickstein et al., arXiv 1001.1027.</summary>
internal sealed class SohlDicksteinSystem : IPublishedSystem
{
    private const int Pixels = 20;
    private const int Pairs = 4000;

    /// <inheritdoc/>
    public string Name => "sohl-dickstein";

    /// <inheritdoc/>
    public string Title => "Sohl-Dickstein et al.: generator and unknown steps in turn";

    /// <inheritdoc/>
    public string Remark =>
        "Circular signals of 20 pixels, shifted by unknown parts of pixels, without the fastest wave. The growth by planes is that "
        + "of the specification, except that long steps wait until a new plane has had 135 steps (set on seeds 2 to 7); the "
        + "whole generator at once, with and without the published blur, is the ablation. Targets are "
        + "those of another program. The whole has as many steps as the grown one; "
        + "blurred, it is then nearly as good, where the specification gave it a tenth of them.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) =>
        [("grown", Grown), ("whole", Whole)];

    private static void Grown(StudyContext context, ulong seed, SystemRecord record)
    {
        var row = Measure(context, 1, 0, false, seed, record, new SohlDicksteinSettings { MostStep = 1 });
        record.Row("steps up to 1: cosine", "1.0000", 0.999, 1, row.Cosine, row.Seconds)
            .Row("steps up to 1: unexplained", ".00000", 0, 1e-3, row.Unexplained)
            .Row("steps up to 1: seconds of the processor", "2.8 s", 0, 2.8, row.Other);
        foreach (var (more, target) in ((ulong, string)[])[(0, ".990"), (1, ".986")])
        {
            row = Measure(context, 3, 0, false, seed + more, record, new SohlDicksteinSettings());
            record.Row($"steps up to 3, seed {seed + more}: cosine", target, 0.97, 1, row.Cosine, row.Seconds)
                .Row($"steps up to 3, seed {seed + more}: rank correlation of steps", ".9998", 0.99, 1, row.Steps)
                .Row($"steps up to 3, seed {seed + more}: seconds of the processor", "2.8 s", 0, 2.8, row.Other);
        }

        row = Measure(context, 3, 0.1, false, seed, record, new SohlDicksteinSettings());
        record.Row("steps up to 3, noise .1: cosine", ".988", 0.97, 1, row.Cosine, row.Seconds);
        var mixed = Measure(context, 3, 0.1, true, seed, record, new SohlDicksteinSettings());
        record.Row("the same with pixels mixed: difference of the cosine", "0", -0.02, 0.02, mixed.Cosine - row.Cosine,
            mixed.Seconds);
        row = Measure(context, 5, 0, false, seed, record, new SohlDicksteinSettings { MostStep = 5 });
        record.Row("steps up to 5: cosine", ".946", 0.90, 1, row.Cosine, row.Seconds);
    }

    private static void Whole(StudyContext context, ulong seed, SystemRecord record)
    {
        var settings = new SohlDicksteinSettings { Growth = GeneratorGrowth.Whole, Blur = false };
        var row = Measure(context, 3, 0, false, seed, record, settings);
        record.Row("all planes at once, steps up to 3: cosine", ".73", 0, 0.9, row.Cosine, row.Seconds);
        row = Measure(context, 3, 0, false, seed, record, settings with { Blur = true });
        record.Row("the same with the published blur: cosine", ".31", 0, 0.9, row.Cosine, row.Seconds);
        row = Measure(context, 1, 0, false, seed, record, settings with { Blur = true, MostStep = 1 });
        record.Row("the same, steps up to 1: cosine", "1.0000", 0.999, 1, row.Cosine, row.Seconds);
    }

    private static SystemScore Measure(
        StudyContext context, double most, double noise, bool mixed, ulong seed, SystemRecord record,
            SohlDicksteinSettings settings)
    {
        var (before, after, steps, truth) = ShiftPairs.Make(Pixels, Pairs, most, noise, seed, mixed: mixed);
        var data = new PairData(before, after);
        var begun = Processor();
        var (result, seconds) =
            PairScores.Timed(() => SohlDicksteinMethod.Result(data, settings, 0, AlgebraScores.Context(context, seed)));
        var processor = Processor() - begun;
        var name = settings.Growth == GeneratorGrowth.Grown ? "sohl-dickstein" : settings.Blur ? "whole, blurred"
            : "whole";
        var score = PairScores.Of(name, seconds, result, truth, steps);
        record.Compare(
            FormattableString.Invariant($"shifts up to {most}, noise {noise}{(mixed ? ", mixed" : "")}, seed {seed}"),
                score,
            PairScores.ClosedForm(context, data, seed, truth, steps));
        return score with { Other = processor };
    }

    // The target is in seconds of the processor, too: other programs may keep the clock on the wall.
    private static double Processor() => System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
}
