using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.Lconv;

namespace Noether.Tests.Published;

public sealed class LconvTests
{
    private static readonly LconvMethod Method = new();

    [Fact]
    public void AngleNetwork_HasItsDerivative()
    {
        const double Step = 1e-6;
        var network = new AngleNetwork(4, 3, 2, seed: 1);
        var (before, after, steps) = (Normal(6, 4, 2), Normal(6, 4, 3), Normal(1, 6, 4).Values.ToArray());
        network.Loss(before, after, steps);
        var gradient = (double[])network.Gradient.Clone();

        for (var i = 0; i < gradient.Length; i++)
        {
            var there = network.Parameters[i];
            network.Parameters[i] = there + Step;
            var above = network.Loss(before, after, steps);
            network.Parameters[i] = there - Step;
            var below = network.Loss(before, after, steps);
            network.Parameters[i] = there;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-6 * Math.Max(1, Math.Abs(gradient[i])));
        }
    }

    [Theory]
    [InlineData(LconvFit.LeastSquares, LconvReadout.Logarithm)]
    [InlineData(LconvFit.Descent, LconvReadout.Difference)]
    public void Run_OnASmallTurn_FindsItsGenerator(LconvFit fit, LconvReadout readout)
    {
        var answer = Turned(0.2, null, new LconvSettings { Fit = fit, Readout = readout, Epochs = 8, Batch = 2 });

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        var generator = answer.Arrays.Single(array => array.Name == "generator").Values;
        // x' = x cos s - y sin s: turned the right way, which no score tells.
        Assert.Equal(readout == LconvReadout.Logarithm ? 0.2 : Math.Sin(0.2), generator[2], 1e-3);
        Assert.True(SpanScore.Compare([new Matrix(2, 2, generator)], [new Matrix(2, 2, [0, -1, 1, 0])]).Least > 0.99);
        Assert.Equal("algebra", (string)answer.Facts["generatorKind"]!);
    }

    [Fact]
    public void Run_OnALargeTurn_RefusesTheDifferenceAsAGenerator()
    {
        var answer = Turned(2, null, new LconvSettings());

        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
        Assert.Contains("no generator", answer.Verdict.Summary, StringComparison.Ordinal);
        Assert.True(answer.Verdict.Checks.Single(check => check.Name == "unexplained").Passed);
    }

    [Fact]
    public void Check_OfHalfATurn_HasNoLogarithm() => Assert.Contains(
        "No real logarithm", Assert.Throws<NoetherException>(
            () => Turned(Math.PI, null, new LconvSettings { Readout = LconvReadout.Logarithm })).Message,
                StringComparison.Ordinal);

    [Fact]
    public void Run_OnStepsByChance_IsNotFound()
    {
        var random = new CounterRandom(9);
        var answer = Turned(0.4, () => random.NextNormal(), new LconvSettings { Epochs = 1 });

        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
        Assert.False(answer.Verdict.Checks.Single(check => check.Name == "stepError").Passed);
    }

    private static Answer Turned(double turn, Func<double>? steps, LconvSettings settings)
    {
        var before = Normal(400, 2, 5).Values.ToArray();
        var after = before.Chunk(2).SelectMany(x => (double[])
        [
            (x[0] * Math.Cos(turn)) - (x[1] * Math.Sin(turn)), (x[0] * Math.Sin(turn)) + (x[1] * Math.Cos(turn)),
        ]).ToArray();
        return Method.Run(
            new PairData(
                new DoubleSamples(before, 2), new DoubleSamples(after, 2),
                steps is null ? null : [.. Enumerable.Range(0, 400).Select(_ => steps())]),
            settings, new RunContext());
    }

    private static Matrix Normal(int rows, int columns, ulong seed)
    {
        var matrix = new Matrix(rows, columns);
        new CounterRandom(seed).FillNormal(matrix.Values);
        return matrix;
    }
}
