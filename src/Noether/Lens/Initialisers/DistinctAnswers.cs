using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Keeps the best of ranked answers that differ: what many starts lead to counts once, so that it does not crowd out
/// the others. Answers are compared by their steps in either direction, M = R^T (S + S^T) R with S the shift by one
/// place, which are the same for signs of all rows and for the axis read backwards.
/// </summary>
internal static class DistinctAnswers
{
    private const double Alike = 0.999;

    /// <summary>The first answers of a ranking that differ from those before them, at most so many.</summary>
    /// <param name="ranked">Answers, the best first.</param>
    /// <param name="representation">Their R, d x d orthogonal.</param>
    /// <param name="most">How many to keep.</param>
    public static List<T> Keep<T>(IEnumerable<T> ranked, Func<T, Matrix> representation, int most)
    {
        List<T> kept = [];
        List<Matrix> steps = [];
        foreach (var answer in ranked)
        {
            var step = Step(representation(answer));
            if (steps.TrueForAll(other => MatrixOps.Dot(step.Values, other.Values) < Alike))
            {
                kept.Add(answer);
                steps.Add(step);
            }

            if (kept.Count == most)
                break;
        }

        return kept;
    }

    // R^T (S + S^T) R, scaled to a Frobenius norm of 1.
    private static Matrix Step(Matrix r)
    {
        var d = r.Rows;
        var neighbours = new Matrix(d, d);
        for (var i = 0; i + 1 < d; i++)
        {
            MatrixOps.AddScaled(neighbours.Row(i), r.Row(i + 1), 1 / Math.Sqrt(2 * (d - 1)));
            MatrixOps.AddScaled(neighbours.Row(i + 1), r.Row(i), 1 / Math.Sqrt(2 * (d - 1)));
        }

        return MatrixOps.Multiply(r.Transposed(), neighbours);
    }
}
