using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Decoy;

public class DecoyKernelTests
{
    /// <summary>
    /// Single precision against central differences in double precision, relative to the largest gradient of a part.
    /// </summary>
    private const double GradientTolerance = 1e-4;

    /// <summary>Sums of some tens of products in single precision.</summary>
    private const double ValueTolerance = 2e-5;

    private const double Step = 1e-5;

    /// <summary>Sums of 1,600 terms in single precision, relative to the largest gradient of a part.</summary>
    private const double DenseTolerance = 1e-5;

    public static TheoryData<SimdLevel, int, int, int> Problems()
    {
        var data = new TheoryData<SimdLevel, int, int, int>();
        foreach (var level in Simd.Available)
        {
            data.Add(level, 8, 8, 40);
            data.Add(level, 13, 21, 57);
            data.Add(level, 9, 70, 33);
            data.Add(level, 70, 9, 33);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Differentiate_AgainstCentralDifferences_Agrees(SimdLevel level, int first, int last, int points)
    {
        var problem = new DecoyProblem(first, last, points, 5, level, stretch: 16);
        problem.Kernel.Differentiate(problem.State, problem.Tour);
        var worst = WorstDeviations(problem, problem.Kernel.Gradient.Span.ToArray());
        Assert.All(worst, part => Assert.True(part.Value < GradientTolerance, $"{part.Key}: {part.Value:g3}"));
    }

    [Theory]
    [InlineData("first weights x", 1.01)]
    [InlineData("first biases", 1.01)]
    [InlineData("second weights", 1.01)]
    [InlineData("second biases", 1.01)]
    [InlineData("input shift", 1.01)]
    public void Differentiate_WithOneWrongFactor_FailsTheLaw(string broken, double factor)
    {
        var problem = new DecoyProblem(13, 21, 57, 5, Simd.Level);
        problem.Kernel.Differentiate(problem.State, problem.Tour);
        var gradient = problem.Kernel.Gradient.Span.ToArray();
        foreach (var (part, index) in problem.Indices())
            gradient[index] *= part == broken ? (float)factor : 1;
        Assert.True(WorstDeviations(problem, gradient)[broken] > GradientTolerance);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(100)]
    public void Differentiate_AtTheDefaultSizes_AgreesWithDenseLayers(int stretch)
    {
        // With this seed no point is so near to a kink that single precision puts it on the other side.
        var problem = new DecoyProblem(200, 100, 1600, 10, Simd.Level, stretch);
        problem.Kernel.Differentiate(problem.State, problem.Tour);
        var expected = new DenseDecoy(problem.Layout).Gradient(problem.Parameters, problem.Points, problem.Labels);
        foreach (var part in problem.Indices().GroupBy(i => i.Part, i => i.Index))
        {
            var worst = part.Max(i => Math.Abs(problem.Kernel.Gradient.Span[i] - expected[i]));
            var relative = worst / part.Max(i => Math.Abs(expected[i]));
            Assert.True(relative < DenseTolerance, $"{part.Key}: {relative:g3}");
        }
    }

    [Fact]
    public void Differentiate_WithoutTheMeanTermsOfBatchNorm_FailsTheLaw()
    {
        // What a batch norm with constant statistics would give: the classic mistake.
        var problem = new DecoyProblem(13, 21, 57, 5, Simd.Level);
        problem.Kernel.Differentiate(problem.State, problem.Tour);
        var honest = problem.Kernel.Gradient.Span.ToArray();
        var direct = new DirectDecoy(problem.Layout);
        var statistics = direct.Statistics(problem.Parameters, problem.Points);
        for (var j = 0; j < 21; j++)
        {
            problem.State.LastMean[j] = (float)statistics[2][j].Mean;
            problem.State.LastVariance[j] = (float)(statistics[2][j].Variance * 56 / 57);
        }
        for (var k = 0; k < 13; k++)
        {
            problem.State.FirstMean[k] = (float)statistics[1][k].Mean;
            problem.State.FirstVariance[k] = (float)(statistics[1][k].Variance * 56 / 57);
        }
        var broken = honest.ToArray();
        foreach (var (part, index) in problem.Indices().Where(i => i.Part == "first weights x"))
        {
            var saved = problem.State.Parameters.Span[index];
            problem.State.Parameters.Span[index] = saved + 1e-3f;
            var above = DirectDecoy.Loss(direct.InferenceOutputs(problem.State, problem.Points), problem.Labels);
            problem.State.Parameters.Span[index] = saved - 1e-3f;
            var below = DirectDecoy.Loss(direct.InferenceOutputs(problem.State, problem.Points), problem.Labels);
            problem.State.Parameters.Span[index] = saved;
            broken[index] = (float)((above - below) / 2e-3);
        }
        Assert.True(WorstDeviations(problem, broken)["first weights x"] > GradientTolerance);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Differentiate_RunningStatistics_TakeATenthOfTheBatch(SimdLevel level, int first, int last, int points)
    {
        var problem = new DecoyProblem(first, last, points, 6, level, stretch: 16);
        problem.Kernel.Differentiate(problem.State, problem.Tour);
        var expected = new DirectDecoy(problem.Layout).Statistics(problem.Parameters, problem.Points);
        for (var k = 0; k < first; k++)
        {
            Assert.Equal(0.1 * expected[1][k].Mean, problem.State.FirstMean[k], ValueTolerance);
            Assert.Equal(0.9 + (0.1 * expected[1][k].Variance), problem.State.FirstVariance[k], ValueTolerance);
        }
        for (var j = 0; j < last; j++)
        {
            Assert.Equal(0.1 * expected[2][j].Mean, problem.State.LastMean[j], ValueTolerance);
            Assert.Equal(0.9 + (0.1 * expected[2][j].Variance), problem.State.LastVariance[j], ValueTolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Evaluate_AgainstTheOracle_CountsErrorsAndLoss(SimdLevel level, int first, int last, int points)
    {
        var problem = new DecoyProblem(first, last, points, 7, level, stretch: 16);
        problem.Kernel.Differentiate(problem.State, problem.Tour);
        problem.State.InputMean[0] = 0.2f;
        problem.State.InputVariance[1] = 0.7f;
        var outputs = new DirectDecoy(problem.Layout).InferenceOutputs(problem.State, problem.Points);
        var (errors, loss) = problem.Kernel.Evaluate(problem.State, problem.Tour);
        Assert.Equal(outputs.Zip(problem.Labels, (v, on) => v > 0 != on).Count(wrong => wrong), errors);
        Assert.Equal(DirectDecoy.Loss(outputs, problem.Labels), loss / points, ValueTolerance);
    }

    [Fact]
    public void Evaluate_OfTheSameStateAfterOthers_HasTheSameBits()
    {
        var problem = new DecoyProblem(13, 21, 57, 8, Simd.Level);
        var before = problem.Kernel.Evaluate(problem.State, problem.Tour);
        var kept = problem.State.Parameters.Span.ToArray();
        problem.State.Parameters.Span[..13].Reverse();
        problem.Kernel.Evaluate(problem.State, problem.Tour);
        kept.CopyTo(problem.State.Parameters.Span);
        Assert.Equal(before, problem.Kernel.Evaluate(problem.State, problem.Tour));
    }

    private static Dictionary<string, double> WorstDeviations(DecoyProblem problem, float[] gradient)
    {
        var direct = new DirectDecoy(problem.Layout);
        var p = problem.Parameters;
        var rows = problem.Indices().Select(i =>
        {
            var saved = p[i.Index];
            p[i.Index] = saved + Step;
            var above = direct.TrainingLoss(p, problem.Points, problem.Labels);
            p[i.Index] = saved - Step;
            var below = direct.TrainingLoss(p, problem.Points, problem.Labels);
            p[i.Index] = saved;
            return (i.Part, Expected: (above - below) / (2 * Step), Actual: (double)gradient[i.Index]);
        }).ToArray();
        return rows.GroupBy(row => row.Part).ToDictionary(
            part => part.Key,
            part => part.Max(row => Math.Abs(row.Expected - row.Actual)) / part.Max(row => Math.Abs(row.Expected)));
    }
}
