using Noether.Data;
using Noether.Data.Formats;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Tests.Lens;

public sealed class LensTransformTests : IDisposable
{
    /// <summary>Sums of at most 65 products of order one, in double precision.</summary>
    private const double Rounding = 1e-12;

    private readonly string folder = Directory.CreateTempSubdirectory("noether-transform-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 0)]
    [InlineData(5, 1)]
    [InlineData(8, 4)]
    [InlineData(9, 7)]
    [InlineData(33, 9)]
    [InlineData(65, 6)]
    public void Apply_AnyNumberOfRows_EqualsNaiveProduct(int d, int count)
    {
        var transform = Random(d, seed: d);
        var rows = RandomRows(d * count, seed: count);
        var y = new double[rows.Length];
        transform.Apply(rows, y);
        for (var n = 0; n < count; n++)
        {
            for (var i = 0; i < d; i++)
            {
                double sum = 0;
                for (var j = 0; j < d; j++)
                    sum += transform.GroupConvolution[i, j] * (rows[(n * d) + j] - transform.Mean);
                Assert.Equal(sum / transform.StandardDeviation, y[(n * d) + i], Rounding);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(-3)]
    public void Move_AnyPower_IsThatPowerOfThePaddedGenerator(int power)
    {
        const int d = 5, padding = 2;
        var generator = LensTestData.Orthogonal(d + (2 * padding), seed: 8);
        var transform = new LensTransform(Matrix.Identity(d), 1.5, 2, generator);
        double[] x = [1, -2, 3, 0.5, 4];
        var matrix = LensTestData.Power(power < 0 ? generator.Transposed() : generator, Math.Abs(power));
        var moved = transform.Move(x, power);
        for (var i = 0; i < d; i++)
        {
            var expected = 1.5;
            for (var j = 0; j < d; j++)
                expected += matrix[padding + i, padding + j] * (x[j] - 1.5);
            Assert.Equal(expected, moved[i], Rounding);
        }
    }

    [Fact]
    public void Orbit_EverySecondPower_EqualsMove()
    {
        var transform = new LensTransform(Matrix.Identity(5), 0.5, 2, LensTestData.Orthogonal(9, seed: 8));
        double[] x = [1, -2, 3, 0.5, 4];
        var orbit = transform.Orbit(x, most: 5, every: 2);
        Assert.Equal(5, orbit.Length);
        for (var i = 0; i < orbit.Length; i++)
            Assert.Equal(transform.Move(x, 2 * (i - 2)), orbit[i]);
    }

    [Fact]
    public void Move_WithoutAGeneratorOrOfAnotherLength_SaysWhy()
    {
        var without = Assert.Throws<NoetherException>(() => Random(5, seed: 1).Move(new double[5], 1));
        Assert.Contains("without a generator", without.Message, StringComparison.Ordinal);
        var transform = new LensTransform(Matrix.Identity(5), 0, 1, Matrix.Identity(7));
        var length = Assert.Throws<NoetherException>(() => transform.Move(new double[4], 1));
        Assert.Contains("4 values", length.Message, StringComparison.Ordinal);
        var unlike = Assert.Throws<NoetherException>(
            () => new LensTransform(Matrix.Identity(5), 0, 1, Matrix.Identity(4)));
        Assert.Contains("padded generator is 4 x 4", unlike.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_NotANumber_SpoilsItsOwnSampleOnly()
    {
        var transform = Random(9, seed: 1);
        var rows = RandomRows(9 * 5, seed: 1);
        rows[9] = float.NaN;
        var y = new double[rows.Length];
        transform.Apply(rows, y);
        Assert.All(y[9..18], value => Assert.True(double.IsNaN(value)));
        Assert.All([.. y[..9], .. y[18..]], value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Write_MoreRowsThanABlock_StreamsWhatApplyGives()
    {
        var transform = Random(5, seed: 2);
        var rows = RandomRows(5 * 60_000, seed: 2);
        var expected = new double[rows.Length];
        transform.Apply(rows, expected);
        var path = Path.Combine(folder, "y.npy");
        var progress = new Fractions();
        transform.Write(new ArraySamples(rows, 5), path, progress);

        var written = NpyFile.ReadArray(path);
        Assert.Equal("<f8", written.Type);
        Assert.Equal([60_000, 5], written.Shape);
        Assert.Equal(expected, written.Values);
        Assert.True(progress.Values.Count > 1);
        Assert.Equal(progress.Values.Order(), progress.Values);
        Assert.Equal(1, progress.Values[^1]);
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void Write_ManySamples_AsksForFewAtATime()
    {
        var samples = new Endless(9, 1_000_000);
        Random(9, seed: 3).Write(samples, Path.Combine(folder, "y.npy"));
        Assert.InRange(samples.LargestRequest, 1, 1 << 17);
    }

    [Fact]
    public void Write_Cancelled_LeavesTheOldFile()
    {
        var path = Path.Combine(folder, "y.npy");
        File.WriteAllText(path, "old");
        using var source = new CancellationTokenSource();
        var cancelAfterFirstBlock = new Fractions { Then = source.Cancel };
        Assert.Throws<OperationCanceledException>(
            () => Random(9, 4).Write(new Endless(9, 1_000_000), path, cancelAfterFirstBlock, source.Token));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void Write_OtherDimension_SaysBoth()
    {
        var failure = Assert.Throws<NoetherException>(
            () => Random(9, 5).Write(new ArraySamples(new float[10], 5), Path.Combine(folder, "y.npy")));
        Assert.Contains("5 values", failure.Message);
        Assert.Contains("made with 9", failure.Message);
    }

    [Fact]
    public void Write_MissingFolder_IsOneSentence() => Assert.Throws<NoetherException>(
        () => Random(5, 6).Write(new ArraySamples(new float[5], 5), Path.Combine(folder, "none", "y.npy")));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_UnusableDeviation_Refuses(double deviation) =>
        Assert.Throws<NoetherException>(() => new LensTransform(Matrix.Identity(5), 0, deviation));

    [Fact]
    public void Apply_PartOfASample_Refuses() =>
        Assert.Throws<NoetherException>(() => Random(5, 7).Apply(new float[6], new double[6]));

    private static LensTransform Random(int d, int seed)
    {
        var random = new Random(seed);
        var matrix = new Matrix(d, d);
        foreach (ref var value in matrix.Values)
            value = random.NextDouble() - 0.5;
        return new(matrix, 0.3, 1.7);
    }

    private static float[] RandomRows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    private sealed class Fractions : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public Action? Then { get; init; }

        public void Report(double value)
        {
            Values.Add(value);
            Then?.Invoke();
        }
    }

    private sealed class Endless(int dimension, long count) : SampleSet
    {
        public override int Dimension => dimension;

        public override long Count => count;

        public override string Source => "generated";

        public int LargestRequest { get; private set; }

        public override void CopyRows(long firstRow, Span<float> destination)
        {
            LargestRequest = Math.Max(LargestRequest, destination.Length);
            destination.Fill(1);
        }
    }
}
