using Noether.Discovery;
using Noether.Numerics;
using Noether.Rivals;
using Noether.Rivals.SymmetryGan;

namespace Noether.Tests.Rivals;

public sealed class SymmetryGanTests
{
    private static readonly SymmetryGanMethod Method = new();

    [Fact]
    public void Run_OnTheNormalDistribution_EndsOnTheCircle()
    {
        var found = GanTraining.Run(
            RivalTestData.Normal(20_000, 2, seed: 1), new GanRecipe { Family = MapFamily.Rotation, Restarts = 2, Steps = 2000 }, 3, 0,
            null, CancellationToken.None);

        Assert.All(found, one => Assert.InRange(Radius(one.MeanMap), 0.85, 1.15));
        Assert.Contains(found, one => Math.Abs(Radius(one.StartMap) - 1) > 0.2);
    }

    [Fact]
    public void Run_WithAnyNumberOfThreads_HasTheSameBits()
    {
        var rows = RivalTestData.Normal(2000, 3, seed: 1);
        double[][] all = [.. new[] { 1, 2 }.Select(threads => GanTraining.Run(
            rows, new GanRecipe { Family = MapFamily.Exp, Restarts = 7, Steps = 30, OneStep = true }, 3, threads, null,
            CancellationToken.None).SelectMany(one => one.MeanMap.Values.ToArray()).ToArray())];

        Assert.Equal(all[0], all[1]);
    }

    [Theory]
    [InlineData(MapFamily.Exp)]
    [InlineData(MapFamily.Qr)]
    public void Run_OfOrthogonalFamilies_StaysOrthogonal(MapFamily family)
    {
        var found = GanTraining.Run(
            RivalTestData.Normal(2000, 4, seed: 1), new GanRecipe { Family = family, Restarts = 2, Steps = 50, OneStep = true }, 3, 1, null,
            CancellationToken.None);

        foreach (var one in found)
        {
            var square = MatrixOps.MultiplyTransposed(one.Map, one.Map);
            for (var i = 0; i < 4; i++)
                for (var j = 0; j < 4; j++)
                    Assert.Equal(i == j ? 1 : 0, square[i, j], 1e-5);
        }
    }

    [Fact]
    public void Verdict_OfIdentitiesOnly_IsACollapseAndNoFinding()
    {
        var identity = new ElementAction(Matrix.Identity(2), [0, 0]);
        var found = new FoundElement(Matrix.Identity(2), [0, 0], Matrix.Identity(2), [0, 0], Matrix.Identity(2), [0, 0]);
        var verdict = SymmetryGanVerdict.Of([new(found, identity, 0.01, null), new(found, identity, 0.02, null)], null);

        Assert.Equal(Finding.NotFound, verdict.Finding);
        Assert.Contains("identity", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_OfElementsThatHeldOutSamplesRefuse_IsNotFound()
    {
        var turn = new ElementAction(new Matrix(2, 2, [0, 1, -1, 0]), [0, 0]);
        var found = new FoundElement(turn.Map, [0, 0], turn.Map, [0, 0], turn.Map, [0, 0]);
        JudgedElement one = new(found, turn, 1, new HeldOutTest(0.3, 0.5, 0.51, 1));
        var verdict = SymmetryGanVerdict.Of([one, one], new HeldOutTest(0.001, 0.6, 0.62, 1));
        var held = SymmetryGanVerdict.Of([one, one], new HeldOutTest(0.4, 0.5, 0.52, 1));
        var weak = SymmetryGanVerdict.Of([one, one], new HeldOutTest(0.4, 0.5, 0.58, 1));

        Assert.Equal([Finding.NotFound, Finding.Found, Finding.Undecided], [verdict.Finding, held.Finding, weak.Finding]);
    }

    [Fact]
    public void Method_OnSamplesWithoutASymmetry_ClaimsNone()
    {
        var rows = RivalTestData.Normal(3000, 2, seed: 5);
        for (var i = 0; i < rows.Rows; i++)
            (rows[i, 0], rows[i, 1]) = (Math.Exp(rows[i, 0]), (3 * rows[i, 1]) + Math.Exp(rows[i, 0]));
        var answer = Run(rows, new SymmetryGanSettings { Restarts = 2, Steps = 300 });

        Assert.NotEqual(Finding.Found, answer.Verdict.Finding);
        Assert.Contains(answer.Arrays, array => array.Name == "elements");
    }

    [Fact]
    public void Check_OfAFamilyThatDoesNotFit_SaysWhichDo()
    {
        using var samples = RivalTestData.Samples(RivalTestData.Normal(1200, 3, seed: 1));
        var refused = Assert.Throws<NoetherException>(() => Method.Check(
            new SampleData(samples), new SymmetryGanSettings { Family = MapFamily.Rotation }, new RunContext()));

        Assert.Equal("family", refused.Setting);
    }

    [Fact]
    public void Check_OfFewSamples_SaysHowManyAreNeeded()
    {
        using var samples = RivalTestData.Samples(RivalTestData.Normal(50, 2, seed: 1));
        var refused = Assert.Throws<NoetherException>(() =>
            Method.Check(new SampleData(samples), new SymmetryGanSettings(), new RunContext()));

        Assert.Contains("1000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inverse_OfAnElement_BringsRowsBack()
    {
        var element = new ElementAction(new Matrix(2, 2, [0.5, 1, -2, 0.3]), [1, -1]).Unscaled([3, 4], 2);
        double[] row = [0.7, -1.2], moved = new double[2], back = new double[2];
        element.Apply(row, moved);
        element.Inverse!.Apply(moved, back);

        Assert.Equal(row[0], back[0], 1e-12);
        Assert.Equal(row[1], back[1], 1e-12);
        Assert.Null(new ElementAction(new Matrix(2, 2, [1, 2, 2, 4]), [0, 0]).Inverse);
    }

    private static Answer Run(Matrix rows, SymmetryGanSettings settings)
    {
        using var samples = RivalTestData.Samples(rows);
        return Method.Run(new SampleData(samples), settings, new RunContext { Seed = 1, Threads = 2 });
    }

    private static double Radius(Matrix map) => Math.Sqrt((map[0, 0] * map[0, 0]) + (map[0, 1] * map[0, 1]));
}
