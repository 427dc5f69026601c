using Noether.Lens;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Tests.Lens.Training;

public sealed class LensStepTests
{
    /// <summary>Means over 200 samples of single-precision logarithms of order one.</summary>
    private const double ValueTolerance = 1e-5;

    /// <summary>Single-precision derivatives summed over 200 samples, relative to the largest entry.</summary>
    private const double GradientTolerance = 2e-4;

    private const double Difference = 1e-5;

    private static readonly LensSettings Nothing = new()
    {
        AlignmentWeight = 0,
        UniformityWeight = 0,
        ResolutionWeight = 0,
        InformationWeight = 0,
        Conditional = false,
    };

    private static readonly LensSettings Whole = new() { Conditional = true };

    public static TheoryData<string> Terms() =>
    [
        "alignment", "marginal uniformity", "conditional uniformity", "resolution", "information", "whole",
        "marginal whole",
    ];

    [Theory]
    [MemberData(nameof(Terms))]
    public void Evaluate_OneTerm_MatchesDirectForm(string term)
    {
        var bench = Bench(term);
        var row = bench.Step.Evaluate(LensStepBench.L, LensStepBench.Rho, 1);
        var expected = bench.Terms(LensStepBench.L);
        Assert.Equal(expected.Alignment, row.Alignment, ValueTolerance);
        Assert.Equal(expected.UniformityMarginal, row.UniformityMarginal, ValueTolerance);
        Assert.Equal(expected.UniformityConditional, row.UniformityConditional, ValueTolerance);
        Assert.Equal(expected.Uniformity, row.Uniformity, ValueTolerance);
        Assert.Equal(expected.MarginalEntropy, row.MarginalEntropy, ValueTolerance);
        Assert.Equal(expected.JointEntropy, row.JointEntropy, ValueTolerance);
        Assert.Equal(expected.ConditionalEntropy, row.ConditionalEntropy, ValueTolerance);
        Assert.Equal(expected.Total, row.Total, 5 * ValueTolerance);
        Assert.True(Math.Abs(row.Total) > 1000 * ValueTolerance, "a term of size zero would prove nothing");
        Assert.Equal(LensStepBench.Rho, row.Rho);
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void Evaluate_GradientOfOneTerm_MatchesCentralDifferences(string term)
    {
        var bench = Bench(term);
        bench.Step.Evaluate(LensStepBench.L, LensStepBench.Rho, 1);
        Assert.InRange(GradientError(bench.Step.Gradient, bench), 0, GradientTolerance);
    }

    [Fact]
    public void GradientLaw_GradientThatForgetsTheConditionalPart_IsRejected()
    {
        var without = new LensStepBench(Whole with { Conditional = false });
        without.Step.Evaluate(LensStepBench.L, LensStepBench.Rho, 1);
        Assert.False(GradientError(without.Step.Gradient, new LensStepBench(Whole)) < GradientTolerance);
    }

    [Fact]
    public void Evaluate_WholeLoss_ReachesTheParametersOfTheModel()
    {
        const int padding = 3;
        var bench = new LensStepBench(Whole);
        var model = new LensModel(LensStepBench.D, padding, 1);
        var start = LensTestData.Normal(1, model.Parameters.Length, 33, 0.3);
        for (var i = 0; i < model.Parameters.Length; i++)
            model.Parameters[i] = (float)start[0, i];
        model.Forward(0, 0);
        bench.Step.Evaluate(model.GroupConvolution, LensStepBench.Rho, 1);
        model.Backward(bench.Step.Gradient);
        var gradient = new Matrix(1, start.Columns, Array.ConvertAll(model.Gradient, v => (double)v));
        var at = new Matrix(1, start.Columns, Array.ConvertAll(model.Parameters, v => (double)v));
        var error = LensTestData.GradientError(gradient, at, p => bench.Terms(
            DirectLensModel.GroupConvolution(p.Values, LensStepBench.D, padding)).Total, Difference);
        Assert.InRange(error, 0, GradientTolerance);
    }

    [Fact]
    public void Evaluate_OneOrTwoThreads_SameBits()
    {
        var (one, two) = (new LensStepBench(Whole), new LensStepBench(Whole));
        var first = one.Step.Evaluate(LensStepBench.L, LensStepBench.Rho, 1);
        var second = two.Step.Evaluate(LensStepBench.L, LensStepBench.Rho, 2);
        Assert.Equal(first, second);
        Assert.Equal(one.Step.Gradient.Values, two.Step.Gradient.Values);
        Assert.Equal(one.Step.MarginalGradient, two.Step.MarginalGradient);
    }

    private static LensStepBench Bench(string term) => term switch
    {
        "alignment" => new(Nothing with { AlignmentWeight = 1.5 }),
        "marginal uniformity" => new(Nothing with { UniformityWeight = 2 }),
        "conditional uniformity" => new(Nothing with { UniformityWeight = 2, Conditional = true }, alike: true),
        "resolution" => new(Nothing with { ResolutionWeight = 1.5 }),
        "information" => new(Nothing with { InformationWeight = 0.75 }),
        "whole" => new(Whole),
        _ => new(Whole with { Conditional = false }),
    };

    private static double GradientError(Matrix gradient, LensStepBench bench) =>
        LensTestData.GradientError(gradient, LensStepBench.L, l => bench.Terms(l).Total, Difference);
}
