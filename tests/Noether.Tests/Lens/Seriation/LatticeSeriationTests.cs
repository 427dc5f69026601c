using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class LatticeSeriationTests
{
    // Noise at the edges counts here; without a grid the departure is above 0.45.
    private const double Clear = 0.2;
    private const double Null = 0.4;

    // A few pixels at the edges, where noise prevails, may change places.
    private const double MostAreRight = 0.9;

    [Theory]
    [InlineData(10, 10, 1)]
    [InlineData(10, 10, 2)]
    [InlineData(8, 14, 1)]
    [InlineData(14, 8, 1)]
    public void Find_FieldThatFadesOut_PutsThePixelsInTheirPlaces(int rows, int columns, ulong seed)
    {
        var field = new ShuffledField(rows, columns, seed, samples: 8000, centred: true);
        var found = new LatticeSeriation(field.Covariance, 1, CancellationToken.None).Find((rows, columns))!;
        Assert.Equal((rows, columns), (found.Rows, found.Columns));
        Assert.InRange(field.Right(rows, columns, found.Cells), MostAreRight, 1);
        Assert.True(found.Departure < Clear);
    }

    [Fact]
    public void Find_ShapeNotGiven_FindsIt()
    {
        var field = new ShuffledField(8, 14, 3, samples: 8000, centred: true);
        var found = new LatticeSeriation(field.Covariance, 1, CancellationToken.None).Find()!;
        Assert.Equal((8, 14), (found.Rows, found.Columns));
    }

    [Fact]
    public void Find_RarePixels_GetCellsOfTheirOwn()
    {
        var field = new ShuffledField(8, 9, 4);
        var covariance = field.Covariance;
        for (var p = 0; p < 72; p += 7)
        {
            for (var q = 0; q < 72; q++)
            {
                covariance[p, q] *= 0.01;
                covariance[q, p] *= 0.01;
            }
        }

        var found = new LatticeSeriation(covariance, 1, CancellationToken.None).Find((8, 9))!;
        Assert.Equal(72, found.Cells.Distinct().Count());
        Assert.All(found.Cells, cell => Assert.InRange(cell, 0, 71));
    }

    [Fact]
    public void Find_OneOrTwoThreads_GivesTheSameBits()
    {
        var field = new ShuffledField(7, 8, 4, samples: 800, centred: true);
        var one = new LatticeSeriation(field.Covariance, 1, CancellationToken.None).Find()!;
        var two = new LatticeSeriation(field.Covariance, 2, CancellationToken.None).Find()!;
        Assert.Equal(one.Departure, two.Departure);
        Assert.Equal(one.Cells, two.Cells);
    }

    [Fact]
    public void Find_WhiteNoise_DepartsFar()
    {
        var noise = new Matrix(2000, 49);
        new CounterRandom(8).FillNormal(noise.Values);
        var found = new LatticeSeriation(ShuffledField.CovarianceOf(noise), 1, CancellationToken.None).Find()!;
        Assert.True(found.Departure > Null);
    }
}
