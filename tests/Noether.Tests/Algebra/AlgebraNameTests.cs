using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Tests.Algebra;

public sealed class AlgebraNameTests
{
    public static TheoryData<string, string> Known => new()
    {
        { "so 0 3", "so(3)" }, { "so 0 4", "so(4)" }, { "so 0 5", "so(5)" }, { "so 0 6", "so(6)" },
            { "so 0 7", "so(7)" },
        { "so 0 10", "so(10)" }, { "so 1 2", "so(1,2)" }, { "so 1 3", "so(1,3)" }, { "so 2 2", "so(2,2)" },
            { "so 2 3", "so(2,3)" },
        { "sl 2", "sl(2,R)" }, { "sl 3", "sl(3,R)" }, { "sl 4", "sl(4,R)" }, { "gl 3", "gl(3,R)" },
            { "sp 2", "sp(4,R)" },
        { "sp 3", "sp(6,R)" }, { "su 2", "su(2)" }, { "su 3", "su(3)" }, { "u 2", "u(2)" }, { "u 3", "u(3)" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Of_AClassicalAlgebraInAnyCoordinatesAndBasis_IsItsName(string which, string name)
    {
        foreach (var generators in new[] { Make(which), Generators.Disguised(Make(which), 5) })
        {
            var found = AlgebraName.Of(AlgebraStructure.Of(generators));
            Assert.True(found.IsRecognised, found.Remark);
            Assert.Equal(name, found.Text);
        }
    }

    [Fact]
    public void Of_TwoRotationsSideBySide_IsTheirSumAndSaysWhatItIsIsomorphicTo()
    {
        var both = Generators.Beside(Make("so 0 3"), Make("so 0 3"));
        var found = AlgebraName.Of(AlgebraStructure.Of(Generators.Disguised(both, 2)));
        Assert.Equal("so(3) + so(3)", found.Text);
        Assert.Contains("so(4)", found.Remark, StringComparison.Ordinal);
        Assert.Contains("so(3) + so(3)", AlgebraName.Of(AlgebraStructure.Of(Make("so 0 4"))).Remark,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DifferentAlgebrasSideBySide_NamesBoth()
    {
        var both = Generators.Beside(Make("so 1 3"), Make("su 3"));
        Assert.Equal(
            ["so(1,3)", "su(3)"],
            AlgebraName.Of(AlgebraStructure.Of(Generators.Disguised(both, 3))).Text.Split(" + ").Order());
    }

    [Theory]
    [InlineData("so 1 2", "sl(2,R)")]
    [InlineData("so 0 3", "su(2)")]
    [InlineData("so 1 3", "sl(2,C)")]
    [InlineData("so 0 6", "su(4)")]
    public void Of_AnAlgebraOfSeveralNames_SaysTheOthers(string which, string other) =>
        Assert.Contains(other, AlgebraName.Of(AlgebraStructure.Of(Make(which))).Remark, StringComparison.Ordinal);

    [Fact]
    public void Of_WhatIsNoReductiveAlgebra_HasNoName()
    {
        // The affine maps of the line, the Heisenberg algebra, and matrices by chance.
        Matrix[] affine = [Generators.Entries(2, (0, 0, 1)), Generators.Entries(2, (0, 1, 1))];
        Matrix[] heisenberg = [Generators.Entries(3, (0, 1, 1)), Generators.Entries(3, (1, 2, 1)),
            Generators.Entries(3, (0, 2, 1))];
        var chance = Enumerable.Range(0, 3).Select(k =>
        {
            var matrix = new Matrix(4, 4);
            new CounterRandom(9, (ulong)k).FillNormal(matrix.Values);
            return matrix;
        }).ToArray();

        Assert.All(new[] { affine, heisenberg, chance }, one =>
            Assert.False(AlgebraName.Of(AlgebraStructure.Of(one)).IsRecognised));
    }

    [Fact]
    public void Of_SevenDimensionalRotations_IsNotTheSymplecticAlgebraOfTheSameNumbers() =>
        Assert.Equal("so(7)", AlgebraName.Of(AlgebraStructure.Of(Generators.Disguised(Make("so 0 7"), 8))).Text);

    [Theory]
    [InlineData(new double[] { 0, -1, 1, 0 }, "so(2)")]
    [InlineData(new double[] { 0, 1, 1, 0 }, "so(1,1)")]
    [InlineData(new double[] { 1, 0, 0, 1 }, "gl(1,R)")]
    [InlineData(new double[] { 0, 1, 0, 0 }, "R")]
    [InlineData(new double[] { 1, -1, 1, 1 }, "R")]
    public void Of_ASingleGenerator_TellsWhatItsPowersDo(double[] values, string name) =>
        Assert.Equal(name, AlgebraName.Of(AlgebraStructure.Of([new Matrix(2, 2, values)])).Text);

    [Fact]
    public void Signature_OfKnownAlgebras_IsThatOfTheBooks()
    {
        Assert.Equal(new KillingSignature(3, 3, 0), AlgebraStructure.Of(Make("so 1 3")).Signature);
        Assert.Equal(new KillingSignature(0, 8, 1), AlgebraStructure.Of(Make("u 3")).Signature);
        Assert.Equal(new KillingSignature(2, 1, 0), AlgebraStructure.Of(Make("sl 2")).Signature);
    }

    [Fact]
    public void Constants_OfAnAlgebra_ObeyJacobi()
    {
        var algebra = AlgebraStructure.Of(Make("sl 3"));
        var k = algebra.Dimension;
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++)
                for (var c = 0; c < k; c++)
                    for (var e = 0; e < k; e++)
                    {
                        var sum = Enumerable.Range(0, k).Sum(d =>
                            (algebra.Constant(a, b, d) * algebra.Constant(d, c, e))
                            + (algebra.Constant(b, c, d) * algebra.Constant(d, a, e))
                                + (algebra.Constant(c, a, d) * algebra.Constant(d, b, e)));
                        Assert.Equal(0, sum, 1e-12);
                    }
    }

    [Fact]
    public void SparseBasis_OfRotationsInAnotherBasis_HasTwoEntriesEach()
    {
        var basis = AlgebraStructure.Of(Mixed(Make("so 0 5"))).Basis;
        var sparse = SparseBasis.Of(basis);
        Assert.Equal(2, sparse.Entries, 1e-6);
        Assert.True(sparse.IsSparser);
        Assert.Equal(1, SpanScore.Compare(sparse.Basis, basis).Least, 1e-12);
        Assert.False(SparseBasis.Of(AlgebraStructure.Of(Generators.Disguised(Make("so 0 3"), 4)).Basis).Entries < 2);
    }

    [Fact]
    public void SpanScore_IsBlindToTheBasisAndSeesOtherSpans()
    {
        var truth = Make("so 0 4");
        var same = SpanScore.Compare(Mixed(truth), truth);
        Assert.Equal((1.0, 0), (Math.Round(same.Least, 12), same.CountError));
        var part = SpanScore.Compare(Make("so 1 3"), truth);
        Assert.Equal((0.0, 0.5), (Math.Round(part.Least, 12), Math.Round(part.Mean, 12)));
        Assert.Equal(-2, SpanScore.Compare([.. truth.Take(4)], truth).CountError);
        Assert.Throws<NoetherException>(() => SpanScore.Compare(truth, Make("so 0 3")));
    }

    private static List<Matrix> Mixed(IReadOnlyList<Matrix> generators)
    {
        var random = new CounterRandom(11);
        return [.. generators.Select(_ =>
        {
            var coefficients = new double[generators.Count];
            random.FillNormal(coefficients);
            return GeneratorSpan.Combine(generators, coefficients);
        })];
    }

    private static List<Matrix> Make(string which)
    {
        var words = which.Split(' ');
        var n = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
        return words[0] switch
        {
            "so" => Generators.Orthogonal(n, int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture)),
            "sl" or "gl" => Generators.Linear(n, words[0] == "gl"),
            "sp" => Generators.Symplectic(n),
            _ => Generators.Unitary(n, words[0] == "u"),
        };
    }
}
