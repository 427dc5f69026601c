using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// A smooth objective over orthogonal R, lower is better: non-Gaussian components that are stationary in themselves, in
/// their magnitudes and between the two,
/// J(R) = mean_k log m_k + w1 var_k(log m_k) + w2 t(Cov y) + w3 t(Cov a) + w4 |T(Cov(a, y))|_F^2/|Cov x|_F^2,
/// y = R x, a = sqrt(y^2 + 0.05^2), m_k = E[a_k], where T(M) is the part of M that is not Toeplitz and t(M) its share
/// of |M|_F^2. E[a_k] stands in for the marginal entropy, which needs density estimators; the magnitudes see what the
/// covariance alone cannot, and their covariance with y, a moment of the third order, sees signs. On a grid T(M) is the
/// part that is not block-Toeplitz.
/// </summary>
internal sealed class StationarySharpness : IRotationObjective
{
    private const float Rounding = 0.05f;

    private readonly int d;
    private readonly int n;
    private readonly float[] x;
    private readonly float[] y;
    private readonly float[] magnitude;
    private readonly float[] slope;
    private readonly float[] factor;
    private readonly float[] product;
    private readonly float[] map;
    private readonly double covarianceNorm;
    private readonly SharpnessWeights weights;
    private readonly BlockToeplitz? grid;

    /// <summary>Prepares the objective for n samples, d x n component-major, which are kept by reference.</summary>
    /// <param name="x">The samples.</param>
    /// <param name="dimension">d.</param>
    /// <param name="weights">Weights of the terms.</param>
    /// <param name="grid">The grid of which the components are the cells; null for a line.</param>
    public StationarySharpness(float[] x, int dimension, SharpnessWeights weights, BlockToeplitz? grid = null)
    {
        this.weights = weights;
        this.grid = grid;
        d = dimension;
        n = x.Length / dimension;
        this.x = x;
        y = new float[x.Length];
        magnitude = new float[x.Length];
        slope = new float[x.Length];
        factor = new float[x.Length];
        product = new float[d * d];
        map = new float[d * d];
        Covariance = Moment(x, x);
        covarianceNorm = MatrixOps.SquaredNorm(Covariance);
    }

    /// <summary>Second moments of the samples, d x d.</summary>
    public Matrix Covariance { get; }

    /// <summary>J at R, and its gradient with respect to the entries of R.</summary>
    public double Evaluate(Matrix r, Matrix gradient)
    {
        Load(r, 1);
        Gemm.Multiply(y, n, map, d, x, n, d, n, d);
        Magnitudes(y, magnitude, slope);
        var (mean, level) = (new double[d], new double[d]);
        for (var k = 0; k < d; k++)
        {
            var a = magnitude.AsSpan(k * n, n);
            mean[k] = TensorPrimitives.Sum<float>(a) / (double)n;
            level[k] = Math.Log(mean[k]);
            TensorPrimitives.Subtract(a, (float)mean[k], a);
        }
        var sharpness = level.Average();
        var spread = level.Sum(l => (l - sharpness) * (l - sharpness)) / d;

        var (share, fromCovariance) = Share(MatrixOps.Congruence(r, Covariance));
        fromCovariance = MatrixOps.Multiply(MatrixOps.Multiply(fromCovariance, r), Covariance);
        var (magnitudeShare, fromMagnitudes) = Share(Moment(magnitude, magnitude));
        var magnitudesOfSamples = Moment(magnitude, x);
        var crossed = MatrixOps.MultiplyTransposed(magnitudesOfSamples, r);
        var mixed = grid?.Departure(crossed) ?? Toeplitz.DirectedDeparture(crossed);

        // dJ/dy_k = slope_k (c_k + (2 w3/n) (dt/dM a)_k + (2 w4/(n |C|^2)) (T y)_k) + (2 w4/(n |C|^2)) (T^T a)_k with
        // M = Cov a, T = T(Cov(a, y)), slope = da/dy; rows of that times x^T are then dJ/dR. The last term needs no
        // samples for that: sum a x^T/n is Cov(a, x), of which Cov(a, y) = Cov(a, x) R^T came too.
        var fromMixed = 2 * weights.Mixed / covarianceNorm;
        Load(fromMagnitudes, 2 * weights.Magnitude / n);
        Gemm.Multiply(factor, n, map, d, magnitude, n, d, n, d);
        Load(mixed, fromMixed / n);
        Gemm.Multiply(factor, n, map, d, y, n, d, n, d, beta: 1);
        for (var k = 0; k < d; k++)
        {
            var row = factor.AsSpan(k * n, n);
            var constant = (1 + (2 * weights.Level * (level[k] - sharpness))) / (d * n * mean[k]);
            TensorPrimitives.Add(row, (float)constant, row);
            TensorPrimitives.Multiply(row, slope.AsSpan(k * n, n), row);
        }
        Gemm.Multiply(product, d, factor, n, x, n, d, d, n, transposeB: true);
        var fromSamples = MatrixOps.Multiply(mixed.Transposed(), magnitudesOfSamples);
        for (var i = 0; i < product.Length; i++)
        {
            gradient.Values[i] = product[i] + (2 * weights.Covariance * fromCovariance.Values[i])
                + (fromMixed * fromSamples.Values[i]);
        }

        return sharpness + (weights.Level * spread) + (weights.Covariance * share)
            + (weights.Magnitude * magnitudeShare) + (weights.Mixed * MatrixOps.SquaredNorm(mixed) / covarianceNorm);
    }

    // t(M) of a symmetric M and dt/dM = 2 (T(M) - t M)/|M|^2.
    private (double Share, Matrix Slope) Share(Matrix m)
    {
        var departure = grid?.Departure(m) ?? Toeplitz.Departure(m);
        var norm = MatrixOps.SquaredNorm(m);
        var share = MatrixOps.SquaredNorm(departure) / norm;
        MatrixOps.AddScaled(departure.Values, m.Values, -share);
        foreach (ref var value in departure.Values)
            value *= 2 / norm;
        return (share, departure);
    }

    private Matrix Moment(float[] a, float[] b)
    {
        Gemm.Multiply(product, d, a, n, b, n, d, d, n, transposeB: true);
        return new Matrix(d, d, Array.ConvertAll(product, v => (double)v / n));
    }

    private void Load(Matrix m, double scale)
    {
        for (var i = 0; i < map.Length; i++)
            map[i] = (float)(scale * m.Values[i]);
    }

    // a = sqrt(y^2 + eps^2) and da/dy = y/a.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Magnitudes(ReadOnlySpan<float> y, Span<float> a, Span<float> slope)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= y.Length - width; i += width)
        {
            var v = new Vector<float>(y[i..]);
            var root = Vector.SquareRoot((v * v) + new Vector<float>(Rounding * Rounding));
            root.CopyTo(a[i..]);
            (v / root).CopyTo(slope[i..]);
        }
        for (; i < y.Length; i++)
        {
            a[i] = MathF.Sqrt((y[i] * y[i]) + (Rounding * Rounding));
            slope[i] = y[i] / a[i];
        }
    }
}
