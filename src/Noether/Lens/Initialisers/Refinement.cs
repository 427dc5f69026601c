using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Improves a proposal under <see cref="StationarySharpness"/> by momentum steps on the orthogonal group: the skew part
/// of R^T dJ/dR is the gradient in the Lie algebra, and a Cayley step keeps R orthogonal. In the eigenvectors of the
/// covariance its entry (k, l) turns mode k against mode l, which bends J with the square of the difference of their
/// variances, e_k - e_l; divided by that, 1 + (e_k - e_l)^2/mean e^2, modes that are nearly alike and hardly matter to
/// the covariance turn as fast as the others.
/// </summary>
internal static class Refinement
{
    private const double RateDecay = 0.05;

    /// <summary>Runs the given number of steps.</summary>
    /// <param name="objective">The objective, with its samples.</param>
    /// <param name="start">Orthogonal R to begin with.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="rate">
    /// Root mean square rotation of one entry in the first step, radians; falls to a twentieth.
    /// </param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <param name="leader">Told of every step; null for nobody.</param>
    /// <returns>The best R that was seen, the start among them, and its J.</returns>
    public static (Matrix R, double Value) Run(
        StationarySharpness objective, Matrix start, int steps, double rate, CancellationToken cancellationToken,
        LeadingCandidate? leader = null)
    {
        var d = start.Rows;
        var r = start;
        var gradient = new Matrix(d, d);
        var momentum = new Matrix(d, d);
        var (variances, modes) = MatrixOps.Eigen(objective.Covariance);
        var bends = Bends(variances);
        var second = 0.0;
        var best = (R: r, Value: double.PositiveInfinity);
        for (var t = 0; t < steps; t++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = objective.Evaluate(r, gradient);
            leader?.See(r, value);
            if (value < best.Value)
                best = (r, value);
            // V^T R^T (dJ/dR) V.
            var product = MatrixOps.Multiply(
                MatrixOps.Multiply(r, modes).Transposed(), MatrixOps.Multiply(gradient, modes));
            var square = 0.0;
            for (var i = 0; i < d; i++)
            {
                for (var j = 0; j < d; j++)
                {
                    var skew = (product[i, j] - product[j, i]) / (2 * bends[i, j]);
                    square += skew * skew / (d * d);
                    momentum[i, j] = (0.9 * momentum[i, j]) + (0.1 * skew);
                }
            }
            second = (0.99 * second) + (0.01 * square);
            var size = rate * Math.Pow(RateDecay, t / (double)steps) / (1 - Math.Pow(0.9, t + 1))
                / (Math.Sqrt(second / (1 - Math.Pow(0.99, t + 1))) + 1e-12);
            var step = MatrixOps.MultiplyTransposed(MatrixOps.Multiply(modes, momentum), modes);
            foreach (ref var entry in step.Values)
                entry *= size;
            // R exp(-S) = (exp(S) R^T)^T for skew S.
            r = MatrixOps.CayleyStep(step, r.Transposed()).Transposed();
        }
        var last = objective.Evaluate(r, gradient);
        return last < best.Value ? (r, last) : best;
    }

    private static Matrix Bends(double[] variances)
    {
        var d = variances.Length;
        var scale = Math.Max(MatrixOps.Dot(variances, variances) / d, double.Epsilon);
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j < d; j++)
                result[i, j] = 1 + (Math.Pow(variances[i] - variances[j], 2) / scale);
        }
        return result;
    }
}
