using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.Tests.Lens.Runs;

/// <summary>Two hidden axes behind a random orthogonal map of the columns.</summary>
public sealed class MixedGridTests
{
    private const int Count = 20_000;

    [Theory]
    [InlineData(5, 5, "")]
    [InlineData(3, 6, "6x3")]
    public void Run_BlobsBehindARotation_FindsBothGenerators(int rows, int columns, string shape)
    {
        var data = Blobs(rows, columns);
        var result = LensDiscovery.Run(data.ToSampleSet(), LensSettings.Fast with { Shape = shape });
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal(shape.Length == 0 ? new GridShape(rows, columns) : GridShape.Parse(shape), result.Shape);
        Assert.InRange(GridTransforms.Alike(result.Generators, data.Truths), 0.98, 1);
        // The whole that is promised: rows of L from the filter, commuting generators, an orthogonal padded one.
        var l = result.GroupConvolution;
        Assert.Equal(result.Filter, l.Row(result.Shape!.Value.Middle).ToArray());
        var (one, two) = (result.Generators[0], result.Generators[1]);
        Assert.InRange(LensTestData.LargestDifference(MatrixOps.Multiply(one, two), MatrixOps.Multiply(two, one)), 0, 1e-12);
        var square = MatrixOps.MultiplyTransposed(result.GeneratorPadded, result.GeneratorPadded);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(square.Rows)), 0, 1e-9);
        Assert.InRange(
            LensTestData.LargestDifference(GroupConvolutions.Crop(result.GeneratorPadded, rows * columns), one), 0, 1e-9);
    }

    [Fact]
    public void Run_ShuffledColumnsOfBlobs_FindsNothing()
    {
        // Every column shuffled by itself: what is local in the plane is gone.
        var data = Blobs(4, 4);
        const int d = 16;
        const int count = Count / 8;
        var values = data.Samples[..(count * d)];
        for (var k = 0; k < d; k++)
        {
            var order = new CounterRandom(9, (ulong)k).Permutation(count);
            for (var i = 0; i < count; i++)
                values[(i * d) + k] = data.Samples[(order[i] * d) + k];
        }

        var result = LensDiscovery.Run(new Noether.Data.ArraySamples(values, d, "shuffled"), LensSettings.Fast with { Axes = 2 });
        Assert.False(result.Verdict.Found, result.Verdict.Summary);
    }

    private static SyntheticData Blobs(int rows, int columns) => SyntheticData.Generate(new()
    {
        Family = SignalFamily.Blob,
        Transform = HiddenTransform.Orthogonal,
        Dimension = rows * columns,
        Rows = rows,
        Samples = Count,
        Seed = 4,
    });
}
