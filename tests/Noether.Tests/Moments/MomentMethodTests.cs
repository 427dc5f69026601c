using Noether.Algebra;
using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Moments;
using Noether.Numerics;

namespace Noether.Tests.Moments;

public sealed class MomentMethodTests
{
    private static readonly MomentMethod Method = new();

    [Fact]
    public void Run_OnTwoVectorsThatTurnTogether_FindsTheirRotations()
    {
        var (samples, truth) = TurningVectors(12_000, 1);
        var answer = Method.Run(Samples(samples), new MomentSettings(), new RunContext { Seed = 3 });

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal(3, (int)answer.Facts["algebra"]!["dimension"]!);
        var score = SpanScore.Compare(Generators(answer), truth);
        Assert.True(score.Least > 0.9, $"cosine {score.Least}");
        Assert.True((double)answer.Facts["invariance"]!["displacement"]! > 0.5);
    }

    [Fact]
    public void Run_OnNormalSamples_SaysThatAllRotationsKeepThem()
    {
        var answer = Method.Run(Law(SampleLaw.Normal, 20_000, 3), new MomentSettings(), new RunContext());

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal(3, (int)answer.Facts["algebra"]!["dimension"]!);
        Assert.Contains("normal", answer.Verdict.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleLaw.Octagon)]
    [InlineData(SampleLaw.RingBumps)]
    [InlineData(SampleLaw.Independent)]
    [InlineData(SampleLaw.Clusters)]
    public void Run_WithoutAContinuousSymmetry_FindsNone(SampleLaw law)
    {
        var answer = Method.Run(Law(law, 4000), new MomentSettings(), new RunContext());

        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
        Assert.Contains(answer.Verdict.Caveats, caveat => caveat.Contains("discrete", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_OnTooFewSamples_LeavesItOpen()
    {
        var answer = Method.Run(Law(SampleLaw.Normal, 1000, 3), new MomentSettings(), new RunContext());

        Assert.Equal(Finding.Undecided, answer.Verdict.Finding);
        Assert.Contains("Too few samples", answer.Verdict.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, MomentOrders.All)]
    [InlineData(2, MomentOrders.Second)]
    public void Run_OnTwoBodies_FindsThatTheyTurnTogether(int? blocks, MomentOrders orders)
    {
        var made = SyntheticLaw.Generate(new LawSettings { Law = SampleLaw.TwoBody, Samples = 4000, Seed = 3 });
        var answer = Method.Run(
            new PairData(Samples(made.Samples).Samples, Samples(made.Next!).Samples),
            new MomentSettings { Blocks = blocks, Orders = orders, About = MomentOrigin.Zero }, new RunContext());

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        var found = Generators(answer).Single();
        if (blocks is null)
            found = Within(found, answer); // four of eight dimensions are all there is
        Assert.True(SpanScore.Compare([found], [blocks is null ? Within(made.Truth[0], answer) : made.Truth[0]]).Least > 0.99);
    }

    [Fact]
    public void Run_WithAnyNumberOfThreads_HasTheSameBits()
    {
        var (samples, _) = TurningVectors(2000, 2);
        var one = Method.Run(Samples(samples), new MomentSettings(), new RunContext { Threads = 1 });
        var two = Method.Run(Samples(samples), new MomentSettings(), new RunContext { Threads = 2 });

        Assert.Equal(one.Facts["invariance"]?.ToJsonString(), two.Facts["invariance"]?.ToJsonString());
        Assert.Equal(one.Verdict.Summary, two.Verdict.Summary);
        Assert.Equal(one.Arrays.Single(array => array.Name == "spectrum").Values, two.Arrays.Single(array => array.Name == "spectrum").Values);
    }

    [Fact]
    public void Check_OnDataThatCannotBeUsed_SaysWhy()
    {
        AssertRefused("at least 200", Samples(Normal(100, 3)), new MomentSettings());
        AssertRefused("blocks of 2", Samples(Normal(500, 3)), new MomentSettings { Blocks = 2 });
        AssertRefused("are equal", Samples(new Matrix(500, 3)), new MomentSettings());
        AssertRefused("span 30", Samples(Normal(2000, 30)), new MomentSettings());
        AssertRefused("Second moments alone", Samples(Normal(500, 3)), new MomentSettings { Orders = MomentOrders.Second });
    }

    private static void AssertRefused(string words, SampleData data, MomentSettings settings) => Assert.Contains(
        words, Assert.Throws<NoetherException>(() => Method.Check(data, settings, new RunContext())).Message, StringComparison.Ordinal);

    // x of any direction and skewed length, and another vector at a fixed angle to it; both behind one change of coordinates.
    private static (Matrix Samples, Matrix[] Truth) TurningVectors(int n, ulong seed)
    {
        var random = new CounterRandom(seed, 5);
        var mixing = Matrix.Identity(6);
        foreach (ref var value in mixing.Values)
            value += 0.3 * random.NextNormal();
        var inverse = MatrixOps.Multiply(MatrixOps.PositiveInverse(MatrixOps.MultiplyTransposed(mixing.Transposed(), mixing.Transposed())), mixing.Transposed());
        var samples = new Matrix(n, 6);
        for (var i = 0; i < n; i++)
        {
            double[] x = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            double[] y = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            var length = Math.Sqrt(MatrixOps.Dot(x, x));
            var along = MatrixOps.Dot(x, y) / (length * length);
            var size = 0.2 - Math.Log(random.NextDouble());
            double[] row = [.. x.Select(value => size * value / length), .. x.Zip(y, (a, b) => (0.7 * a / length) + (0.2 * (b - (along * a))))];
            for (var k = 0; k < 6; k++)
                samples[i, k] = MatrixOps.Dot(mixing.Row(k), row);
        }

        Matrix[] turns = [.. Enumerable.Range(0, 3).Select(k =>
        {
            var (a, b) = ((k + 1) % 3, (k + 2) % 3);
            var turn = new Matrix(6, 6) { [a, b] = -1, [b, a] = 1, [3 + a, 3 + b] = -1, [3 + b, 3 + a] = 1 };
            return MatrixOps.Multiply(MatrixOps.Multiply(mixing, turn), inverse);
        })];
        return (samples, turns);
    }

    private static Matrix Normal(int n, int d)
    {
        var rows = new Matrix(n, d);
        new CounterRandom(1).FillNormal(rows.Values);
        return rows;
    }

    private static Matrix Within(Matrix generator, Answer answer)
    {
        var axes = answer.Arrays.Single(array => array.Name == "span");
        var columns = new Matrix(axes.Shape[0], axes.Shape[1], axes.Values);
        var onto = MatrixOps.Multiply(columns, columns.Transposed());
        return MatrixOps.Multiply(MatrixOps.Multiply(onto, generator), onto);
    }

    private static IReadOnlyList<Matrix> Generators(Answer answer)
    {
        var array = answer.Arrays.Single(one => one.Name == "generators");
        var d = array.Shape[1];
        return [.. array.Values.Chunk(d * d).Select(values => new Matrix(d, d, values))];
    }

    private static SampleData Law(SampleLaw law, int n, int? d = null) => Samples(
        SyntheticLaw.Generate(new LawSettings { Law = law, Samples = n, Dimension = d, Seed = 4 }).Samples);

    private static SampleData Samples(Matrix rows) => new(new DoubleSamples(rows.Values.ToArray(), rows.Columns, "test"));
}
