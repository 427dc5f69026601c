using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Improves a proposal under an <see cref="IRotationObjective"/> by momentum steps on the orthogonal group: the skew
/// part of (dJ/dR) R^T is the gradient in the Lie algebra, and a Cayley step keeps R orthogonal.
/// </summary>
internal static class Refinement
{
    private const double RateDecay = 0.05;

    /// <summary>Runs the given number of steps.</summary>
    /// <param name="objective">The objective, with its samples.</param>
    /// <param name="start">Orthogonal R to begin with.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="rate">Root mean square rotation of one entry in the first step, radians; falls to a
    /// twentieth.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <param name="leader">Told of every step; null for nobody.</param>
    /// <param name="window">Weights of the rotations of each pair of rows, d x d; null where all weigh alike.</param>
    /// <returns>The last R and its J.</returns>
    public static (Matrix R, double Value) Run(
        IRotationObjective objective, Matrix start, int steps, double rate, CancellationToken cancellationToken,
        LeadingCandidate? leader = null, Matrix? window = null)
    {
        var d = start.Rows;
        var r = start;
        var gradient = new Matrix(d, d);
        var momentum = new Matrix(d, d);
        var step = new Matrix(d, d);
        var second = 0.0;
        for (var t = 0; t < steps; t++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = objective.Evaluate(r, gradient);
            leader?.See(r, value);
            var product = MatrixOps.MultiplyTransposed(gradient, r);
            var square = 0.0;
            for (var i = 0; i < d; i++)
            {
                for (var j = 0; j < d; j++)
                {
                    var skew = (product[i, j] - product[j, i]) / 2 * (window?[i, j] ?? 1);
                    square += skew * skew / (d * d);
                    momentum[i, j] = (0.9 * momentum[i, j]) + (0.1 * skew);
                }
            }
            second = (0.99 * second) + (0.01 * square);
            var size = rate * Math.Pow(RateDecay, t / (double)steps) / (1 - Math.Pow(0.9, t + 1))
                / (Math.Sqrt(second / (1 - Math.Pow(0.99, t + 1))) + 1e-12);
            for (var i = 0; i < d * d; i++)
                step.Values[i] = -size * momentum.Values[i];
            r = MatrixOps.CayleyStep(step, r);
        }
        return (r, objective.Evaluate(r, gradient));
    }
}
