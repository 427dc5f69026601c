using Noether.Data.Formats;
using Noether.Numerics;
using Noether.Testing.Actions;

namespace Noether.Tests.Testing;

public sealed class SampleActionTests
{
    private static readonly Matrix Row = new(1, 12, [.. Enumerable.Range(1, 12).Select(i => (double)i)]);

    [Fact]
    public void Rotations_KeepLengthsAndAnglesOfAllVectorsTogether()
    {
        var moved = Moved("rotations", 6);
        var still = Part(6);
        Assert.Equal(Dot(still, 0, 0), Dot(moved, 0, 0), 1e-9);
        Assert.Equal(Dot(still, 0, 3), Dot(moved, 0, 3), 1e-9);
        Assert.NotEqual(still[0, 0], moved[0, 0], 1e-3);

        static double Dot(Matrix row, int a, int b) => MatrixOps.Dot(row.Row(0).Slice(a, 3), row.Row(0).Slice(b, 3));
    }

    [Fact]
    public void Boosts_KeepTheInterval()
    {
        var moved = Moved("boosts", 8);
        Assert.Equal(Interval(Part(8), 4), Interval(moved, 4), 1e-9);
        Assert.NotEqual(Row[0, 4], moved[0, 4], 1e-3);

        static double Interval(Matrix row, int at) => (row[0, at] * row[0, at]) - (row[0, at + 1] * row[0, at + 1])
            - (row[0, at + 2] * row[0, at + 2]) - (row[0, at + 3] * row[0, at + 3]);
    }

    [Theory]
    [InlineData("mirror-horizontal", new double[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData("mirror-vertical", new double[] { 4, 5, 6, 1, 2, 3 })]
    [InlineData("reverse", new double[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData("sign", new double[] { -1, -2, -3, -4, -5, -6 })]
    public void Moves_OfAPictureOfTwoByThree_AreThoseOfTheirNames(string name, double[] expected) =>
        Assert.Equal(expected, SampleActions.Parse(name, 6, [2, 3]).Moved(Part(6), new CounterRandom(1)).Row(0).ToArray());

    [Fact]
    public void Shift_ComparesAllButTheLastWithAllButTheFirst()
    {
        var shift = SampleActions.Parse("shift", 4, [4]);
        Assert.Equal([1, 2, 3], shift.Still(Part(4)).Row(0).ToArray());
        Assert.Equal([2, 3, 4], shift.Moved(Part(4), new CounterRandom(1)).Row(0).ToArray());
        Assert.False(shift.IsReversible);
    }

    [Fact]
    public void QuarterTurns_AreTheThreeTurnsOfASquare()
    {
        var turns = SampleActions.Parse("quarter-turns", 4, [2, 2]);
        var seen = turns.Moved(new Matrix(60, 4, [.. Enumerable.Repeat((double[])[1, 2, 3, 4], 60).SelectMany(row => row)]),
            new CounterRandom(3));
        var different = Enumerable.Range(0, 60).Select(i => string.Join(' ', seen.Row(i).ToArray())).Distinct().Order();
        Assert.Equal(["2 4 1 3", "3 1 4 2", "4 3 2 1"], different);
    }

    [Fact]
    public void Matrix_IsTakenOrUndone()
    {
        using var folder = new Noether.Tests.Data.TemporaryFolder();
        NpyFile.Write(folder.File("m.npy"), new Matrix(2, 2, [2, 1, 0, 1]));
        var moved = SampleActions.Parse(folder.File("m.npy"), 2, [2])
            .Moved(new Matrix(40, 2, [.. Enumerable.Repeat(1.0, 80)]), new CounterRandom(3));
        var different = Enumerable.Range(0, 40).Select(i => $"{moved[i, 0]:0.000000}").Distinct().Order();
        // M (1, 1) = (3, 1), and M^-1 (1, 1) = (0, 1).
        Assert.Equal(["0.000000", "3.000000"], different.Select(text => text.TrimStart('-')));
    }

    [Fact]
    public void Generators_MakeRandomElements()
    {
        using var folder = new Noether.Tests.Data.TemporaryFolder();
        NpyFile.Write(folder.File("g.npy"), [0, -1, 0, 1, 0, 0, 0, 0, 0], [1, 3, 3]);
        var moved = SampleActions.Parse(folder.File("g.npy"), 3, [3])
            .Moved(new Matrix(20, 3, [.. Enumerable.Repeat(1.0, 60)]), new CounterRandom(3));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(2, (moved[i, 0] * moved[i, 0]) + (moved[i, 1] * moved[i, 1]), 1e-9);
            Assert.Equal(1, moved[i, 2], 1e-12);
        }

        Assert.True(Enumerable.Range(0, 20).Select(i => moved[i, 0]).Distinct().Count() > 15);
    }

    [Theory]
    [InlineData("turn", "There is no symmetry 'turn'")]
    [InlineData("rotation:0", "two different columns")]
    [InlineData("rotation:0,9", "two different columns")]
    [InlineData("rotation:a,b", "no number of a column")]
    [InlineData("permutation:0,0,1,2", "no order of the 4 columns")]
    [InlineData("rotations", "no whole number")]
    [InlineData("quarter-turns", "shape")]
    public void Parse_OfWhatDoesNotAct_SaysWhy(string text, string words) => Assert.Contains(
        words, Assert.Throws<NoetherException>(() => SampleActions.Parse(text, 4, [4])).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_OfAMatrixOfAnotherSize_SaysWhy()
    {
        using var folder = new Noether.Tests.Data.TemporaryFolder();
        NpyFile.Write(folder.File("m.npy"), Matrix.Identity(3));
        Assert.Contains("must be 4 x 4", Assert.Throws<NoetherException>(
            () => SampleActions.Parse(folder.File("m.npy"), 4, [4])).Message, StringComparison.Ordinal);
    }

    private static Matrix Part(int width) => new(1, width, Row.Row(0)[..width].ToArray());

    private static Matrix Moved(string name, int width) => SampleActions.Parse(name, width, [width]).Moved(Part(width), new CounterRandom(1));
}
