using Noether.Algebra;
using Noether.Discovery;
using Noether.Published.Augerino;
using Noether.Published.Extents.Warps;

namespace Noether.Studies.Others.Systems.Pictures;

/// <summary>Augerino on two drawings that may be turned by an eighth of a turn either way.</summary>
internal sealed class AugerinoSystem : IPublishedSystem
{
    private const int Rotation = 2;

    /// <inheritdoc/>
    public string Name => "augerino";

    /// <inheritdoc/>
    public string Title => "Augerino (Benton, Finzi, Izmailov, Wilson, arXiv 2010.11882)";

    /// <inheritdoc/>
    public string Remark =>
        "5,000 pictures of 32 x 32 x 3 of two drawings of our own, 2,000 held out, upright or upside-down by up to pi / 4 either way: the "
        + "right width of the rotation is pi / 2 = 1.571. Reduced: 6 channels for 32, 312 steps for 1,560; rates and batches as published. "
        + "The first three rows begin with the rotation open at 0.313 and the others closed; the last with all closed. Targets are those of "
        + "the same reduction with PyTorch on other drawings. Seconds are CPU seconds of a training. The closed form beside it does not "
        + "take pictures of 3,072 values, so that there is no comparison.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) =>
    [
        ("bonus-0.05", (context, seed, record) => Open(context, seed, quick, 0.05, (1.45, 1.85), "1.65 (truth 1.571)", record)),
        ("bonus-0.01", (context, seed, record) => Open(context, seed, quick, 0.01, (1.21, 1.61), "1.41", record)),
        ("bonus-0.1", (context, seed, record) => Open(context, seed, quick, 0.1, (1.60, 2.00), "1.80", record)),
        ("closed", (context, seed, record) => Closed(context, seed, quick, record)),
    ];

    private static void Open(
        StudyContext context, ulong seed, bool quick, double bonus, (double Low, double High) allowed, string target, SystemRecord record)
    {
        var (start, seconds) = Train(context, seed, quick, "rotation", bonus);
        var found = start.Kept.Select(i => PlaneGenerators.All[i]).ToArray();
        var score = found.Length == 0 ? new SpanScore(0, 0, -1, 0) : SpanScore.Compare(found, [PlaneGenerators.All[Rotation]]);
        var words = FormattableString.Invariant($"bonus {bonus}");
        record.Row($"{words}: rotation width", target, allowed.Low, allowed.High, start.Widths[Rotation], seconds)
            .Row($"{words}: largest of the other five widths", "0.008 to 0.042", 0, 0.05, start.Widths.Where((_, i) => i != Rotation).Max())
            .Row($"{words}: span cosine of what is kept", "1", 1 - 1e-12, 1, score.Least)
            .Row($"{words}: count error", "0", 0, 0, score.CountError)
            .Row($"{words}: accuracy on held-out pictures", "0.99", 0.98, 1, start.Accuracy)
            .Row($"{words}: CPU seconds", "28 with PyTorch", 0, 28, seconds);
        record.Figures.Add("halfWidthError", Math.Abs((start.Widths[Rotation] / 2) - UprightPictures.HalfExtent));
    }

    private static void Closed(StudyContext context, ulong seed, bool quick, SystemRecord record)
    {
        var (start, seconds) = Train(context, seed, quick, "closed", 0.05);
        record.Row("all closed, bonus 0.05: larger width of a translation", "1.25", 1, 1.5, Math.Max(start.Widths[0], start.Widths[1]), seconds)
            .Row("all closed: rotation width stays far from the truth of 1.571", "0.15", 0, 1.2, start.Widths[Rotation])
            .Row($"all closed: another answer than from the open start (it keeps {AugerinoVerdict.Names(start)})", "yes",
                !start.Kept.SequenceEqual([Rotation]));
    }

    private static (AugerinoStart Start, double Seconds) Train(StudyContext context, ulong seed, bool quick, string start, double bonus)
    {
        var pictures = UprightPictures.Make(quick ? 500 : 5000, quick ? 100 : 2000, seed);
        var settings = new AugerinoSettings { Bonus = bonus, Steps = quick ? 20 : 312 };
        var run = new RunContext { Seed = seed, Threads = context.Threads, Cancellation = context.Cancellation };
        var training = new AugerinoTraining(pictures, start, settings, run);
        var began = Environment.CpuUsage.TotalTime;
        while (training.Step < settings.Steps)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Report($"training, start {start}", (double)training.Step / settings.Steps);
            training.TakeStep();
        }

        var seconds = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        return (AugerinoResult.Judge(training, pictures, settings), seconds);
    }
}
