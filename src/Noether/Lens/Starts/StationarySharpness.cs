using System.Numerics;
using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Lens.Starts;

/// <summary>
/// A smooth objective over orthogonal R, lower is better: peaky components that are stationary to second order, in
/// themselves and in their magnitudes,
/// J(R) = mean_k log E[a_k] + 3 t(Cov y) + 1 t(Cov a), y = R x, a = sqrt(y^2 + 0.05^2),
/// where t(M) is the share of |M|_F^2 that is not Toeplitz. E[a_k] stands in for the marginal entropy, which needs
/// density estimators; the magnitudes see what the covariance alone cannot.
/// </summary>
internal sealed class StationarySharpness
{
    private const double CovarianceWeight = 3;
    private const double MagnitudeWeight = 1;
    private const float Rounding = 0.05f;

    private readonly int d;
    private readonly int n;
    private readonly float[] x;
    private readonly float[] magnitude;
    private readonly float[] slope;
    private readonly float[] product;
    private readonly float[] map;

    /// <summary>Prepares the objective for n samples, d x n component-major, which are kept by reference.</summary>
    public StationarySharpness(float[] x, int dimension)
    {
        d = dimension;
        n = x.Length / dimension;
        this.x = x;
        magnitude = new float[x.Length];
        slope = new float[x.Length];
        product = new float[d * d];
        map = new float[d * d];
        Gemm.Multiply(product, d, x, n, x, n, d, d, n, transposeB: true);
        Covariance = new Matrix(d, d, Array.ConvertAll(product, v => (double)v / n));
    }

    /// <summary>Second moments of the samples, d x d.</summary>
    public Matrix Covariance { get; }

    /// <summary>J at R, and its gradient with respect to the entries of R.</summary>
    public double Evaluate(Matrix r, Matrix gradient)
    {
        for (var i = 0; i < map.Length; i++)
            map[i] = (float)r.Values[i];
        Gemm.Multiply(slope, n, map, d, x, n, d, n, d);
        Magnitudes(slope, magnitude);
        var mean = new double[d];
        var value = 0.0;
        for (var k = 0; k < d; k++)
        {
            var a = magnitude.AsSpan(k * n, n);
            mean[k] = System.Numerics.Tensors.TensorPrimitives.Sum<float>(a) / (double)n;
            value += Math.Log(mean[k]) / d;
            System.Numerics.Tensors.TensorPrimitives.Subtract(a, (float)mean[k], a);
        }

        var second = MatrixOps.Congruence(r, Covariance);
        var departure = Toeplitz.Departure(second);
        var norm = MatrixOps.SquaredNorm(second);
        var share = MatrixOps.SquaredNorm(departure) / norm;
        value += CovarianceWeight * share;
        MatrixOps.AddScaled(departure.Values, second.Values, -share);
        var fromCovariance = MatrixOps.Multiply(MatrixOps.Multiply(departure, r), Covariance);

        Gemm.Multiply(product, d, magnitude, n, magnitude, n, d, d, n, transposeB: true);
        var joint = new Matrix(d, d, Array.ConvertAll(product, v => (double)v / n));
        var magnitudeDeparture = Toeplitz.Departure(joint);
        var magnitudeNorm = MatrixOps.SquaredNorm(joint);
        var magnitudeShare = MatrixOps.SquaredNorm(magnitudeDeparture) / magnitudeNorm;
        value += MagnitudeWeight * magnitudeShare;
        MatrixOps.AddScaled(magnitudeDeparture.Values, joint.Values, -magnitudeShare);

        // dt(M)/dM = 2 (departure - t M)/|M|^2, so that
        // dJ/dy_k = slope_k (1/(d n E[a_k]) + 4 w/(n |M|^2) ((departure - t M) a)_k) with M = Cov a; rows of g x^T are
        // then dJ/dR.
        for (var i = 0; i < map.Length; i++)
            map[i] = (float)(4 * MagnitudeWeight / (n * magnitudeNorm) * magnitudeDeparture.Values[i]);
        for (var k = 0; k < d; k++)
            Scale(slope.AsSpan(k * n, n), map.AsSpan(k * d, d), magnitude, (float)(1 / (d * n * mean[k])));
        Gemm.Multiply(product, d, slope, n, x, n, d, d, n, transposeB: true);
        for (var i = 0; i < product.Length; i++)
            gradient.Values[i] = product[i] + (4 * CovarianceWeight / norm * fromCovariance.Values[i]);
        return value;
    }

    // In: y. Out: a = sqrt(y^2 + eps^2) and, in place of y, da/dy = y/a.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Magnitudes(Span<float> y, Span<float> a)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= y.Length - width; i += width)
        {
            var v = new Vector<float>(y[i..]);
            var root = Vector.SquareRoot((v * v) + new Vector<float>(Rounding * Rounding));
            root.CopyTo(a[i..]);
            (v / root).CopyTo(y[i..]);
        }
        for (; i < y.Length; i++)
        {
            a[i] = MathF.Sqrt((y[i] * y[i]) + (Rounding * Rounding));
            y[i] /= a[i];
        }
    }

    // slope_k *= constant + sum_j weights_j a_j, in strips that stay in the first-level cache.
    private void Scale(Span<float> row, ReadOnlySpan<float> weights, float[] a, float constant)
    {
        const int Strip = 1024;
        Span<float> factor = stackalloc float[Strip];
        for (var start = 0; start < n; start += Strip)
        {
            var size = Math.Min(Strip, n - start);
            var f = factor[..size];
            f.Fill(constant);
            for (var j = 0; j < d; j++)
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(a.AsSpan((j * n) + start, size), weights[j], f, f);
            System.Numerics.Tensors.TensorPrimitives.Multiply(row.Slice(start, size), f, row.Slice(start, size));
        }
    }
}
