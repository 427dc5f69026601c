using Noether.Data;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.Tests.Lens.Runs;

/// <summary>Columns that are only out of order, along a line and on a grid, and columns that do not vary.</summary>
public sealed class ShuffledColumnsTests
{
    private const int Count = 6000;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Run_ShuffledSteps_FindsTheirOrder(int d)
    {
        var place = new CounterRandom(3, (ulong)d).Permutation(d);
        var result = LensDiscovery.Run(Steps(d, place, []));
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal("column order", result.Candidates[0].Name);
        Assert.Equal(1, Score(result, place), 1e-9);
        Assert.Null(result.Shape);
        Assert.Equal(result.Filter, result.GroupConvolution.Row((d - 1) / 2).ToArray());
    }

    [Fact]
    public void Run_StepsAsTheyStand_SaysNaturalOrder()
    {
        var result = LensDiscovery.Run(Steps(11, [.. Enumerable.Range(0, 11)], []));
        Assert.Equal("natural order", result.Candidates[0].Name);
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
    }

    [Fact]
    public void Run_ConstantColumns_SetsThemAside()
    {
        const int d = 11;
        var place = new CounterRandom(3, 9).Permutation(d);
        var result = LensDiscovery.Run(Steps(d, place, [2, 7]));
        Assert.Equal([2, 7], result.ConstantColumns);
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Contains(result.Verdict.Caveats, caveat => caveat.Contains("(2, 7, from 0)", StringComparison.Ordinal));
        Assert.Equal((13, 13), (result.Dimension, result.Generator.Rows));
        Assert.Equal(13, result.Filter.Length);
        Assert.Equal((1, 1), (result.Generator[2, 2], result.GroupConvolution[11, 2]));
        var square = MatrixOps.MultiplyTransposed(result.GeneratorPadded, result.GeneratorPadded);
        Assert.InRange(
            LensTestData.LargestDifference(square, Matrix.Identity(result.GeneratorPadded.Rows)), 0, 1e-12);
        Assert.Equal(0, LensTestData.LargestDifference(
            GroupConvolutions.Crop(result.GeneratorPadded, 13), result.Generator));
    }

    [Theory]
    [InlineData(6, 6, "")]
    [InlineData(4, 9, "")]
    [InlineData(4, 9, "9x4")]
    public void Run_ShuffledPictures_FindsTheGrid(int rows, int columns, string shape)
    {
        var result = LensDiscovery.Run(Pictures(rows, columns, []), LensSettings.Fast with { Shape = shape });
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal(shape.Length == 0 ? new GridShape(rows, columns) : new GridShape(columns, rows), result.Shape);
        Assert.Equal(2, result.Generators.Count);
        var (one, two) = (result.Generators[0], result.Generators[1]);
        Assert.Equal(
            0, LensTestData.LargestDifference(MatrixOps.Multiply(one, two), MatrixOps.Multiply(two, one)));
        // The rows of L are psi^T G1^i G2^j, taken where the powers stay on the grid.
        var (a, b) = (result.Shape!.Value.Rows, result.Shape.Value.Columns);
        var row = new Matrix(1, a * b, (double[])result.Filter.Clone());
        row = MatrixOps.Multiply(MatrixOps.Multiply(row, one), two);
        Assert.Equal(
            result.GroupConvolution.Row(((((a - 1) / 2) + 1) * b) + ((b - 1) / 2) + 1).ToArray(), row.Row(0).ToArray());
        var square = MatrixOps.MultiplyTransposed(result.GeneratorPadded, result.GeneratorPadded);
        Assert.Equal(0, LensTestData.LargestDifference(square, Matrix.Identity(square.Rows)));
        Assert.Equal(0, LensTestData.LargestDifference(
            GroupConvolutions.Crop(result.GeneratorPadded, a * b), result.Generator));
    }

