using System.Diagnostics;
using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Labels;
using Noether.Numerics;
using Noether.Published.Krippendorf;

namespace Noether.Studies.Others.Systems;

/// <summary>S. Krippendorf and M. Syvaeri, arXiv 2003.13679.</summary>
internal sealed class KrippendorfSystem : IPublishedSystem
{
    private const int Levels = 11;
    private const int EachLevel = 400;

    /// <inheritdoc/>
    public string Name => "krippendorf";

    /// <inheritdoc/>
    public string Title => "Krippendorf and Syvaeri: rotations of classes by regression";

    /// <inheritdoc/>
    public string Remark =>
        "Points on circle, sphere and three-sphere with radii from .95 to 1.05, those of the sphere uniform in the polar angle; "
        + "the regression takes slabs on both sides of a plane and axes that are not centred. The closed form beside it takes "
        + "normals of the same points. The last data are labels of the double well r^4 - 2.3 r^2 with the whole pipeline.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) =>
        [("regression", Regression), ("pipeline", Pipeline)];

    private static void Regression(StudyContext context, ulong seed, SystemRecord record)
    {
        foreach (var (d, count, draws, slab, least) in ((int, int, int, double, double)[])
            [(2, 500, 5, 0.5, 0.999), (3, 1000, 20, 0.5, 0.995), (4, 3000, 40, 0.3, 0.97)])
        {
            var name = $"SO({d}), {count} points";
            var (points, truth) = (Sphere(d, count, seed), AlgebraScores.Orthogonal(0, d));
            var scaled = OrbitInput.Scaled(points);
            var watch = Stopwatch.StartNew();
            var run = KrippendorfRun.Of(
                scaled, new int[count], new KrippendorfSettings { Draws = draws, Slab = slab },
                    AlgebraScores.Context(context, seed));
            var seconds = watch.Elapsed.TotalSeconds;
            var cosine = run.Generators.Count == truth.Count ? SpanScore.Compare(run.Generators, truth).Least : 0;
            record.Row($"{name}, {draws} planes: count", $"{truth.Count}", truth.Count, truth.Count,
                run.Generators.Count, seconds)
                .Row($"{name}: least cosine", d == 2 ? ".99999" : d == 3 ? ".9993" : ".982", least, 1, cosine);
            if (d == 3)
                record.Row($"{name}: share of three components", "> .99", 0.99, 1, run.Shares.Take(3).Sum());
            watch.Restart();
            var span = SampleSpan.Of(scaled, centre: false, d);
            var evidence = new LocalNormals(span.Down(scaled), new int[count], AlgebraScores.Context(context, seed))
                .Measure(19);
            Matrix[] normal = evidence is null ? [] : [.. evidence.Directions().Select(span.Generator)];
            var closedSeconds = watch.Elapsed.TotalSeconds;
            record.Row($"{name}, normals: count", $"{truth.Count}", truth.Count, truth.Count, normal.Length,
                closedSeconds)
                .Row($"{name}, normals: least cosine", "> .999", 0.999, 1,
                    normal.Length == truth.Count ? SpanScore.Compare(normal, truth).Least : 0)
                .Compare(
                    name, AlgebraScores.Of("krippendorf", seconds, run.Generators, truth, Radius),
                    AlgebraScores.Of("algebra (normals, with nulls)", closedSeconds, normal, truth, Radius));
        }

        var random = new CounterRandom(seed, stream: 15);
        var cloud = new Matrix(1000, 3);
        random.FillNormal(cloud.Values);
        var nothing = KrippendorfRun.Of(
            OrbitInput.Scaled(cloud), new int[1000], new KrippendorfSettings(), AlgebraScores.Context(context, seed));
        record.Row("a cloud that is no orbit: violation", "about 1, and not found", 0.1, double.PositiveInfinity,
            nothing.Violation)
            .Row("a cloud that is no orbit: verdict", "not found",
                !KrippendorfVerdict.Of(nothing, Noether.Published.AlgebraAnswer.Structure(nothing.Generators)).Found);
    }

    private static void Pipeline(StudyContext context, ulong seed, SystemRecord record)
    {
        var (values, labels) = DoubleWell(seed);
        var data = new LabelData(new DoubleSamples(values, 2, "double well"), labels);
        var watch = Stopwatch.StartNew();
        var run = KrippendorfRun.Of(
            data, new KrippendorfSettings { LabelKind = LabelKind.Classes, MostSamples = 5000 },
                AlgebraScores.Context(context, seed));
        var seconds = watch.Elapsed.TotalSeconds;
        record.Row("double well, 11 classes x 400, 7 layers of 80: held-out accuracy", "1.000", 0.99, 1,
            run.Classifier!.Accuracy, seconds)
            .Row("the same: nearest neighbours in the embedding of one class", "100 %", 0.99, 1,
                run.Classifier.SameClass)
            .Row("the same: their median distance among the samples", ".039, near", 0, 0.1 * run.Classifier.Usual,
                run.Classifier.Distance)
            .Compare(
                "double well, classes",
                AlgebraScores.Of("krippendorf", seconds, run.Generators, AlgebraScores.Orthogonal(0, 2), Well),
                AlgebraScores.ClosedForm(
                    context, data, seed, AlgebraScores.Orthogonal(0, 2), Well,
                        new LabelSettings { LabelKind = LabelKind.Classes }).Score);
    }

    // Angles uniform as in the source, so that points crowd at the poles of the sphere; directions uniform in four
    // dimensions.
    private static Matrix Sphere(int d, int count, ulong seed)
    {
        var random = new CounterRandom(seed, stream: 14);
        var points = new Matrix(count, d);
        for (var i = 0; i < count; i++)
        {
            var (radius, turn, polar) =
                (0.95 + (0.1 * random.NextDouble()), 2 * Math.PI * random.NextDouble(), Math.PI * random.NextDouble());
            var row = points.Row(i);
            if (d == 4)
            {
                random.FillNormal(row);
                var length = Math.Sqrt(MatrixOps.Dot(row, row));
                foreach (ref var value in row)
                    value *= radius / length;
                continue;
            }

            var flat = d == 2 ? radius : radius * Math.Sin(polar);
            (row[0], row[1]) = (flat * Math.Cos(turn), flat * Math.Sin(turn));
            if (d == 3)
                row[2] = radius * Math.Cos(polar);
        }

        return points;
    }

    // 400 points of each class |V - c| < 1e-3, c = k / 5, drawn from the square.
    private static (double[] Values, Matrix Labels) DoubleWell(ulong seed)
    {
        var random = new CounterRandom(seed, stream: 16);
        var (values, labels, counts) = (new List<double>(), new List<double>(), new int[Levels]);
        while (labels.Count < Levels * EachLevel)
        {
            double[] x = [1.6 * ((2 * random.NextDouble()) - 1), 1.6 * ((2 * random.NextDouble()) - 1)];
            var (value, level) = (Well(x), (int)Math.Round((5 * Well(x)) + 5));
            if (level is < 0 or >= Levels || Math.Abs(value - ((level - 5) / 5.0)) >= 1e-3
                || counts[level] == EachLevel)
                continue;
            counts[level]++;
            values.AddRange(x);
            labels.Add(level);
        }

        return ([.. values], new Matrix(labels.Count, 1, [.. labels]));
    }

    private static double Well(double[] x)
    {
        var square = (x[0] * x[0]) + (x[1] * x[1]);
        return (square * square) - (2.3 * square);
    }

    private static double Radius(double[] x) => Math.Sqrt(x.Sum(value => value * value));
}
