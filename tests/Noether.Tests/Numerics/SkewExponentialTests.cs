using System.Numerics;
using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class SkewExponentialTests
{
    // Rounding grows with the number of squarings (norm 50: seven in float, ten in double) and the square root of the
    // size.
    private const double DoubleUnit = 1.2e-16;
    private const double FloatUnit = 6e-8;
    private const double UnitsPerNorm = 60;

    // A few squarings of doubles: ten units in the last place.
    private const double RelativeTolerance = 1e-14;

    // Central differences with a step of 1e-5: truncation 1e-10, cancellation 1e-16/1e-5, both per unit of gradient.
    private const double DifferenceTolerance = 2e-8;

    public static TheoryData<int> Sizes => [1, 2, 3, 5, 8, 17, 33, 48, 67, 99, 130];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Compute_AnyNorm_ObeysTheLawsOfTheExponential(int n)
    {
        foreach (var norm in (double[])[0, 1e-6, 0.01, 0.3, 0.7, 1.1, 3.2, 10, 50])
        {
            CheckLaws(Skew<double>(n, norm), n, norm, DoubleUnit, Exponential);
            CheckLaws(Skew<float>(n, norm), n, norm, FloatUnit, Exponential);
        }
    }

    [Fact]
    public void CheckLaws_TaylorOfDegreeEightUnscaled_Fails()
    {
        var s = Skew<double>(5, 1.5);
        Assert.ThrowsAny<Exception>(() => CheckLaws(s, 5, 1.5, DoubleUnit, (x, n) =>
        {
            var sum = Matrix.Identity(n).Values.ToArray();
            var term = sum.ToArray();
            for (var k = 1; k <= 8; k++)
            {
                var next = new double[n * n];
                Gemm.Multiply(next, term, x, n, n, n, alpha: 1.0 / k);
                term = next;
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += term[i];
            }

            return sum;
        }));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(3.14159)]
    [InlineData(50)]
    public void Compute_PlaneRotation_MatchesSineAndCosine(double angle)
    {
        var exact = new[] { Math.Cos(angle), -Math.Sin(angle), Math.Sin(angle), Math.Cos(angle) };
        var doubles = Exponential([0.0, -angle, angle, 0], 2);
        var floats = Exponential([0f, -(float)angle, (float)angle, 0], 2);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(exact[i], doubles[i], UnitsPerNorm * DoubleUnit * Math.Max(angle, 0.1));
            Assert.Equal(exact[i], floats[i], UnitsPerNorm * FloatUnit * Math.Max(angle, 0.1));
        }

        // e^S - 1 keeps its relative accuracy for small S.
        if (angle < 1)
            Assert.Equal(1, doubles[2] / Math.Sin(angle), RelativeTolerance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void Adjoint_AnyNorm_MatchesCentralDifferences(int n)
    {
        foreach (var norm in (double[])[1e-6, 0.05, 0.12, 0.5, 3.2, 12])
        {
            var s = Skew<double>(n, norm);
            var weights = Random(n * n, 77);
            var exponential = new SkewExponential<double>(n);
            var g = new double[n * n];
            exponential.Compute(s, g);
            var gradient = new double[n * n];
            exponential.Adjoint(weights, gradient);
            const double step = 1e-5;
            for (var i = 0; i < n; i++)
            {
                Assert.Equal(0, gradient[i * (n + 1)]);
                for (var j = 0; j < i; j++)
                {
                    // Moving the pair (i, j), (j, i) changes the function by twice the entry of the skew gradient.
                    var slope = (Value(i, j, step) - Value(i, j, -step)) / (2 * step);
                    Assert.Equal(slope, 2 * gradient[(i * n) + j], DifferenceTolerance * n);
                    Assert.Equal(gradient[(i * n) + j], -gradient[(j * n) + i]);
                }
            }

            double Value(int i, int j, double change)
            {
                var moved = s.ToArray();
                moved[(i * n) + j] += change;
                moved[(j * n) + i] -= change;
                return Exponential(moved, n).Zip(weights, (x, w) => x * w).Sum();
            }
        }
    }

    [Theory]
    [InlineData(33, 0.4)]
    [InlineData(99, 3.2)]
    public void Adjoint_Floats_MatchDoubles(int n, double norm)
    {
        var s = Skew<double>(n, norm);
        var weights = Random(n * n, 5);
        var exact = Adjoint(s, weights, n);
        var floats = Adjoint(s.Select(x => (float)x).ToArray(), weights.Select(x => (float)x).ToArray(), n);
        var size = Math.Sqrt(exact.Sum(x => x * x));
        var error = Math.Sqrt(exact.Zip(floats, (x, y) => (x - y) * (x - y)).Sum());
        Assert.InRange(error / size, 0, 100 * FloatUnit);
    }

    [Fact]
    public void Compute_NaN_GivesNaN()
    {
        var g = Exponential([0, double.NaN, -double.NaN, 0], 2);
        Assert.Contains(g, double.IsNaN);
    }

    [Fact]
    public void Adjoint_BeforeCompute_Throws()
    {
        Assert.Throws<InvalidOperationException>(() =>
            new SkewExponential<float>(2).Adjoint(new float[4], new float[4]));
        Assert.Throws<ArgumentException>(() => new SkewExponential<float>(2).Compute(new float[3], new float[4]));
    }

    private static void CheckLaws<T>(T[] s, int n, double norm, double unit, Func<T[], int, T[]> exponential)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var two = T.CreateChecked(2);
        var g = exponential(s, n);
        var inverse = exponential(s.Select(x => -x).ToArray(), n);
        var doubled = exponential(s.Select(x => x * two).ToArray(), n);
        var tolerance = unit * UnitsPerNorm * Math.Max(1, norm) * Math.Sqrt(n);
        var identity = Matrix.Identity(n).Values.ToArray();
        AssertClose(identity, Times(g, g, n, transposeRight: true), tolerance);
        AssertClose(identity, Times(g, inverse, n), tolerance);
        AssertClose(doubled.Select(double.CreateChecked).ToArray(), Times(g, g, n), tolerance);
    }

    private static double[] Times<T>(T[] left, T[] right, int n, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = new double[n * n];
        Gemm.Multiply(result, left.Select(double.CreateChecked).ToArray(), right.Select(double.CreateChecked).ToArray(),
            n, n, n, transposeB: transposeRight);
        return result;
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        var worst = expected.Zip(actual, (x, y) => Math.Abs(x - y)).Max();
        Assert.True(worst <= tolerance, $"{worst:g3} is above {tolerance:g3}");
    }

    private static T[] Adjoint<T>(T[] s, T[] weights, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var exponential = new SkewExponential<T>(n);
        exponential.Compute(s, new T[n * n]);
        var result = weights.ToArray();
        exponential.Adjoint(result, result);
        return result;
    }

    private static T[] Exponential<T>(T[] s, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var g = new T[n * n];
        new SkewExponential<T>(n).Compute(s, g);
        return g;
    }

    /// <summary>A random skew matrix of about the given spectral norm.</summary>
    private static T[] Skew<T>(int n, double norm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var x = Random(n * n, n);
        var factor = norm / (0.8 * Math.Sqrt(n));
        return Enumerable.Range(0, n * n)
            .Select(k => T.CreateChecked(factor * (x[k] - x[(k % n * n) + (k / n)]))).ToArray();
    }

    private static double[] Random(int count, int seed)
    {
        var values = new double[count];
        new CounterRandom((ulong)seed).FillUniform(values);
        return values.Select(x => (x * 2) - 1).ToArray();
    }
}
