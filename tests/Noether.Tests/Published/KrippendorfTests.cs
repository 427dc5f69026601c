using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.Krippendorf;
using Noether.Tests.Algebra;

namespace Noether.Tests.Published;

public sealed class KrippendorfTests
{
    private static readonly KrippendorfMethod Method = new();

    [Theory]
    [InlineData(2, 250, 1, 0.999)]
    [InlineData(3, 400, 3, 0.99)]
    public void Run_OnShells_FindsRotations(int d, int count, int generators, double least)
    {
        var answer = Method.Run(Shells(d, count), new KrippendorfSettings { Epochs = 0 }, new RunContext());

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        var found = answer.Arrays.Single(array => array.Name == "generators");
        Assert.Equal([generators, d, d], found.Shape);
        Assert.True(SpanScore.Compare(
            [.. found.Values.Chunk(d * d).Select(values => new Matrix(d, d, values))],
                Generators.Orthogonal(0, d)).Least >= least);
        Assert.Equal("algebra", (string)answer.Facts["generatorKind"]!);
    }

    [Fact]
    public void Run_OnCloudsWithoutOrbits_DoesNotFindOne()
    {
        var values = new double[600 * 3];
        new CounterRandom(3).FillNormal(values);
        var answer = Method.Run(
            new LabelData(new DoubleSamples(values, 3), Alternating(600)), new KrippendorfSettings { Epochs = 0 },
                new RunContext());

        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
        Assert.False(answer.Verdict.Checks.Single(check => check.Name == "violation").Passed);
    }

    [Fact]
    public void Run_OnClassesByChance_IsUndecidedByTheClassifier()
    {
        // Both classes fill one shell: orbits there are, but nothing says which class they are of.
        var (values, random) = (new double[400 * 2], new CounterRandom(4));
        for (var i = 0; i < 400; i++)
            (values[2 * i], values[(2 * i) + 1]) = (Math.Cos(i), Math.Sin(i));
        var labels = new Matrix(400, 1, [.. Enumerable.Range(0, 400).Select(_ => (double)random.NextInt(2))]);
        var answer = Method.Run(
            new LabelData(new DoubleSamples(values, 2), labels), new KrippendorfSettings { Epochs = 3 },
                new RunContext());

        Assert.Equal(Finding.Undecided, answer.Verdict.Finding);
        Assert.False(answer.Verdict.Checks.Single(check => check.Name == "accuracy").Passed);
    }

    [Fact]
    public void Run_OnShortArcs_SaysSo()
    {
        var values = new double[400 * 2];
        for (var i = 0; i < 400; i++)
        {
            var (sine, cosine) = Math.SinCos(0.02 * i / 400);
            (values[2 * i], values[(2 * i) + 1]) = ((1 + (i % 2)) * cosine, (1 + (i % 2)) * sine);
        }

        var answer = Method.Run(
            new LabelData(new DoubleSamples(values, 2), Alternating(400)), new KrippendorfSettings { Epochs = 0 },
                new RunContext());

        Assert.Equal(Finding.Undecided, answer.Verdict.Finding);
        Assert.Contains("short arc", answer.Verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAFunction_IsRefused()
    {
        var data = new LabelData(Shells(2, 500).Samples, null, new FunctionOracle(2, 1, x => [x[0]]));

        Assert.Contains("not a function", Assert.Throws<NoetherException>(
            () => Method.Check(data, new KrippendorfSettings(), new RunContext())).Message, StringComparison.Ordinal);
    }

    private static Matrix Alternating(int count) =>
        new(count, 1, [.. Enumerable.Range(0, count).Select(i => (double)(i % 2))]);

    private static LabelData Shells(int d, int count)
    {
        var (values, random) = (new double[2 * count * d], new CounterRandom(5));
        random.FillNormal(values);
        for (var i = 0; i < 2 * count; i++)
        {
            var row = values.AsSpan(i * d, d);
            var size = (0.7 + (0.6 * (i % 2)) + (0.05 * random.NextDouble())) / Math.Sqrt(MatrixOps.Dot(row, row));
            foreach (ref var value in row)
                value *= size;
        }

        return new LabelData(new DoubleSamples(values, d), Alternating(2 * count));
    }
}
