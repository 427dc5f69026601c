using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.Forestano;
using Noether.Tests.Algebra;

namespace Noether.Tests.Published;

public sealed class ForestanoTests
{
    private static readonly ForestanoMethod Method = new();

    [Fact]
    public void Loss_OfTwoOutputsAndVectors_HasItsDerivative()
    {
        const double Step = 1e-6;
        var points = new Matrix(40, 6);
        new CounterRandom(1).FillNormal(points.Values);
        // Linear in x, so that the gradient at x is that at x + eps G x.
        var slopes = new Matrix(2, 6);
        new CounterRandom(2).FillNormal(slopes.Values);
        var gradients = Enumerable.Range(0, 2).Select(m =>
        {
            var gradient = new Matrix(40, 6);
            for (var i = 0; i < 40; i++)
                slopes.Row(m).CopyTo(gradient.Row(i));
            return gradient;
        }).ToArray();
        var loss = new AlgebraLoss(points, 2, rows => MatrixOps.MultiplyTransposed(rows, slopes), gradients, 3, 1e-2,
            true);
        var parameters = new double[loss.Parameters];
        new CounterRandom(3).FillNormal(parameters);
        var (gradient, rest) = (new double[parameters.Length], new double[parameters.Length]);
        loss.Of(parameters, gradient);

        Assert.Equal((3 * 9) + (3 * 3), parameters.Length);
        for (var i = 0; i < parameters.Length; i++)
        {
            var there = parameters[i];
            parameters[i] = there + Step;
            var above = loss.Of(parameters, rest);
            parameters[i] = there - Step;
            var below = loss.Of(parameters, rest);
            parameters[i] = there;
            Assert.Equal(1, 1 + (((above - below) / (2 * Step) - gradient[i]) / Math.Max(1, Math.Abs(gradient[i]))),
                1e-6);
        }
    }

    [Fact]
    public void Run_ForRotationsOfSpace_FindsThreeAndNotTwo()
    {
        var three = Ask(3, new ForestanoSettings { Generators = 3, Epochs = 2500, Points = 60 });
        var two = Ask(3, new ForestanoSettings { Generators = 2, Epochs = 1500, Points = 60 });

        Assert.Equal(Finding.Found, three.Verdict.Finding);
        Assert.Equal("so(3)", (string)three.Facts["algebra"]!["name"]!);
        Assert.Equal("algebra", (string)three.Facts["generatorKind"]!);
        var generators = three.Arrays.Single(array => array.Name == "generators");
        Assert.Equal([3, 3, 3], generators.Shape);
        Assert.True(SpanScore.Compare(
            [.. generators.Values.Chunk(9).Select(values => new Matrix(3, 3, values))],
                Generators.Orthogonal(0, 3)).Least > 0.9999);
        Assert.Equal(Finding.NotFound, two.Verdict.Finding);
        Assert.Equal("No such algebra", two.Verdict.Headline);
        Assert.False(two.Verdict.Checks.Single(check => check.Name == "loss").Passed);
    }

    [Fact]
    public void Run_WithoutANumber_TriesAndKeepsTheMost()
    {
        var answer = Ask(2, new ForestanoSettings { MostGenerators = 2, Epochs = 8000, Points = 50 });

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal(1, ((ForestanoSettings)answer.Settings).Generators);
        Assert.Equal(2, answer.Candidates.Count);
        Assert.True(answer.Candidates[0].Won);
    }

    [Fact]
    public void Run_WhenCancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Method.Run(
            Data(3), new ForestanoSettings(), new RunContext { Cancellation = stop.Token }));
    }

    [Fact]
    public void Run_OnLabelsThatNothingExplains_IsUndecided()
    {
        var (samples, labels) = (Normal(120, 2), new Matrix(120, 1));
        new CounterRandom(8).FillNormal(labels.Values);
        var answer = Method.Run(
            new LabelData(samples, labels), new ForestanoSettings { Generators = 1, Epochs = 100, Points = 50 },
                new RunContext());

        Assert.Equal(Finding.Undecided, answer.Verdict.Finding);
    }

    private static Answer Ask(int d, ForestanoSettings settings) =>
        Method.Run(Data(d), settings, new RunContext { Threads = 1 });

    private static LabelData Data(int d) => new(
        Normal(600, d), null, new FunctionOracle(d, 1, x => [Math.Sqrt(MatrixOps.Dot(x, x))]));

    private static DoubleSamples Normal(int count, int d)
    {
        var values = new double[count * d];
        new CounterRandom(5).FillNormal(values);
        return new DoubleSamples(values, d);
    }
}
