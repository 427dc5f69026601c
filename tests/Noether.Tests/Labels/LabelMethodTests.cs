using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Labels;
using Noether.Methods;
using Noether.Numerics;
using Noether.Tests.Algebra;

namespace Noether.Tests.Labels;

public sealed class LabelMethodTests
{
    private static readonly LabelMethod Method = new();
    private static readonly LabelSettings Quick = new() { MostSamples = 600, Permutations = 5 };

    [Fact]
    public void Run_OnAnOracleOfTheInterval_FindsTheLorentzAlgebra()
    {
        var answer = Ask(4, 1, x => [(x[0] * x[0]) - (x[1] * x[1]) - (x[2] * x[2]) - (x[3] * x[3])]);

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        var algebra = answer.Facts["algebra"]!;
        Assert.Equal("so(1,3)", (string)algebra["name"]!);
        Assert.Equal([3, 3, 0], algebra["killingSignature"]!.AsArray().Select(count => (int)count!));
        Assert.Equal("algebra", (string)answer.Facts["generatorKind"]!);
        var generators = answer.Arrays.Single(array => array.Name == "generators");
        Assert.Equal([6, 4, 4], generators.Shape);
        Assert.Equal(1, SpanScore.Compare(Split(generators), Generators.Orthogonal(1, 3)).Least, 1e-9);
        Assert.Equal([4, 4], answer.Arrays.Single(array => array.Name == "generator").Shape);
    }

    [Fact]
    public void Run_OnAnOracleOfTwoVectors_DrawsThemTogether()
    {
        // The area x1 y2 - x2 y1 is kept by sl(2, R).
        var answer = Method.Run(
            new LabelData(Normal(800, 2, 3), null, new FunctionOracle(4, 1, x => [(x[0] * x[3]) - (x[1] * x[2])])),
            new LabelSettings(), new RunContext());
        Assert.Equal("sl(2,R)", (string)answer.Facts["algebra"]!["name"]!);
    }

    [Fact]
    public void Run_OnAnOracleWithoutSymmetry_FindsNone()
    {
        var answer = Ask(3, 1, x => [Math.Pow(x[0], 3) + (x[0] * x[1]) + Math.Sin(x[2]) + (x[1] * x[1] * x[2])]);
        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
    }

    [Fact]
    public void Run_OnNoisyLabels_FindsRotationsAndNotMoreThanThose()
    {
        var x = Normal(600, 3, 4);
        var answer = Method.Run(new LabelData(x, Labels(x, row => Radius(row), 0.05)), Quick, new RunContext());
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal("so(3)", (string)answer.Facts["algebra"]!["name"]!);
        Assert.True(SpanScore.Compare(Split(answer.Arrays.Single(a => a.Name == "generators")),
            Generators.Orthogonal(0, 3)).Least > 0.98);
    }

    [Fact]
    public void Run_WhereAColumnTellsNothingOfTheLabels_LeavesItOut()
    {
        // The fourth column follows the first, and the labels do not follow it.
        var given = new double[800 * 4];
        new CounterRandom(6).FillNormal(given);
        for (var i = 0; i < 800; i++)
            given[(4 * i) + 3] = (0.8 * given[4 * i]) + (0.6 * given[(4 * i) + 3]);
        var x = new DoubleSamples(given, 4, "x");
        var answer = Method.Run(
            new LabelData(x, Labels(x, row => Radius(row[..3]), 0.05)), Quick with { MostSamples = 800 }, new RunContext());

        Assert.Equal("so(3)", (string)answer.Facts["algebra"]!["name"]!);
        Assert.Contains(answer.Verdict.Caveats, caveat => caveat.Contains("column 3 (from 0)", StringComparison.Ordinal));
        Matrix[] truth = [.. Generators.Orthogonal(0, 3).Select(rotation =>
        {
            var wide = new Matrix(4, 4);
            for (var i = 0; i < 3; i++)
                rotation.Row(i).CopyTo(wide.Row(i));
            return wide;
        })];
        Assert.InRange(
            SpanScore.Compare(Split(answer.Arrays.Single(array => array.Name == "generators")), truth).Least, 0.98, 1);
        var silent = answer.Arrays.Single(array => array.Name == "silent");
        Assert.Equal([4, 1], silent.Shape);
        Assert.InRange(Math.Abs(silent.Values[3]), 0.99, 1.01);
    }

    [Fact]
    public void Run_OnAnOracleThatAsksForTwoColumnsOfThree_NamesTheRotationOfTheTwo()
    {
        var answer = Ask(3, 1, x => [(x[0] * x[0]) + (x[2] * x[2])]);
        Assert.Equal("so(2)", (string)answer.Facts["algebra"]!["name"]!);
        Assert.Equal(1, (int)answer.Facts["silent"]!);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("cubic")]
    [InlineData("rough")]
    public void Run_OnLabelsWithoutASymmetryThatCanBeSeen_DoesNotFindOne(string kind)
    {
        var x = Normal(600, 2, 5);
        var noise = new CounterRandom(8);
        var labels = Labels(x, kind switch
        {
            "noise" => _ => noise.NextNormal(),
            "cubic" => row => Math.Pow(row[0], 3) + row[1],
            // Smooth rotations under something that no fit can follow: a fit that misses it must not pass.
            _ => row => Radius(row) + (2 * Math.Sign(Math.Sin(40 * row[0]))),
        }, 0.05);
        Assert.NotEqual(Finding.Found, Method.Run(new LabelData(x, labels), Quick, new RunContext()).Verdict.Finding);
    }

