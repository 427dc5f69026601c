using System.Diagnostics;
using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.Craven;

namespace Noether.Studies.Others.Systems;

/// <summary>S. Craven et al., arXiv 2112.07673.</summary>
internal sealed class CravenSystem : IPublishedSystem
{
    private const int Count = 26_700; // three quarters train: 20,000

    /// <inheritdoc/>
    public string Name => "craven";

    /// <inheritdoc/>
    public string Title => "Craven et al.: given maps tested on a network";

    /// <inheritdoc/>
    public string Remark =>
        "The linear sigma model on 18 real numbers has SU(3) x SU(3), broken from U(3) x U(3) by the determinant. Its own score is "
        + "the share of pairs (true generator, map by chance) that the linear coefficient puts in the right order. The invariance "
        + "residual is taken at normal samples, outside of the box that the network saw. The false alarm among labels without a "
        + "symmetry is a sum of fourth powers in two dimensions. On SO(2) x SO(3), which is nearly so(5), the closed form of "
        + "labels tells the four rotations from the other six, as labels there have no noise.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) =>
        [("function", Function), ("networks", Networks), ("nulls", Nulls), ("under-fitted", UnderFitted)];

    private static void Function(StudyContext context, ulong seed, SystemRecord record)
    {
        var samples = Box(2000, 18, 0.7, seed);
        var function = new FunctionOracle(18, 1, x => [SigmaModel.Potential(x, 1)], "sigma model");
        var watch = Stopwatch.StartNew();
        SlopeTest[] kept = [.. SigmaModel.Symmetries().Select(map => SlopeTest.Of(function, samples, map))];
        var broken = SlopeTest.Of(function, samples, SigmaModel.Axial());
        var seconds = watch.Elapsed.TotalSeconds;
        record.Row("sigma model, exact: slope of 16 symmetries, least", "2.00", 1.98, 2.02,
            kept.Min(test => test.SmallSlope), seconds)
            .Row("sigma model, exact: slope of 16 symmetries, most", "2.00", 1.98, 2.02,
                kept.Max(test => test.SmallSlope))
            .Row("sigma model, exact: slope of the broken axial U(1)", "1.00", 0.98, 1.02, broken.SmallSlope);
        foreach (var (c, wanted) in ((double, int)[])[(1, 16), (0, 17)])
        {
            var data = new LabelData(
                new DoubleSamples(Box(3000, 18, 0.7, seed).Values.ToArray(), 18), null,
                new FunctionOracle(18, 1, x => [SigmaModel.Potential(x, c)], "sigma model"));
            watch.Restart();
            var run = CravenRun.Of(data, new CravenSettings { Candidates = "0-1" },
                AlgebraScores.Context(context, seed));
            seconds = watch.Elapsed.TotalSeconds;
            Matrix[] truth = [.. SigmaModel.Symmetries().Select(map => map.Generator),
                .. c == 0 ? (Matrix[])[SigmaModel.Axial().Generator] : []];
            record.Row($"sigma model, c = {c}: null space of exact gradients", $"{wanted}", wanted, wanted,
                run.Cut.Count, seconds)
                .Compare(
                    $"sigma model, c = {c}, function",
                    AlgebraScores.Of("craven (null space)", seconds, run.Generators(), truth,
                        x => SigmaModel.Potential(x, c)),
                    AlgebraScores.ClosedForm(context, data, seed, truth, x => SigmaModel.Potential(x, c)).Score);
        }
    }

    private static void Networks(StudyContext context, ulong seed, SystemRecord record)
    {
        var truth = (Matrix[])[Rotation(5, 0, 1), Rotation(5, 2, 3), Rotation(5, 2, 4), Rotation(5, 3, 4)];
        var (run, seconds) =
            Fit(context, 5, Anisotropic, 0, truth, seed, "0-1,2-3,2-4,3-4,0-2,1-3,scale", "SO(2) x SO(3)", record);
        record.Row("SO(2) x SO(3), 20,000 samples: cosine of the lowest 4", ".991", 0.97, 1,
                SpanScore.Compare(run.Lowest(4), truth).Least, seconds)
            .Row("the same: count", "4 (10 by the widest gap alone)", 4, 4, run.Cut.Count)
            .Row("the same: given maps judged rightly", "7", 7, 7,
                run.Tests.Index().Count(test => CravenVerdict.Keeps(run, test.Item) == (test.Index < 4)));
        (run, seconds) = Fit(
            context, 4, Smooth, 0.01, AlgebraScores.Orthogonal(0, 4), seed, null, "SO(4), 1 % noise", record);
        record.Row("SO(4), 20,000 samples, 1 % noise: count", "6", 6, 6, run.Cut.Count, seconds)
            .Row("the same: span cosine", "1.000", 0.99, 1,
                SpanScore.Compare(run.Generators(), AlgebraScores.Orthogonal(0, 4)).Least)
            .Row("the same: found", "found",
                CravenVerdict.Of(run, Noether.Published.AlgebraAnswer.Structure(run.Generators())).Found);
    }

