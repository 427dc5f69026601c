using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Puts unordered, unsigned components in the order of a hidden axis: a greedy path over |corr(y_i, y_j)| that grows at
/// both ends, then signs that make neighbouring correlations positive.
/// </summary>
internal static class AxisOrder
{
    /// <summary>Orders and signs the rows of R.</summary>
    /// <param name="rows">d x d, one component a row.</param>
    /// <param name="covariance">Covariance of the components y = R x, d x d.</param>
    public static Matrix Arrange(Matrix rows, Matrix covariance)
    {
        var order = Path(covariance);
        var result = new Matrix(rows.Rows, rows.Columns);
        for (var k = 0; k < order.Count; k++)
            rows.Row(order[k]).CopyTo(result.Row(k));
        return NeighbourSigns.Positive(result, k => covariance[order[k - 1], order[k]]) ?? result;
    }

    /// <summary>
    /// The greedy path: starts at the most correlated pair and takes the best continuation of either end.
    /// </summary>
    public static List<int> Path(Matrix covariance)
    {
        var d = covariance.Rows;
        double Affinity(int i, int j) =>
            Math.Abs(covariance[i, j]) / Math.Sqrt(Math.Max(covariance[i, i] * covariance[j, j], double.Epsilon));

        var path = new LinkedList<int>();
        var (first, second, best) = (0, 1, double.NegativeInfinity);
        for (var i = 0; i < d; i++)
        {
            for (var j = i + 1; j < d; j++)
            {
                if (Affinity(i, j) > best)
                    (first, second, best) = (i, j, Affinity(i, j));
            }
        }
        path.AddFirst(first);
        path.AddLast(second);
        var left = Enumerable.Range(0, d).Where(i => i != first && i != second).ToList();
        while (left.Count > 0)
        {
            var (atHead, atTail) = (path.First!.Value, path.Last!.Value);
            var head = left.MaxBy(i => Affinity(atHead, i));
            var tail = left.MaxBy(i => Affinity(atTail, i));
            if (Affinity(atHead, head) > Affinity(atTail, tail))
                left.Remove(path.AddFirst(head).Value);
            else
                left.Remove(path.AddLast(tail).Value);
        }
        return [.. path];
    }
}
