using Noether.Data;
using Noether.Numerics;
using Noether.Runs;

namespace Noether.Tests.Runs;

public class RepresentationTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(9, 40)]
    [InlineData(33, 7)]
    public void Apply_OfAnyMatrix_HasTheBitsOfSumsInTheOrderOfTheColumns(int d, int count)
    {
        var random = new Random(d);
        var matrix = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                matrix[i, j] = random.NextDouble() - 0.5;
        var rows = new float[count * d];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (float)(random.NextDouble() * 3);
        var (expected, y) = (new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < d; k++)
            {
                var value = (rows[i - (i % d) + k] - 0.25) / 1.5;
                expected[i] = Math.FusedMultiplyAdd(matrix[i % d, k], value, expected[i]);
            }
        }

        new Representation(matrix, 0.25, 1.5).Apply(rows, y);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void Apply_OfAMatrixWithAsymmetry_MultipliesRowsOfTheMatrix()
    {
        var matrix = new Matrix(2, 2);
        matrix[0, 1] = 1;
        var y = new double[2];
        new Representation(matrix, 1, 2).Apply([5f, 9f], y);
        Assert.Equal([4.0, 0.0], y);
    }

    [Fact]
    public void Apply_OfPartOfASample_IsRefused() => Assert.Throws<ArgumentException>(
        () => new Representation(Matrix.Identity(3), 0, 1).Apply(new float[4], new double[4]));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void Representation_OfANormalisationThatIsNone_IsRefused(double mean, double deviation) =>
        Assert.Throws<NoetherException>(() => new Representation(Matrix.Identity(3), mean, deviation));

    [Fact]
    public void Write_OfSamplesOfAnotherDimension_IsRefused()
    {
        var samples = new ArraySamples(new float[10], 5);
        var failure = Assert.Throws<NoetherException>(
            () => new Representation(Matrix.Identity(3), 0, 1).Write(samples, "nowhere.npy"));
        Assert.Contains("5 values", failure.Message, StringComparison.Ordinal);
    }
}
