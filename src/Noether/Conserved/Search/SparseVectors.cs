using Noether.Numerics;

namespace Noether.Conserved.Search;

/// <summary>
/// Vectors with few entries in a subspace: for every function the vector of smallest sum of magnitudes in which that
/// function has the weight 1, by iteratively reweighted least squares. Among quantities that are conserved exactly these
/// are the plain ones, such as an angular momentum, and not their mixtures. Source: the l1 relaxation of Spielman, Wang
/// and Wright, Exact recovery of sparsely-used dictionaries, COLT 2012.
/// </summary>
internal static class SparseVectors
{
    private const int Rounds = 40;
    private const double LeastWeight = 1e-3;

    /// <summary>Supports of the vectors found, without repetition.</summary>
    /// <param name="within">Within-path moments, k x k.</param>
    /// <param name="active">The functions that may be used, ascending.</param>
    /// <param name="floor">Eigenvalues below this count as zero.</param>
    public static IEnumerable<int[]> Supports(Matrix within, int[] active, double floor)
    {
        var n = active.Length;
        var eigen = new SymmetricEigen(n);
        eigen.Compute(PathMoments.Part(within, active));
        var rank = Enumerable.Range(0, n).Count(i => eigen.Values[i] < floor);
        if (rank == 0)
            return [];
        var basis = eigen.Vectors[((n - rank) * n)..].ToArray();
        var found = new Dictionary<string, int[]>();
        for (var pivot = 0; pivot < n; pivot++)
        {
            if (Sparsest(basis, rank, n, pivot) is not { } vector)
                continue;
            var largest = vector.Max(Math.Abs);
            int[] support = [.. Enumerable.Range(0, n).Where(j => Math.Abs(vector[j]) > LeastWeight * largest).Select(j => active[j])];
            found.TryAdd(string.Join(' ', support), support);
        }

        return found.Values;
    }

    // Minimises sum_j w_j (B^T c)_j^2 under (B^T c)_pivot = 1, with w_j = 1 / (|x_j| + e) and e falling.
    private static double[]? Sparsest(double[] basis, int rank, int n, int pivot)
    {
        var column = new double[rank];
        for (var a = 0; a < rank; a++)
            column[a] = basis[(a * n) + pivot];
        if (column.Sum(value => value * value) < 1e-12)
            return null;
        var vector = new double[n];
        Array.Fill(vector, 1);
        var (normal, smoothing) = (new double[rank * rank], 1.0);
        for (var round = 0; round < Rounds; round++)
        {
            normal.AsSpan().Clear();
            for (var j = 0; j < n; j++)
            {
                var weight = 1 / (Math.Abs(vector[j]) + smoothing);
                for (var a = 0; a < rank; a++)
                {
                    var factor = weight * basis[(a * n) + j];
                    for (var b = 0; b < rank; b++)
                        normal[(a * rank) + b] += factor * basis[(b * n) + j];
                }
            }

            var solution = LinearSolve.Solve(normal, column);
            var scale = solution.Zip(column, (x, y) => x * y).Sum();
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var a = 0; a < rank; a++)
                    sum += solution[a] * basis[(a * n) + j];
                vector[j] = sum / scale;
            }

            smoothing = Math.Max(1e-8, 0.6 * smoothing);
        }

        return vector.All(double.IsFinite) ? vector : null;
    }
}
