using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Rivals.SymmetryGan;

/// <summary>Desai, Nachman and Thaler: an element that a discriminator cannot tell from doing nothing.</summary>
public sealed class SymmetryGanMethod : Method<SymmetryGanSettings>
{
    private const int MostDimension = 64;

    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "symmetry-gan",
        Title = "SymmetryGAN",
        Summary = "Trains elements of a family of maps so that a discriminator does not tell moved samples from others; each restart "
            + "ends at one element, and held-out samples judge them.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        Needs =
        [
            "At least 1,000 samples of 1 to 64 values, 10,000 for a claim: half are trained on, half are judged on.",
            "A family that the symmetry lies in, and that keeps volumes: affine, rotation or orthogonal maps.",
        ],
        Expresses = ["elements of discrete or continuous groups, one a restart, in 1 and 2 dimensions above all"],
        CannotExpress =
        [
            "maps outside the family", "the group that elements belong to, unless many restarts show it",
            "shifts of seven places and more, where trainings collapse to the identity (exp) or go on circling (qr)",
        ],
        Reference = "K. Desai, B. Nachman and J. Thaler, arXiv 2112.05722; exp and qr as in the comparison by S. Efe and A. Ozakin, "
            + "arXiv 2410.05232. Means over the last steps, the tests and the verdict are ours.",
        TypicalCost = "10 to 30 s for 10 restarts of 10,000 steps on two cores; no checkpoints, a run that is stopped begins anew",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, SymmetryGanSettings settings, RunContext context)
    {
        var samples = ((SampleData)data).Samples;
        RivalRows.Read(samples, RivalRows.Least, context.Cancellation);
        Resolved(settings.Family, samples.Dimension, samples.Source);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, SymmetryGanSettings settings, RunContext context)
    {
        var samples = ((SampleData)data).Samples;
        var clock = new RunClock(context);
        var all = RivalRows.Read(samples, settings.MostSamples, context.Cancellation);
        var family = Resolved(settings.Family, all.Columns, samples.Source);
        var rows = RivalRows.Of(all, context.Seed);
        var middle = settings.Centre ? RivalRows.Mean(rows.Training) : new double[all.Columns];
        var centred = RivalRows.Normalized(rows.Training, middle, 1);
        var scale = RivalRows.Size(centred);
        if (!(scale > 0))
            throw new NoetherException($"All samples of {samples.Source} are alike; there is nothing to move.");
        var found = GanTraining.Run(
            RivalRows.Normalized(rows.Training, middle, scale), new GanRecipe
            {
                Family = family,
                Restarts = settings.Restarts,
                Steps = settings.Steps,
                Order = settings.Order ?? 0,
                Exchanged = settings.Order is not null,
                OneStep = family is MapFamily.Exp or MapFamily.Qr,
            }, context.Seed, context.Threads, share =>
            {
                lock (clock)
                    clock.Report("training", 0.8 * share);
            }, context.Cancellation);
        var trained = clock.Seconds;

        JudgedElement[] judged = [.. found.Select((one, i) =>
        {
            clock.Report("testing elements", 0.8 + (0.15 * i / found.Length));
            return Judge(one, new ElementAction(one.MeanMap, one.MeanOffset).Unscaled(middle, scale), rows.Choosing, context);
        })];
        ElementAction[] holding = [.. judged.Where(one => one.Holds).Select(one => one.Element)];
        clock.Report("testing", 0.95);
        var pooled = holding.Length == 0 ? null
            : HeldOutTest.Of(rows.Judging, ElementAction.Law("elements", "a random one of the elements", holding), context);
        return SymmetryGanAnswer.Of(
            SymmetryGanVerdict.Of(judged, pooled), settings with { Family = family }, judged, all,
            [new("training", trained), new("testing", clock.Seconds - trained), new("total", clock.Seconds)]);
    }

    private static JudgedElement Judge(FoundElement found, ElementAction element, Matrix choosing, RunContext context)
    {
        if (element.Inverse is null)
            return new JudgedElement(found, element, double.PositiveInfinity, null);
        var law = ElementAction.Law("element", "an element", [element]);
        var displacement = HeldOutTest.Moves(choosing, law, context.Seed);
        return new JudgedElement(
            found, element, displacement,
            displacement >= HeldOutTest.LeastDisplacement ? HeldOutTest.Of(choosing, law, context, chooses: true) : null);
    }

    private static MapFamily Resolved(MapFamily family, int d, string source)
    {
        if (d > MostDimension)
        {
            throw new NoetherException(
                $"{source} has samples of {d} values; the method symmetry-gan takes at most {MostDimension}, choose fewer columns or the "
                + $"{SettingName.Mention("method")} lens.");
        }

        var wanted = (family, d) switch
        {
            (MapFamily.Auto, 1) => MapFamily.Affine,
            (MapFamily.Auto, 2) => MapFamily.Rotation,
            (MapFamily.Auto, _) => MapFamily.Exp,
            _ => family,
        };
        var fits = wanted switch
        {
            MapFamily.Affine => d == 1,
            MapFamily.Rotation => d == 2,
            _ => d >= 2,
        };
        return fits ? wanted : throw new NoetherException(
            $"The family {wanted.ToString().ToLowerInvariant()} does not act on samples of {d} values; affine acts on one, rotation on two, "
            + "exp and qr on two and more.")
        {
            Code = "setting.value",
            Setting = "family",
        };
    }
}
