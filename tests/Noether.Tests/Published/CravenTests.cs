using Noether.Algebra;
using Noether.Data;
using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.Craven;
using Noether.Tests.Algebra;

namespace Noether.Tests.Published;

public sealed class CravenTests
{
    private const double SlopeTolerance = 0.02; // of the published table

    private static readonly CravenMethod Method = new();

    [Fact]
    public void SlopeTest_OfAFunction_IsTwoForASymmetryAndOneForAnother()
    {
        var samples = new Matrix(300, 3, Uniform(300, 3));
        var function = new FunctionOracle(3, 1, x => [(x[0] * x[0]) + (x[1] * x[1]) + x[2]]);
        var maps = CandidateMap.Read("0-1, 0-2, 0+1, scale", 3);

        Assert.Equal(2, SlopeTest.Of(function, samples, maps[0]).SmallSlope, SlopeTolerance);
        Assert.All(maps.Skip(1), map =>
            Assert.Equal(1, SlopeTest.Of(function, samples, map).SmallSlope, SlopeTolerance));
        Assert.All(maps, map => Assert.Equal(2, MatrixOps.SquaredNorm(map.Generator), 1e-12));
    }

    [Fact]
    public void Run_OnALabelledRing_KeepsTheRotationAndFindsIt()
    {
        var values = Uniform(1200, 2);
        var labels = new Matrix(1200, 1, [.. values.Chunk(2).Select(x => Math.Exp(-(x[0] * x[0]) - (x[1] * x[1])))]);
        var answer = Method.Run(
            new LabelData(new DoubleSamples(values, 2), labels),
            new CravenSettings { Candidates = "0-1,0+1", Units = 16, Epochs = 150 }, new RunContext());

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.StartsWith("1 of 2 given maps", answer.Verdict.Summary, StringComparison.Ordinal);
        var generators = answer.Arrays.Single(array => array.Name == "generators");
        Assert.Equal([1, 2, 2], generators.Shape);
        Assert.True(SpanScore.Compare([new Matrix(2, 2, generators.Values)], Generators.Orthogonal(0, 2)).Least > 0.99);
    }

    [Fact]
    public void Run_OfANetworkThatLearnedTooLittle_IsRefused()
    {
        // One epoch sees the radius at most; that it keeps rotations then says nothing.
        var values = Uniform(600, 4);
        var labels = new Matrix(600, 1,
            [.. values.Chunk(4).Select(x => x.Sum(value => value * value) + Math.Sin(5 * x[0] * x[1]))]);
        var answer = Method.Run(
            new LabelData(new DoubleSamples(values, 4), labels), new CravenSettings { Epochs = 1 }, new RunContext());

        Assert.Equal(Finding.Undecided, answer.Verdict.Finding);
        Assert.False(answer.Verdict.Checks.Single(check => check.Name == "underFit").Passed);
        Assert.DoesNotContain(answer.Arrays, array => array.Name == "generators");
    }

    [Fact]
    public void Candidates_OfAFile_AreRead()
    {
        var path = Path.Combine(Path.GetTempPath(), $"noether-maps-{Guid.NewGuid():N}.npy");
        try
        {
            NpyFile.Write(path, [0, -3, 3, 0, 1, 0, 0, 1], 2, 2, 2);
            var maps = CandidateMap.Read(path, 2);

            Assert.Equal([0, -1, 1, 0], maps[0].Generator.Values.ToArray());
            Assert.Equal([1, 0, 0, 1], maps[1].Generator.Values.ToArray());
            Assert.Contains("3 x 3", Assert.Throws<NoetherException>(() => CandidateMap.Read(path, 3)).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("0-0")]
    [InlineData("0-9")]
    [InlineData("turn")]
    [InlineData("-")]
    public void Candidates_ThatNameNoMap_AreRefusedInOneSentence(string text) => Assert.Contains(
        "names no map of 3 columns", Assert.Throws<NoetherException>(() => CandidateMap.Read(text, 3)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Check_OfAFunctionOfTwoSamples_IsRefused()
    {
        var data = new LabelData(new DoubleSamples(Uniform(600, 2), 2), null,
            new FunctionOracle(4, 1, x => [(x[0] * x[2]) + x[1]]));

        Assert.Contains("2 samples at once", Assert.Throws<NoetherException>(
            () => Method.Check(data, new CravenSettings(), new RunContext())).Message, StringComparison.Ordinal);
    }

    private static double[] Uniform(int count, int d)
    {
        var values = new double[count * d];
        new CounterRandom(7).FillUniform(values);
        return [.. values.Select(value => (2 * value) - 1)];
    }
}
