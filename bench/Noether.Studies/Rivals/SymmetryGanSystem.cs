using System.Diagnostics;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Rivals;
using Noether.Rivals.SymmetryGan;
using Noether.Studies.Others.Systems;

namespace Noether.Studies.Rivals;

/// <summary>K. Desai, B. Nachman and J. Thaler, arXiv 2112.05722.</summary>
internal sealed class SymmetryGanSystem : IPublishedSystem
{
    private const int Samples = 200_000;
    private const double Degrees = 180 / Math.PI;

    /// <inheritdoc/>
    public string Name => "symmetry-gan";

    /// <inheritdoc/>
    public string Title => "SymmetryGAN: one element a restart";

    /// <inheritdoc/>
    public string Remark =>
        "Twenty restarts of 10,000 steps on each toy, drawn from 200,000 generated samples where the source draws anew. Elements are "
        + "those at the end, as published; the mean over the last 2,000 steps stands beside them. Bumps on a ring of seven sites are the "
        + "comparison by the authors of the lens: exp collapses to the identity, which has to be flagged, and qr finds no shift.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) =>
    [
        ("normal", (context, seed, record) => Normal(context, seed, record, quick)),
        ("line", (context, seed, record) => Line(context, seed, record, quick)),
        ("sevenths", (context, seed, record) => Sevenths(context, seed, record, quick)),
        ("stretched", (context, seed, record) => Stretched(context, seed, record, quick)),
        ("octagon", (context, seed, record) => Octagon(context, seed, record, quick)),
        ("squares", (context, seed, record) => Squares(context, seed, record, quick)),
        ("ring", (context, seed, record) => Ring(context, seed, record, quick)),
    ];

    private static void Normal(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var (found, seconds) = Train(context, RivalData.Normal(Samples, [0, 0], [1, 1], seed), MapFamily.Rotation, seed, quick);
        double[] radii = [.. found.Select(one => Radius(one.Map))];
        double[] mean = [.. found.Select(one => Radius(one.MeanMap))];
        record.Row("normal in two dimensions: mean radius", ".984 (50 runs)", 0.95, 1.03, radii.Average(), seconds)
            .Row("the same: largest |radius - 1|", ".084", 0, 0.2, radii.Max(r => Math.Abs(r - 1)))
            .Row("the same, mean over the last steps: largest |radius - 1|", "– (shown, not required)",
                0, double.PositiveInfinity, mean.Max(r => Math.Abs(r - 1)));
    }

    private static void Line(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var (found, seconds) =
            Train(context, RivalData.Normal(Samples, [0.5], [1], seed), MapFamily.Affine, seed, quick, start: 5);
        var near = found.Count(one => Math.Min(Apart(one, 0, 1), Apart(one, 1, -1)) < 0.15);
        var kept = found.Count(one => Math.Sign(one.Map[0, 0]) == Math.Sign(one.StartMap[0, 0]));
        record.Row("normal about 1/2: restarts of 20 within .15 of (0, 1) or (1, -1)", "20", quick ? 0 : 18, 20, near, seconds)
            .Row("the same: share that keeps the sign of c", ".93", 0.8, 1, (double)kept / found.Length);

        static double Apart(FoundElement one, double b, double c) =>
            Math.Sqrt(Math.Pow(one.Offset[0] - b, 2) + Math.Pow(one.Map[0, 0] - c, 2));
    }

    private static void Sevenths(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var (found, seconds) = Train(
            context, RivalData.Normal(Samples, [0, 0], [1, 1], seed), MapFamily.Rotation, seed, quick, order: 7);
        Angles(record, "normal, seventh power pulled to the identity", found, 7, seconds, 0.5, 5, ".053")
            .Row("the same: largest |radius - 1|", "– (sd .003)", 0, 0.02, found.Max(one => Math.Abs(Radius(one.Map) - 1)));
    }

    private static void Stretched(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var (found, seconds) = Train(
            context, RivalData.Normal(Samples, [0, 0], [1, Math.Sqrt(2)], seed), MapFamily.Rotation, seed, quick);
        double[] errors = [.. found.Select(one => Math.Abs(Math.IEEERemainder(Angle(one.Map), Math.PI)) * Degrees)];
        record.Row("normal, variances 1 and 2: largest angle from I or -I, degrees", "4.9 (mean 2.2)", 0, 8, errors.Max(), seconds)
            .Row("the same: both signs occur", "yes", found.Any(one => one.Map[0, 0] > 0) && found.Any(one => one.Map[0, 0] < 0))
            .Row("the same: mean radius", ".989 (shown, not required)", 0, double.PositiveInfinity,
                found.Average(one => Radius(one.Map)));
    }

    private static void Octagon(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var (found, seconds) = Train(context, RivalData.Octagon(Samples, seed), MapFamily.Rotation, seed, quick, start: 5);
        Angles(record, "octagon of blobs", found, 8, seconds, 1, 5, ".15")
            .Row("the same: mean radius", ".999", 0.97, 1.02, found.Average(one => Radius(one.Map)));
    }

