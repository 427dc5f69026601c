using Noether.Conserved.Library;
using Noether.Conserved.Reporting;
using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Numerics;

namespace Noether.Tests.Conserved;

public sealed class SearchPartsTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Solve_OfASingularTotal_LeavesOutWhatDoesNotVary()
    {
        // The third function repeats the first, so that their difference has no variance at all.
        double[] total = [1, 0, 1, 0, 1, 0, 1, 0, 1], within = [0.5, 0, 0.5, 0, 0.2, 0, 0.5, 0, 0.5];
        var eigen = GeneralisedEigen.Solve(within, total);
        Assert.Equal(2, eigen.Values.Length);
        Assert.Equal(0.2, eigen.Values[0], Rounding);
        Assert.Equal(0.5, eigen.Values[1], Rounding);
    }

    [Fact]
    public void Solve_OfLinearEquations_IsExact()
    {
        double[] a = [0, 2, 1, 1, 1, 0, 3, 0, 1];
        Assert.Equal([1, 2, 3], LinearSolve.Solve(a, [7, 3, 6]).Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void Statistics_OfWhiteNoiseAndOfADrift_AreToldApart()
    {
        var random = new CounterRandom(1);
        double[][] noise = [.. Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, 50).Select(_ => random.NextNormal()).ToArray())];
        var still = PathStatistics.Of(noise);
        Assert.InRange(still.Whiteness, 0.9, 1.1);
        Assert.InRange(still.Drift, 0, 3.3);
        var drifting = PathStatistics.Of([.. noise.Select(path => path.Select((value, time) => value + (0.05 * time)).ToArray())]);
        Assert.True(drifting.Whiteness > 1.3);
        Assert.True(drifting.Drift > 5);
    }

    [Fact]
    public void Angle_OfASquare_IsNoneAndOfAnotherQuantityIsSome()
    {
        var paths = SyntheticPaths.Generate(new PathSettings { System = PathSystem.Kepler, Paths = 8, Dt = 0.15 });
        LibraryFunction Term(params int[] powers) => LibraryFunction.Monomial(powers);
        var momentum = Of([Term(1, 0, 0, 1), Term(0, 1, 1, 0)], [1, -1]);
        var square = Of([Term(2, 0, 0, 2), Term(1, 1, 1, 1), Term(0, 2, 2, 0)], [1, -2, 1]);
        var other = Of([Term(0, 0, 2, 0), Term(0, 0, 0, 2)], [1, 1]);
        Assert.InRange(GradientAngles.Sine(paths, [momentum], square), 0, 1e-6);
        Assert.True(GradientAngles.Sine(paths, [momentum], other) > 0.1);
    }

    [Fact]
    public void Flow_OfTheSpringsEnergy_IsARotationOfPhaseSpace()
    {
        var energy = Of([LibraryFunction.Monomial([2, 0]), LibraryFunction.Monomial([0, 2])], [1, 1]);
        var roles = CoordinateRoles.Of(new PathSet([[1, -1, 2, 2]], ["q", "p"], 1, "test"));
        var flow = new HamiltonianFlow(energy, roles, ["q", "p"]);
        Assert.Equal(["dq/ds = 2.000 p", "dp/ds = -2.000 q"], flow.Formulas());
        Assert.Equal([0, 2, -2, 0], flow.Generator()!.Values.ToArray());
    }

    [Fact]
    public void Flow_OfEveryKindOfTerm_HasTheFormulaOfItsGradient()
    {
        string[] names = ["x", "y", "px", "py"];
        var roles = CoordinateRoles.Of(new PathSet([[1, -1, 2, 2, 1, 1, -1, 2]], names, 1, "test"));
        var energy = Of([LibraryFunction.Monomial([0, 0, 2, 0]), new([0, 0, 0, 0], AtomKind.InverseNorm, [0, 1])], [1, -2]);
        var flow = new HamiltonianFlow(energy, roles, names);
        Assert.Equal("dx/ds = 2.000 px", flow.Formulas()[0]);
        Assert.Equal("dpx/ds = -2.000 x / r^3", flow.Formulas()[1]);
        Assert.Null(flow.Generator());
    }

    [Fact]
    public void Shares_OfRegroupedPoints_AreLargeAndTheSameForTheSameSeed()
    {
        var paths = SyntheticPaths.Generate(new PathSettings { Paths = 20 });
        var features = PathFeatures.Of(paths, FunctionLibrary.Build(paths, "monomials", 2, 50).Functions);
        double[] Shares(ulong seed) => RegroupedNull.Shares(
            features, [.. Enumerable.Range(0, 10)], [.. Enumerable.Range(10, 10)], 20, seed, CancellationToken.None);
        Assert.Equal(Shares(1), Shares(1));
        Assert.NotEqual(Shares(1), Shares(2));
        Assert.All(Shares(1), share => Assert.True(share > 0.8));
    }

    private static Quantity Of(LibraryFunction[] terms, double[] coefficients) => new()
    {
        Terms = terms,
        Coefficients = coefficients,
        Errors = new double[terms.Length],
        Combination = new Combination([0], [1], 0, 0),
        Held = new PathStatistics(0, 1, 0, 100),
    };
}
