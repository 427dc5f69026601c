using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Tests.Lens;

/// <summary>Random matrices and small sets of samples that the tests of the lens share.</summary>
internal static class LensTestData
{
    public static Matrix Normal(int rows, int columns, ulong seed, double scale = 1)
    {
        var random = new CounterRandom(seed, 900);
        var result = new Matrix(rows, columns);
        foreach (ref var value in result.Values)
            value = scale * random.NextNormal();
        return result;
    }

    public static Matrix Orthogonal(int d, ulong seed) =>
        MatrixOps.NearestOrthogonal(MatrixOps.NearestOrthogonal(Normal(d, d, seed)));

    public static SyntheticData Synthetic(
        int d, int count, SignalFamily family, HiddenTransform transform, ulong seed = 3) =>
        SyntheticData.Generate(new SyntheticSettings
        {
            Dimension = d,
            Samples = count,
            Family = family,
            Transform = transform,
            Seed = seed,
        });

    public static LensSamples Gaussian(int d, int count, HiddenTransform transform = HiddenTransform.Identity) =>
        Load(Synthetic(d, count, SignalFamily.Gaussian, transform).ToSampleSet());

    public static LensSamples Load(
        SampleSet source, int most = 1_000_000, LensCentring centring = LensCentring.EachComponent) =>
        LensSamples.Load(source, most, centring, 7, CancellationToken.None);

    public static double LargestDifference(Matrix a, Matrix b)
    {
        Assert.Equal((a.Rows, a.Columns), (b.Rows, b.Columns));
        var largest = 0.0;
        for (var i = 0; i < a.Values.Length; i++)
            largest = Math.Max(largest, Math.Abs(a.Values[i] - b.Values[i]));
        return largest;
    }

    public static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    /// <summary>Largest error of a gradient against central differences, over the largest of these.</summary>
    public static double GradientError(Matrix gradient, Matrix at, Func<Matrix, double> loss, double step)
    {
        var expected = new Matrix(at.Rows, at.Columns);
        for (var i = 0; i < at.Values.Length; i++)
        {
            var (up, down) = (at.Clone(), at.Clone());
            up.Values[i] += step;
            down.Values[i] -= step;
            expected.Values[i] = (loss(up) - loss(down)) / (2 * step);
        }
        return LargestDifference(gradient, expected) / Largest(expected.Values);
    }

    public static Matrix Power(Matrix matrix, int exponent)
    {
        var result = Matrix.Identity(matrix.Rows);
        for (var i = 0; i < exponent; i++)
            result = MatrixOps.Multiply(result, matrix);
        return result;
    }
}
