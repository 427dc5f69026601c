using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class GridSeriationTests
{
    // The departures of data with an axis are below a tenth, those of data without far above a half.
    private const double Clear = 0.1;
    private const double Null = 0.5;

    [Theory]
    [InlineData(6, 6, 1)]
    [InlineData(6, 6, 2)]
    [InlineData(5, 9, 1)]
    [InlineData(5, 9, 2)]
    [InlineData(12, 12, 1)]
    public void Find_ShuffledField_PutsEveryPixelInItsPlace(int rows, int columns, ulong seed)
    {
        var field = new ShuffledField(rows, columns, seed);
        var seriation = new GridSeriation(field.Correlation, 1, CancellationToken.None);
        var found = seriation.Find();
        Assert.Equal((rows, columns), (found[0].Rows, found[0].Columns));
        Assert.Equal(1, field.Right(rows, columns, found[0].Cells));
        Assert.True(found[0].Departure < Clear);
        Assert.All(found.Skip(1), other => Assert.True(other.Departure > 2 * found[0].Departure));
        Assert.True(seriation.FindLine().Departure > 2 * found[0].Departure);
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(8, 4)]
    public void Find_GivenShape_KeepsItsOrientation(int rows, int columns)
    {
        var field = new ShuffledField(rows, columns, 5);
        var seriation = new GridSeriation(field.Correlation, 1, CancellationToken.None);
        var found = Assert.Single(seriation.Find((rows, columns)));
        Assert.Equal((rows, columns), (found.Rows, found.Columns));
        Assert.Equal(1, field.Right(rows, columns, found.Cells));
    }

    [Fact]
    public void Find_FreeCellsInTheCorners_PutsEveryPixelInItsPlace()
    {
        int[] corners = [0, 1, 6, 7, 8, 15, 48, 55, 56, 57, 62, 63];
        var field = new ShuffledField(8, 8, 3, cells: [.. Enumerable.Range(0, 64).Except(corners)]);
        var seriation = new GridSeriation(field.Correlation, 1, CancellationToken.None);
        var given = Assert.Single(seriation.Find((8, 8)));
        Assert.Equal(1, field.Right(8, 8, given.Cells));
        var free = seriation.Find(cells: 64)[0];
        Assert.Equal((8, 8), (free.Rows, free.Columns));
        Assert.Equal(given.Departure, free.Departure);
    }

    [Fact]
    public void Find_OneOrTwoThreads_GivesTheSameBits()
    {
        var field = new ShuffledField(7, 8, 4, samples: 800);
        var one = new GridSeriation(field.Correlation, 1, CancellationToken.None);
        var two = new GridSeriation(field.Correlation, 2, CancellationToken.None);
        AssertSame(one.Find(), two.Find());
        AssertSame([one.FindLine()], [two.FindLine()]);

        static void AssertSame(IReadOnlyList<GridPlacement> expected, IReadOnlyList<GridPlacement> actual)
        {
            Assert.Equal(expected.Select(grid => grid.Departure), actual.Select(grid => grid.Departure));
            Assert.Equal(expected.Select(grid => grid.Cells), actual.Select(grid => grid.Cells));
        }
    }

    [Fact]
    public void FindLine_ShuffledLine_IsFarBelowEveryGrid()
    {
        var line = new ShuffledField(1, 48, 6);
        var seriation = new GridSeriation(line.Correlation, 1, CancellationToken.None);
        var found = seriation.FindLine();
        Assert.Equal((1, 48), (found.Rows, found.Columns));
        Assert.Equal(1, line.Right(1, 48, found.Cells));
        Assert.All(seriation.Find(), grid => Assert.True(grid.Departure > 4 * found.Departure));
    }

    [Fact]
    public void Find_WhiteNoise_DepartsFar()
    {
        var noise = new Matrix(2000, 49);
        new CounterRandom(8).FillNormal(noise.Values);
        var correlation = ShuffledField.Correlate(ShuffledField.CovarianceOf(noise));
        var seriation = new GridSeriation(correlation, 1, CancellationToken.None);
        Assert.True(seriation.Find()[0].Departure > Null);
        Assert.True(seriation.FindLine().Departure > Null);
    }

    [Fact]
    public void Find_PrimeNumberOfCells_FindsNoGrid()
    {
        var field = new ShuffledField(1, 13, 1, samples: 500);
        Assert.Empty(new GridSeriation(field.Correlation, 1, CancellationToken.None).Find());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void FindLine_FewPixels_GivesEachACell(int pixels)
    {
        var field = new ShuffledField(1, pixels, 1, samples: 500);
        var seriation = new GridSeriation(field.Correlation, 1, CancellationToken.None);
        Assert.Equal(1, field.Right(1, pixels, seriation.FindLine().Cells));
        Assert.Empty(seriation.Find());
    }

    [Fact]
    public void Find_EqualColumns_StaysFinite()
    {
        var all = new Matrix(12, 12);
        all.Values.Fill(1);
        Assert.All(
            new GridSeriation(all, 1, CancellationToken.None).Find(),
            grid => Assert.Equal(12, grid.Cells.Distinct().Count()));
    }

    [Fact]
    public void Find_FewerCellsThanPixels_Throws()
    {
        var seriation = new GridSeriation(Matrix.Identity(12), 1, CancellationToken.None);
        Assert.Throws<ArgumentOutOfRangeException>(() => seriation.Find((2, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => seriation.Find((1, 12)));
    }

    [Fact]
    public void Find_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var seriation = new GridSeriation(Matrix.Identity(30), 2, source.Token);
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => seriation.Find());
    }
}
