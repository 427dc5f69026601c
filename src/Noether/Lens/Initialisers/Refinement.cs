using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Improves a proposal under an <see cref="IRotationObjective"/> by momentum steps on the orthogonal group: the skew
/// part of (dJ/dR) R^T, or of R^T dJ/dR where a basis of the columns is given, is the gradient in the Lie algebra, and a
/// Cayley step keeps R orthogonal.
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
    /// <param name="weights">Weights of the rotations of each pair, d x d; null where all weigh alike.</param>
    /// <param name="basis">
    /// Orthonormal columns that are turned against each other, d x d; null where rows of R are.
    /// </param>
    /// <returns>The best R that was seen, the start among them, and its J.</returns>
    public static (Matrix R, double Value) Run(
        IRotationObjective objective, Matrix start, int steps, double rate, CancellationToken cancellationToken,
        LeadingCandidate? leader = null, Matrix? weights = null, Matrix? basis = null)
    {
        var d = start.Rows;
        var r = start;
        var gradient = new Matrix(d, d);
        var momentum = new Matrix(d, d);
        var second = 0.0;
        var best = (R: r, Value: double.PositiveInfinity);
        for (var t = 0; t < steps; t++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = objective.Evaluate(r, gradient);
            leader?.See(r, value);
            if (value < best.Value)
                best = (r, value);
            var product = basis is null
                ? MatrixOps.MultiplyTransposed(gradient, r)
                : MatrixOps.Multiply(
                    MatrixOps.Multiply(r, basis).Transposed(), MatrixOps.Multiply(gradient, basis));
            var square = AddSkew(momentum.Values, product, weights);
            second = (0.99 * second) + (0.01 * square);
            var size = rate * Math.Pow(RateDecay, t / (double)steps) / (1 - Math.Pow(0.9, t + 1))
                / (Math.Sqrt(second / (1 - Math.Pow(0.99, t + 1))) + 1e-12);
            r = Turn(r, momentum, size, basis);
        }
        var last = objective.Evaluate(r, gradient);
        return last < best.Value ? (r, last) : best;
    }

    /// <summary>
    /// A basis and weights that suit samples of a covariance C = V diag(e) V^T: in its modes V a turn of k against l
    /// bends an objective that asks for a Toeplitz covariance with the square of e_k - e_l; divided by
    /// 1 + (e_k - e_l)^2/mean e^2, modes that are nearly alike turn as fast as the others.
    /// </summary>
    public static (Matrix Weights, Matrix Basis) Modes(Matrix covariance)
    {
        var (variances, modes) = MatrixOps.Eigen(covariance);
        var d = variances.Length;
        var scale = Math.Max(MatrixOps.Dot(variances, variances) / d, double.Epsilon);
        var weights = new Matrix(d, d);
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j < d; j++)
                weights[i, j] = 1 / (1 + (Math.Pow(variances[i] - variances[j], 2) / scale));
        }

        return (weights, modes);
    }

    // Adds the weighed skew part of the product to the momentum; returns its mean square.
    private static double AddSkew(Span<double> momentum, Matrix product, Matrix? weights)
    {
        var d = product.Rows;
        var values = product.Values;
        var transposed = product.Transposed().Values;
        var factors = weights is null ? default : weights.Values;
        var square = 0.0;
        for (var i = 0; i < momentum.Length; i++)
        {
            var skew = (values[i] - transposed[i]) / 2 * (factors.IsEmpty ? 1 : factors[i]);
            square += skew * skew;
            momentum[i] = (0.9 * momentum[i]) + (0.1 * skew);
        }

        return square / (d * d);
    }

    // exp(-size M) R on rows; on columns, with the skew S = V M V^T, R exp(-size S) = (exp(size S) R^T)^T.
    private static Matrix Turn(Matrix r, Matrix momentum, double size, Matrix? basis)
    {
        var step = basis is null
            ? momentum.Clone()
            : MatrixOps.MultiplyTransposed(MatrixOps.Multiply(basis, momentum), basis);
        foreach (ref var entry in step.Values)
            entry *= basis is null ? -size : size;
        return basis is null
            ? MatrixOps.CayleyStep(step, r)
            : MatrixOps.CayleyStep(step, r.Transposed()).Transposed();
    }
}