    [Fact]
    public void Run_OnThinClasses_UsesNormals()
    {
        var x = new double[2 * 600];
        var labels = new double[600];
        var random = new CounterRandom(6);
        for (var i = 0; i < 600; i++)
        {
            labels[i] = i % 2;
            var (radius, angle) = ((i % 2) + 1 + (0.05 * random.NextDouble()), 2 * Math.PI * random.NextDouble());
            (x[2 * i], x[(2 * i) + 1]) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
        }

        var answer = Method.Run(new LabelData(new DoubleSamples(x, 2), new Matrix(600, 1, labels)), Quick,
            new RunContext());
        Assert.Equal("shells", (string)answer.Facts["gradients"]!);
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal("so(2)", (string)answer.Facts["algebra"]!["name"]!);
    }

    [Fact]
    public void Run_OnSamplesThatSpanLess_ActsOnTheSpanAndSaysSo()
    {
        var plane = Normal(600, 2, 7);
        var rows = new double[4 * 600];
        for (var i = 0; i < 600; i++)
        {
            var row = new double[2];
            plane.CopyExactRows(i, row);
            (rows[4 * i], rows[(4 * i) + 1], rows[(4 * i) + 2], rows[(4 * i) + 3]) = (row[0], -row[0], row[1], -row[1]);
        }

        var answer = Method.Run(
            new LabelData(new DoubleSamples(rows, 4), null,
                new FunctionOracle(4, 1, x => [(x[0] * x[0]) + (x[2] * x[2])])),
            new LabelSettings(), new RunContext());
        Assert.Equal(2, (int)answer.Facts["span"]!);
        Assert.Contains(answer.Verdict.Caveats, caveat => caveat.Contains("2 of 4", StringComparison.Ordinal));
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
    }

    [Fact]
    public void Run_WithTheSameSeed_HasTheSameBits()
    {
        var x = Normal(300, 2, 9);
        var data = new LabelData(x, Labels(x, row => Radius(row), 0.05));
        double[][] twice = [.. new[] { 1, 2 }.Select(threads =>
            Method.Run(data, Quick, new RunContext { Seed = 3, Threads = threads }).Arrays[0].Values)];
        Assert.Equal(twice[0], twice[1]);
    }

    [Fact]
    public void Check_OfWhatCannotBeUsed_SaysWhy()
    {
        var x = Normal(200, 2, 1);
        Refuses(new LabelData(x, new Matrix(100, 1)), "100 labels");
        Refuses(new LabelData(x, new Matrix(200, 1)), "constant");
        Refuses(new LabelData(x, null), "either labels or a function");
        Refuses(new LabelData(x, null, new FunctionOracle(3, 1, _ => [0])), "takes 3 numbers");
        Refuses(new LabelData(Normal(500, 2, 1), null, new FunctionOracle(2, 1, _ => [4])), "constant");
        Refuses(new LabelData(Normal(500, 2, 1), null, new FunctionOracle(2, 1, p => [p[0] > 0 ? double.NaN : 1])),
            "NaN");
        var labels = new Matrix(200, 1);
        labels[7, 0] = double.NaN;
        Refuses(new LabelData(x, labels), "row 7");
        var broken = new double[400];
        broken[5] = double.NaN;
        Refuses(new LabelData(new DoubleSamples(broken, 2), Labels(x, row => row[0], 0)), "row 2, column 1");
        Refuses(new LabelData(new DoubleSamples([.. Enumerable.Range(0, 400).Select(i => (double)(i / 2))], 2),
            Labels(x, row => row[0], 0)), "span 1");
    }

    [Fact]
    public void MethodList_HasItForLabels() =>
        Assert.Equal("algebra", MethodList.All.DefaultFor(DataKind.Labels)!.Card.Name);

    private static void Refuses(LabelData data, string word)
    {
        var failure = Assert.Throws<NoetherException>(() => Method.Check(data, new LabelSettings(), new RunContext()));
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }

    private static Answer Ask(int inputs, int outputs, Func<double[], double[]> function) => Method.Run(
        new LabelData(Normal(1000, inputs, 2), null, new FunctionOracle(inputs, outputs, function)),
            new LabelSettings(),
        new RunContext());

    private static DoubleSamples Normal(int count, int dimension, ulong seed)
    {
        var values = new double[count * dimension];
        new CounterRandom(seed, stream: 50).FillNormal(values);
        return new DoubleSamples(values, dimension);
    }

    private static Matrix Labels(DoubleSamples samples, Func<double[], double> function, double noise)
    {
        var (labels, row) = (new Matrix((int)samples.Count, 1), new double[samples.Dimension]);
        var random = new CounterRandom(99);
        for (var i = 0; i < labels.Rows; i++)
        {
            samples.CopyExactRows(i, row);
            labels[i, 0] = function(row) + (noise * random.NextNormal());
        }

        return labels;
    }

    private static double Radius(double[] row) => Math.Sqrt(row.Sum(value => value * value));

    private static List<Matrix> Split(AnswerArray array) =>
        [.. array.Values.Chunk(array.Shape[1] * array.Shape[2]).Select(values =>
            new Matrix(array.Shape[1], array.Shape[2], values))];
}