    private static void Nulls(StudyContext context, ulong seed, SystemRecord record)
    {
        const int Samples = 4000;
        var (found, cases, watch) = (new List<string>(), 0, Stopwatch.StartNew());
        foreach (var (kind, d) in LabelledFunctions.NullKinds.SelectMany(kind =>
            (IEnumerable<(string, int)>)[(kind, 2), (kind, 3), (kind, 4)]))
        {
            var function = LabelledFunctions.Null(kind, d, seed + 100);
            var samples = AlgebraScores.Normal(Samples, d, seed + 100);
            var (values, noise) = (new double[Samples * d], new CounterRandom(seed + 100, stream: 19));
            samples.CopyExactRows(0, values);
            double[] labels = [.. values.Chunk(d).Select(function.Value)];
            if (kind == "permuted")
                labels = [.. noise.Permutation(Samples).Select(i => labels[i])];
            var deviation = Math.Sqrt(labels.Average(value => value * value) - Math.Pow(labels.Average(), 2));
            var data = new LabelData(samples, new Matrix(Samples, 1,
                [.. labels.Select(value => value + ((deviation > 0 ? 0.1 * deviation : 1) * noise.NextNormal()))]));
            var answer = new CravenMethod().Run(data, new CravenSettings(), AlgebraScores.Context(context, seed));
            cases++;
            if (answer.Verdict.Found)
                found.Add($"{kind} d={d}");
        }

        record.Row($"labels without a symmetry, {cases} sets: found", "0", 0, 0, found.Count,
            watch.Elapsed.TotalSeconds);
        record.Figures.Add("false", string.Join(", ", found));
    }

    private static void UnderFitted(StudyContext context, ulong seed, SystemRecord record)
    {
        var values = Box(40_000, 18, 0.7, seed).Values.ToArray();
        var labels = new Matrix(40_000, 1, [.. values.Chunk(18).Select(x => SigmaModel.Potential(x, 1))]);
        var watch = Stopwatch.StartNew();
        var settings = new CravenSettings
        {
            Candidates = "0-1",
            Units = 128,
            Activation = SmoothActivation.Softplus,
            Rate = 2e-3,
            Epochs = 30
        };
        var data = new LabelData(new DoubleSamples(values, 18), labels);
        var answer = new CravenMethod().Run(data, settings, AlgebraScores.Context(context, seed));
        var check = answer.Verdict.Checks.Single(one => one.Name == "underFit");
        record.Row("sigma model, network of 2 x 128 softplus, 30 epochs: refused", "refused",
                answer.Verdict.Finding == Finding.Undecided && answer.Arrays.All(array => array.Name != "generators"),
                watch.Elapsed.TotalSeconds)
            .Row("the same: what the network leaves over what a map by chance takes away", "above .1", 0.1,
                double.PositiveInfinity, check.Value);
    }

    private static (CravenRun Run, double Seconds) Fit(
        StudyContext context, int d, Func<double[], double> function, double noise, IReadOnlyList<Matrix> truth,
            ulong seed,
        string? candidates, string name, SystemRecord record)
    {
        var values = Box(Count, d, 1, seed).Values.ToArray();
        double[] clean = [.. values.Chunk(d).Select(function)];
        var deviation = Math.Sqrt(clean.Average(value => value * value) - Math.Pow(clean.Average(), 2));
        var random = new CounterRandom(seed, stream: 18);
        var labels = new Matrix(Count, 1,
            [.. clean.Select(value => value + (noise * deviation * random.NextNormal()))]);
        var data = new LabelData(new DoubleSamples(values, d, name), labels);
        var watch = Stopwatch.StartNew();
        var run = CravenRun.Of(data, new CravenSettings { Candidates = candidates, Epochs = 60 },
            AlgebraScores.Context(context, seed));
        var seconds = watch.Elapsed.TotalSeconds;
        double[] right = [.. run.Tests.Take(truth.Count).Select(test => test.Linear)];
        double[] wrong = [.. run.Tests.Skip(truth.Count).Concat(run.Wrong).Select(test => test.Linear)];
        record.Compare(
            name,
            AlgebraScores.Of("craven", seconds, run.Generators(), truth, function) with
            {
                Other = right.Average(one => wrong.Average(other => one < other ? 1.0 : 0)),
            },
            AlgebraScores.ClosedForm(context, data, seed, truth, function).Score);
        record.Figures.Add(name + ", left", run.Fitted!.Left)
            .Add(name + ", tests", string.Join("; ", run.Tests.Concat(run.Wrong)
            .Select(test => FormattableString.Invariant(
                $"{test.Candidate.Name} slope {test.LargeSlope:0.00} linear {test.Linear:0.000} loss {test.Loss:0.0000}"))));
        return (run, seconds);
    }

    private static Matrix Box(int count, int d, double size, ulong seed)
    {
        var values = new double[count * d];
        new CounterRandom(seed, stream: 17).FillUniform(values);
        return new Matrix(count, d, [.. values.Select(value => size * ((2 * value) - 1))]);
    }

    private static Matrix Rotation(int d, int i, int j)
    {
        var generator = new Matrix(d, d);
        (generator[i, j], generator[j, i]) = (-1, 1);
        return generator;
    }

    // x1^2 + x2^2 + (x3^2 + x4^2 + x5^2)^2 / 2 + (x1^2 + x2^2) (x3^2 + x4^2 + x5^2).
    private static double Anisotropic(double[] x)
    {
        var (one, other) = ((x[0] * x[0]) + (x[1] * x[1]), (x[2] * x[2]) + (x[3] * x[3]) + (x[4] * x[4]));
        return one + (0.5 * other * other) + (one * other);
    }

    private static double Smooth(double[] x) => Math.Sin(2 * Math.Sqrt(x.Sum(value => value * value)));
}