    private static void Squares(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var centres = from i in Enumerable.Range(-2, 5) from j in Enumerable.Range(-2, 5) select ((double)i, (double)j);
        var (found, seconds) =
            Train(context, RivalData.Blobs(Samples, [.. centres], seed), MapFamily.Rotation, seed, quick, start: 5);
        var errors = found.Average(one => Math.Abs(Math.IEEERemainder(Angle(one.Map), Math.PI / 2)) * Degrees);
        record.Row("grid of 25 blobs: mean angle from a quarter turn, degrees", ".58 (shown, not required)",
            0, double.PositiveInfinity, errors, seconds);
    }

    private static void Ring(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var rows = RivalData.Bumps(Samples, seed);
        var held = RivalData.Bumps(4000, seed + 1000);
        foreach (var family in (MapFamily[])[MapFamily.Exp, MapFamily.Qr])
        {
            var (found, seconds) = Train(context, rows, family, seed, quick, restarts: 6, steps: 8000, oneStep: true);
            if (family == MapFamily.Exp)
            {
                record.Row("ring of 7, exp: restarts of 6 within cosine .98 of the identity", "6", 5, 6,
                    found.Count(one => Trace(one.Map) >= 0.98), seconds);
                var flagged = found.Count(one => HeldOutTest.Moves(
                    held, ElementAction.Law("one", "one", [new ElementAction(one.MeanMap, one.MeanOffset)]), seed)
                    < HeldOutTest.LeastDisplacement);
                record.Row("the same: flagged by displacement below .1", "6", 5, 6, flagged);
            }
            else
            {
                record.Row("ring of 7, qr: restarts of 6 within cosine .95 of a shift or reflection", "0 (shown, not required)", 0, 6,
                    found.Count(one => Dihedral(one.Map) >= 0.95), seconds);
                record.Row("the same: median of the best cosine", ".21 (shown, not required)", -1, 1,
                    found.Select(Best).Order().ElementAt(found.Length / 2));
            }
        }

        var verdict = Verdict(context, RivalData.Bumps(quick ? 2000 : 20_000, seed), seed, quick);
        record.Row("ring of 7, exp: the method does not claim a symmetry", "yes", !verdict.Found);
        record.Figures.Add("verdict", verdict.Summary);

        static double Best(FoundElement one) => Dihedral(one.Map);
    }

    private static Verdict Verdict(StudyContext context, Matrix rows, ulong seed, bool quick)
    {
        using var samples = new DoubleSamples(rows.Values.ToArray(), rows.Columns, "bumps on a ring");
        var settings = new SymmetryGanSettings { Restarts = 6, Steps = quick ? 300 : 8000 };
        return new SymmetryGanMethod().Run(new SampleData(samples), settings, AlgebraScores.Context(context, seed)).Verdict;
    }

    private static SystemRecord Angles(
        SystemRecord record, string what, FoundElement[] found, int order, double seconds, double most, int classes, string target)
    {
        double[] turns = [.. found.Select(one => Angle(one.Map) * order / (2 * Math.PI))];
        return record.Row($"{what}: mean angle from a multiple of a turn over {order}, degrees", target, 0, most,
                turns.Average(turn => Math.Abs(turn - Math.Round(turn))) * 360 / order, seconds)
            .Row($"the same: of {order} classes hit", $"{order}", classes, order,
                turns.Select(turn => ((int)Math.Round(turn) + order) % order).Distinct().Count());
    }

    private static (FoundElement[] Found, double Seconds) Train(
        StudyContext context, Matrix rows, MapFamily family, ulong seed, bool quick, double start = 1, int order = 0,
        int restarts = 20, int steps = 10_000, bool oneStep = false)
    {
        var watch = Stopwatch.StartNew();
        var found = GanTraining.Run(
            rows, new GanRecipe
            {
                Family = family,
                Restarts = restarts,
                Steps = quick ? 300 : steps,
                Start = start,
                Order = order,
                Exchanged = order > 0,
                OneStep = oneStep,
            }, seed, context.Threads, share => context.Report("training", share), context.Cancellation);
        return (found, watch.Elapsed.TotalSeconds);
    }

    private static double Radius(Matrix map) => Math.Sqrt((map[0, 0] * map[0, 0]) + (map[0, 1] * map[0, 1]));

    private static double Angle(Matrix map) => Math.Atan2(map[0, 1], map[0, 0]);

    private static double Trace(Matrix map) => Enumerable.Range(0, map.Rows).Sum(i => map[i, i]) / map.Rows;

    // The best cosine to a shift or a reflection of the ring, but for the identity.
    private static double Dihedral(Matrix map)
    {
        var n = map.Rows;
        return Enumerable.Range(0, 2 * n).Skip(1).Max(k => Enumerable.Range(0, n).Sum(i =>
            map[i, k < n ? (i + k) % n : ((k - i) % n + n) % n]) / n);
    }
}
