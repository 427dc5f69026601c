using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Methods;
using Noether.Numerics;
using Noether.Pairs;

namespace Noether.Tests.Pairs;

public sealed class PairMethodTests
{
    private static readonly PairMethod Method = new();
    private static readonly PairSettings Quick = new() { Shuffles = 5 };

    // Three planes of different speeds, behind an orthogonal change of basis.
    private static readonly Matrix Truth = Turns();

    [Fact]
    public void Run_OnFixedSteps_FindsTheGeneratorExactly()
    {
        var answer = Method.Run(Pairs(300, _ => 0.7, 0), Quick, new RunContext());
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal("fixed", (string)answer.Facts["steps"]!);
        Assert.Equal(1, Cosine(answer), 1e-6);
        var generator = answer.Arrays.Single(array => array.Name == "generator").Values;
        Assert.Equal(0.7 * Norm(Truth), Math.Sqrt(generator.Sum(value => value * value)), 1e-6);
    }

    [Fact]
    public void Run_OnUnknownSteps_FindsGeneratorAndSteps()
    {
        var steps = new double[600];
        var answer = Method.Run(Pairs(600, i => steps[i] = new CounterRandom(4, (ulong)i).NextNormal(), 0.03), Quick,
            new RunContext());
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal("unknown", (string)answer.Facts["steps"]!);
        Assert.True(Cosine(answer) > 0.99, $"cosine {Cosine(answer)}");
        var found = answer.Arrays.Single(array => array.Name == "steps").Values;
        var inner = steps.Zip(found, (a, b) => a * b).Sum();
        Assert.True(Math.Abs(inner) / Math.Sqrt(steps.Sum(s => s * s) * found.Sum(s => s * s)) > 0.95);
    }

    [Fact]
    public void Run_OnKnownSteps_FindsGeneratorsThatDoNotTurnToo()
    {
        var shear = new Matrix(3, 3, [0.3, 1, 0, 0, -0.2, 0.5, 0, 0, 0.1]);
        var answer = Method.Run(Pairs(300, i => ((i % 7) - 3) * 0.4, 0, shear, given: true), Quick, new RunContext());
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal(1, Cosine(answer, shear), 1e-6);
    }

    [Fact]
    public void Run_OnWholeSteps_FindsTurnsOfMoreThanHalfATurnToo()
    {
        // Circular shifts of white noise by one or two of nine places: the fastest plane turns by 160 or 320 degrees.
        const int D = 9, N = 400;
        var before = new double[N * D];
        new CounterRandom(3, 1).FillNormal(before);
        var after = new double[N * D];
        double[] steps = [.. Enumerable.Range(0, N).Select(i => 1.0 + (i % 2))];
        for (var i = 0; i < after.Length; i++)
            after[i] = before[(i / D * D) + ((i + D - (int)steps[i / D]) % D)];
        var answer = Method.Run(
            new PairData(new DoubleSamples(before, D), new DoubleSamples(after, D), steps), Quick, new RunContext());
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        var generator = answer.Arrays.Single(array => array.Name == "generator").Values;
        var step = MatrixExponential.Of(new Matrix(D, D, generator));
        Assert.Equal(1, step[1, 0], 1e-6);
        Assert.Equal(0, step[0, 0], 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Run_OnPairsByChance_FindsNone(int dimension)
    {
        var (before, after) = (new double[300 * dimension], new double[300 * dimension]);
        new CounterRandom(1, 1).FillNormal(before);
        new CounterRandom(1, 2).FillNormal(after);
        var answer = Method.Run(
            new PairData(new DoubleSamples(before, dimension), new DoubleSamples(after, dimension)), Quick,
                new RunContext());
        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
    }

    [Fact]
    public void Check_OfWhatCannotBeUsed_SaysWhy()
    {
        var good = Pairs(100, _ => 0.7, 0);
        Refuses(good with { Next = good.Samples }, "equal");
        Refuses(good with { Next = new DoubleSamples(new double[50 * 6], 6) }, "50 of 6");
        Refuses(good with { Steps = new double[3] }, "3 steps");
        Refuses(good with { Steps = new double[100] }, "All steps are 0");
        Refuses(Pairs(100, _ => 1, 0, mirror: true), "negative axis");
        Refuses(Pairs(20, _ => 0.7, 0), "at least 40");
        var broken = new double[100 * 6];
        broken[8] = double.PositiveInfinity;
        Refuses(good with { Next = new DoubleSamples(broken, 6) }, "row 1, column 2");
    }

    [Fact]
    public void MethodList_HasItForPairs() =>
        Assert.Equal("pairs", MethodList.All.DefaultFor(DataKind.Pairs)!.Card.Name);

    private static void Refuses(PairData data, string word)
    {
        var failure = Assert.Throws<NoetherException>(() => Method.Check(data, new PairSettings(), new RunContext()));
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }

    private static double Cosine(Answer answer, Matrix? truth = null)
    {
        var array = answer.Arrays.Single(one => one.Name == "generator");
        return SpanScore.Compare([new Matrix(array.Shape[0], array.Shape[1], array.Values)], [truth ?? Truth]).Least;
    }

    private static double Norm(Matrix matrix) => Math.Sqrt(MatrixOps.SquaredNorm(matrix));

    private static PairData Pairs(
        int count, Func<int, double> step, double noise, Matrix? generator = null, bool given = false,
            bool mirror = false)
    {
        generator ??= Truth;
        var d = generator.Rows;
        var (before, after, steps) = (new double[count * d], new double[count * d], new double[count]);
        var random = new CounterRandom(21);
        random.FillNormal(before);
        for (var i = 0; i < count; i++)
        {
            steps[i] = step(i);
            var moved = MatrixExponential.Of(generator, steps[i]);
            var row = before.AsSpan(i * d, d);
            for (var k = 0; k < d; k++)
                after[(i * d) + k] = MatrixOps.Dot(moved.Row(k), row) + (noise * random.NextNormal());
            if (mirror)
            {
                row.CopyTo(after.AsSpan(i * d));
                after[i * d] *= -1;
            }
        }

        return new PairData(new DoubleSamples(before, d, "before"), new DoubleSamples(after, d, "after"), given ? steps
            : null);
    }

    private static Matrix Turns()
    {
        var turns = new Matrix(6, 6);
        double[] speeds = [0.5, 1.1, 1.7];
        for (var k = 0; k < speeds.Length; k++)
            (turns[2 * k, (2 * k) + 1], turns[(2 * k) + 1, 2 * k]) = (-speeds[k], speeds[k]);
        var mixing = new Matrix(6, 6);
        new CounterRandom(13).FillNormal(mixing.Values);
        return MatrixOps.Congruence(MatrixOps.NearestOrthogonal(mixing), turns);
    }
}
