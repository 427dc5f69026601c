using MathNet.Numerics.LinearAlgebra;
using Noether.Numerics;
using NoetherMatrix = Noether.Numerics.Matrix;

namespace Noether.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    // A backward stable method errs by a small multiple of the unit 1.1e-16 times the norm times the square root of
    // the size.
    private const double StableTolerance = 5e-15;

    // Central differences with a step of 1e-5 of quantities of order one, divided by gaps of order 0.1.
    private const double DifferenceTolerance = 1e-7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(99)]
    public void Compute_RandomMatrix_MatchesMathNetAndLeavesNoResidual(int n)
    {
        var matrix = Random(n, 3);
        var eigen = Decompose(matrix, n);
        CheckLaws(matrix, eigen.Values.ToArray(), eigen.Vectors.ToArray(), n);
        var expected = Matrix<double>.Build.Dense(n, n, matrix).Evd(Symmetricity.Symmetric).EigenValues
            .Select(x => x.Real).OrderDescending().ToArray();
        for (var i = 0; i < n; i++)
            Assert.Equal(expected[i], eigen.Values[i], StableTolerance * n);
    }

    [Theory]
    [InlineData(1e-150)]
    [InlineData(1e150)]
    public void Compute_ExtremeScale_KeepsRelativeAccuracy(double scale)
    {
        const int n = 20;
        var matrix = Random(n, 4);
        var plain = Decompose(matrix, n).Values.ToArray();
        var scaled = Decompose(matrix.Select(x => x * scale).ToArray(), n).Values;
        for (var i = 0; i < n; i++)
            Assert.Equal(plain[i], scaled[i] / scale, StableTolerance * n);
    }

    [Fact]
    public void Compute_SpecialMatrices_ObeyTheLaws()
    {
        foreach (var n in (int[])[1, 2, 5, 33])
        {
            CheckSpecial(new double[n * n], n);
            CheckSpecial(NoetherMatrix.Identity(n).Values.ToArray(), n);
            CheckSpecial(Enumerable.Repeat(1.0, n * n).ToArray(), n); // rank one
            CheckSpecial(Spectrum(n, i => i < n / 2 ? 2 : -1), n); // two repeated values
            CheckSpecial(Spectrum(n, i => Math.Pow(10, -i)), n); // graded down to zero
            CheckSpecial(Enumerable.Range(0, n * n).Select(k => SecondDifference((k / n) - (k % n))).ToArray(), n);
        }

        // Already tridiagonal.
        static double SecondDifference(int offset) => offset == 0 ? 2 : Math.Abs(offset) == 1 ? -1 : 0;

        static void CheckSpecial(double[] matrix, int n)
        {
            var eigen = Decompose(matrix, n);
            CheckLaws(matrix, eigen.Values.ToArray(), eigen.Vectors.ToArray(), n);
        }
    }

    [Theory]
    [InlineData(65)]
    [InlineData(129)]
    [InlineData(257)]
    public void Compute_MatricesThatAreRoundingBeyondAFewValues_Converges(int n)
    {
        // As the covariance of a group convolution near the identity: smooth rows that differ by rounding at last.
        foreach (var width in (double[])[0.1, 0.5, 2, 10, 50])
        {
            for (var seed = 0ul; seed < 4; seed++)
            {
                var noise = new CounterRandom(seed, 5);
                var matrix = new double[n * n];
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j <= i; j++)
                    {
                        var distance = (i - j) / (width * n);
                        var rounding = 1 + (1e-15 * noise.NextNormal());
                        matrix[(i * n) + j] = matrix[(j * n) + i] = Math.Exp(-0.5 * distance * distance) * rounding;
                    }
                }

                var eigen = Decompose(matrix, n);
                CheckLaws(matrix, eigen.Values.ToArray(), eigen.Vectors.ToArray(), n);
            }
        }
    }

    [Fact]
    public void Compute_UpperTriangle_IsNotRead()
    {
        var matrix = Random(5, 1);
        var expected = Decompose(matrix, 5).Values.ToArray();
        for (var i = 0; i < 5; i++)
            for (var j = i + 1; j < 5; j++)
                matrix[(i * 5) + j] = double.NaN;
        Assert.Equal(expected, Decompose(matrix, 5).Values.ToArray());
    }

    [Fact]
    public void Compute_NotFinite_Throws()
    {
        Assert.Throws<ArgumentException>(() => Decompose([1, 0, double.NaN, 1], 2));
        Assert.Throws<ArgumentException>(() => Decompose([double.PositiveInfinity], 1));
        Assert.Throws<ArgumentException>(() => Decompose([1.0, 2], 2));
    }

    [Fact]
    public void CheckLaws_VectorsInColumns_Fails()
    {
        var matrix = Random(6, 9);
        var eigen = Decompose(matrix, 6);
        var transposed = new NoetherMatrix(6, 6, eigen.Vectors.ToArray()).Transposed().Values.ToArray();
        Assert.ThrowsAny<Exception>(() => CheckLaws(matrix, eigen.Values.ToArray(), transposed, 6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Gradient_ValuesAndVectors_MatchesCentralDifferences(int n)
    {
        var matrix = Spectrum(n, i => 1 + (0.5 * i));
        var ofValues = Enumerable.Range(0, n).Select(i => Math.Sin(i + 1.0)).ToArray();
        var ofVectors = Random(n, 8);
        var reference = Decompose(matrix, n);
        var direct = new double[n * n];
        reference.Gradient(ofValues, direct);
        CheckGradient(direct, x => Decompose(x, n).Values.ToArray().Zip(ofValues, (a, b) => a * b).Sum());

        var both = new double[n * n];
        reference.Gradient(ofValues, ofVectors, both);
        CheckGradient(both, x =>
        {
            var eigen = Decompose(x, n);
            var sum = eigen.Values.ToArray().Zip(ofValues, (a, b) => a * b).Sum();
            for (var i = 0; i < n; i++)
            {
                // Signs are arbitrary: take the vector on the side of the reference.
                double side = 0, weighted = 0;
                for (var j = 0; j < n; j++)
                {
                    side += eigen.Vectors[(i * n) + j] * reference.Vectors[(i * n) + j];
                    weighted += eigen.Vectors[(i * n) + j] * ofVectors[(i * n) + j];
                }

                sum += side < 0 ? -weighted : weighted;
            }

            return sum;
        });

        void CheckGradient(double[] gradient, Func<double[], double> function)
        {
            const double step = 1e-5;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var slope = (function(Moved(i, j, step)) - function(Moved(i, j, -step))) / (2 * step);
                    var expected = i == j ? gradient[(i * n) + j] : gradient[(i * n) + j] + gradient[(j * n) + i];
                    Assert.Equal(slope, expected, DifferenceTolerance);
                }
            }
        }

        double[] Moved(int i, int j, double change)
        {
            var moved = matrix.ToArray();
            moved[(i * n) + j] += change;
            if (i != j)
                moved[(j * n) + i] += change;
            return moved;
        }
    }

    [Fact]
    public void Gradient_RepeatedValues_StaysFinite()
    {
        const int n = 4;
        var eigen = Decompose(NoetherMatrix.Identity(n).Values.ToArray(), n);
        var result = new double[n * n];
        eigen.Gradient(new double[n], Random(n, 2), result);
        Assert.All(result, x => Assert.Equal(0, x));
    }

    private static SymmetricEigen Decompose(double[] matrix, int n)
    {
        var eigen = new SymmetricEigen(n);
        eigen.Compute(matrix);
        return eigen;
    }

    private static void CheckLaws(double[] matrix, double[] values, double[] vectors, int n)
    {
        var norm = Math.Max(values.Max(Math.Abs), double.Epsilon);
        var tolerance = StableTolerance * Math.Sqrt(n);
        for (var i = 0; i < n; i++)
        {
            if (i > 0)
                Assert.True(values[i] <= values[i - 1], "The values are not sorted.");
            for (var j = 0; j < n; j++)
            {
                double product = 0, dot = 0;
                for (var k = 0; k < n; k++)
                {
                    product += matrix[(j * n) + k] * vectors[(i * n) + k];
                    dot += vectors[(j * n) + k] * vectors[(i * n) + k];
                }

                Assert.InRange(product - (values[i] * vectors[(i * n) + j]), -tolerance * norm, tolerance * norm);
                Assert.Equal(i == j ? 1 : 0, dot, tolerance);
            }
        }
    }

    /// <summary>A dense symmetric matrix with chosen eigenvalues.</summary>
    private static double[] Spectrum(int n, Func<int, double> value)
    {
        var vectors = Decompose(Random(n, 6), n).Vectors;
        var result = new double[n * n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                for (var k = 0; k < n; k++)
                    result[(Math.Max(i, j) * n) + Math.Min(i, j)] +=
                        i >= j ? value(k) * vectors[(k * n) + i] * vectors[(k * n) + j] : 0;
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++)
                result[(i * n) + j] = result[(j * n) + i];
        return result;
    }

    private static double[] Random(int n, ulong seed)
    {
        var values = new double[n * n];
        new CounterRandom(seed).FillNormal(values);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                values[(j * n) + i] = values[(i * n) + j];
        return values;
    }
}
