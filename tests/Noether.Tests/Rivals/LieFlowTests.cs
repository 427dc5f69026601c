using Noether.Discovery;
using Noether.Numerics;
using Noether.Rivals;
using Noether.Rivals.LieFlow;

namespace Noether.Tests.Rivals;

public sealed class LieFlowTests
{
    private static readonly LieFlowMethod Method = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Law_OfAnglesNearMultiples_HasTheirOrder(int order)
    {
        var random = new CounterRandom(1);
        double[] angles = [.. Enumerable.Range(0, 500).Select(_ =>
            (2 * Math.PI * random.NextInt(order) / order) + (0.02 * random.NextNormal()))];
        var law = RotationLaw.Of(angles, 12);

        Assert.Equal(order, law.Order);
        Assert.InRange(law.Error(angles), 0, 2);
    }

    [Fact]
    public void Law_OfUniformAngles_IsAll()
    {
        var random = new CounterRandom(1);

        Assert.Equal(0, RotationLaw.Of([.. Enumerable.Range(0, 2000).Select(_ => 7 * Math.PI * random.NextDouble() * 2)], 12).Order);
    }

    [Fact]
    public void Law_OfAnglesNearTwoThatAreNoGroup_CannotBeTold() =>
        Assert.Equal(-1, RotationLaw.Of([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 0 : 2.4)], 12).Order);

    [Fact]
    public void Flow_OnTriangles_LeadsToThirdsOfATurn()
    {
        var training = new FlowTraining(Triangles(4096, seed: 1), 2, 0);
        for (var epoch = 0; epoch < 30; epoch++)
            training.Epoch(CancellationToken.None);
        var angles = training.Angles(Triangles(300, seed: 3), 20, 4);

        Assert.Equal(3, RotationLaw.Of(angles, 6).Order);
    }

    [Fact]
    public void Verdict_NeedsFlowsThatAgreeAndSamplesThatDoNotRefuse()
    {
        HeldOutTest holds = new(0.5, 0.5, 0.52, 1);

        Assert.Equal(Finding.Found, Verdict(4, 4, holds).Finding);
        Assert.Equal(Finding.Undecided, Verdict(4, 2, holds).Finding);
        Assert.Equal(Finding.NotFound, Verdict(4, 4, holds with { PValue = 0.01 }).Finding);
        Assert.Equal(Finding.NotFound, Verdict(1, 1, null).Finding);
        Assert.Equal(Finding.NotFound, Verdict(-1, -1, null).Finding);
    }

    [Fact]
    public void Run_OfAShortTraining_AnswersAlikeForAnyNumberOfThreads()
    {
        using var samples = RivalTestData.Samples(Triangles(1500, seed: 5));
        double[][] angles = [.. new[] { 1, 2 }.Select(threads => Method.Run(
            new SampleData(samples), new LieFlowSettings { Epochs = 2 }, new RunContext { Seed = 1, Threads = threads })
            .Arrays.Single(array => array.Name == "angles").Values)];

        Assert.Equal(angles[0], angles[1]);
    }

    [Fact]
    public void Check_OfAnOddNumberOfColumns_IsRefused()
    {
        using var samples = RivalTestData.Samples(RivalTestData.Normal(1200, 3, seed: 1));

        Assert.Throws<NoetherException>(() => Method.Check(new SampleData(samples), new LieFlowSettings(), new RunContext()));
    }

    private static Verdict Verdict(int first, int second, HeldOutTest? test) => LieFlowVerdict.Of(new LieFlowResult(
        [new RotationLaw(first, [1]), new RotationLaw(second, [1])], [[0], [0]], [[1], [1]], test));

    // A long and a short side, turned by random thirds.
    private static Matrix Triangles(int n, ulong seed)
    {
        var (random, rows) = (new CounterRandom(seed), new Matrix(n, 4));
        for (var i = 0; i < n; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextInt(3) / 3);
            (rows[i, 0], rows[i, 1]) = (cosine, sine);
            (rows[i, 2], rows[i, 3]) = (-0.4 * sine, 0.4 * cosine);
        }

        return rows;
    }
}