    [Fact]
    public void Run_PicturesWithDarkCorners_GivesThemTheFreeCells()
    {
        var result = LensDiscovery.Run(
            Pictures(6, 6, [0, 5, 30, 35]), LensSettings.Fast with { Shape = "6x6" });
        Assert.Equal(new GridShape(6, 6), result.Shape);
        Assert.Equal(4, result.ConstantColumns.Count);
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        int[] corners = [0, 5, 30, 35];
        Assert.All(corners, cell => Assert.Contains(
            Enumerable.Range(0, 36).Single(j => result.GroupConvolution[cell, j] == 1), result.ConstantColumns));
    }

    [Fact]
    public void Run_NoiseAskedForAGrid_IsNotFound()
    {
        var noise = LensTestData.Normal(2000, 36, 5);
        var result = LensDiscovery.Run(
            new ArraySamples(Array.ConvertAll(noise.Values.ToArray(), v => (float)v), 36),
            LensSettings.Fast with { Axes = 2 });
        Assert.Equal(Finding.NotFound, result.Verdict.Finding);
        Assert.NotNull(result.Shape);
    }

    [Theory]
    [InlineData(0, "5x5", "36")]
    [InlineData(0, "6by6", "6by6")]
    [InlineData(0, "1x36", "1x36")]
    [InlineData(1, "6x6", "two axes")]
    public void Check_ShapesThatDoNotFit_SaySo(int axes, string shape, string word)
    {
        var error = Assert.Throws<NoetherException>(() => LensDiscovery.Check(
            Pictures(6, 6, []), LensSettings.Fast with { Axes = axes, Shape = shape }));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Equal("shape", error.Setting);
    }

    [Fact]
    public void Check_PrimeNumberOfColumns_IsNoGrid()
    {
        var error = Assert.Throws<NoetherException>(() => LensDiscovery.Check(
            Steps(11, [.. Enumerable.Range(0, 11)], []), LensSettings.Fast with { Axes = 2 }));
        Assert.Contains("prime", error.Message, StringComparison.Ordinal);
    }

    // A step at a random place, some noise, columns shuffled; further columns of one value are put in.
    private static ArraySamples Steps(int d, int[] place, int[] constant)
    {
        var random = new CounterRandom(1, 2);
        var wide = d + constant.Length;
        var values = new float[Count * wide];
        for (var n = 0; n < Count; n++)
        {
            var (edge, height) = (random.NextDouble() * 2 * d, random.NextNormal());
            var at = 0;
            for (var j = 0; j < wide; j++)
            {
                values[(n * wide) + j] = constant.Contains(j) ? 4
                    : (float)((place[at++] < edge - (d / 2.0) ? height : -height) + (0.1 * random.NextNormal()));
            }
        }

        return new ArraySamples(values, wide);
    }

    // Rectangles at random places, larger than the picture can show.
    private static ArraySamples Pictures(int rows, int columns, int[] dark)
    {
        var random = new CounterRandom(1, 4);
        var d = rows * columns;
        var cell = random.Permutation(d);
        var values = new float[Count * d];
        for (var n = 0; n < Count; n++)
        {
            for (var shape = 0; shape < 6; shape++)
            {
                var (top, left) = ((random.NextDouble() * (rows + 4)) - 4, (random.NextDouble() * (columns + 4)) - 4);
                var height = random.NextNormal();
                for (var j = 0; j < d; j++)
                {
                    var (y, x) = (cell[j] / columns, cell[j] % columns);
                    if (!dark.Contains(cell[j]) && y >= top && y < top + 4 && x >= left && x < left + 4)
                        values[(n * d) + j] += (float)height;
                }
            }
        }

        return new ArraySamples(values, d);
    }

    private static double Score(LensResult result, int[] place)
    {
        var truth = new Matrix(place.Length, place.Length);
        for (var i = 0; i < place.Length; i++)
            for (var j = 0; j < place.Length; j++)
                truth[i, j] = place[j] == place[i] + 1 ? 1 : 0;
        return GeneratorScore.Compare(result.Generator, truth).Cosine;
    }
}
