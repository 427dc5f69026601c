using Noether.Numerics;

namespace Noether.Conserved.Search;

/// <summary>
/// Second moments of functions along paths. Within: mean (f - mean of its path)(...)^T over all rows, with one degree of
/// freedom less for each path. Total: mean (f - mean of all)(...)^T. Successive: half the mean square of steps from one
/// row to the next, which for white noise is what Within is.
/// </summary>
/// <param name="Within">k x k.</param>
/// <param name="Total">k x k.</param>
/// <param name="Successive">k x k.</param>
/// <param name="Freedom">Rows less paths.</param>
internal sealed record PathMoments(Matrix Within, Matrix Total, Matrix Successive, int Freedom)
{
    /// <summary>Moments over some paths.</summary>
    /// <param name="features">The functions.</param>
    /// <param name="paths">Numbers of the paths, at least one.</param>
    public static PathMoments Of(PathFeatures features, IReadOnlyList<int> paths)
    {
        var k = features.Count;
        var all = MeanOf(features, paths);
        var (within, total, successive) = (new Matrix(k, k), new Matrix(k, k), new Matrix(k, k));
        var work = new double[k];
        var (rows, freedom) = (0, 0);
        foreach (var path in paths)
        {
            var mean = MeanOf(features, [path]);
            var (first, last) = (features.Start(path), features.Start(path + 1));
            for (var row = first; row < last; row++)
            {
                Difference(features.Row(row), mean, work);
                AddSquare(within, work);
                Difference(features.Row(row), all, work);
                AddSquare(total, work);
                if (row == first)
                    continue;
                Difference(features.Row(row), features.Row(row - 1), work);
                AddSquare(successive, work);
            }

            rows += last - first;
            freedom += last - first - 1;
        }

        Finish(within, 1.0 / freedom);
        Finish(total, 1.0 / rows);
        Finish(successive, 0.5 / freedom);
        return new PathMoments(within, total, successive, freedom);
    }

    /// <summary>The part of a matrix that belongs to some functions.</summary>
    public static double[] Part(Matrix matrix, IReadOnlyList<int> support)
    {
        var part = new double[support.Count * support.Count];
        for (var i = 0; i < support.Count; i++)
        {
            for (var j = 0; j < support.Count; j++)
                part[(i * support.Count) + j] = matrix[support[i], support[j]];
        }

        return part;
    }

    /// <summary>The form v^T M v.</summary>
    /// <param name="matrix">M, k x k values in C order.</param>
    /// <param name="v">v, k values.</param>
    public static double Form(ReadOnlySpan<double> matrix, ReadOnlySpan<double> v)
    {
        var sum = 0.0;
        for (var i = 0; i < v.Length; i++)
        {
            for (var j = 0; j < v.Length; j++)
                sum += v[i] * v[j] * matrix[(i * v.Length) + j];
        }

        return sum;
    }

    /// <summary>Mean of the functions over all rows of some paths.</summary>
    public static double[] MeanOf(PathFeatures features, IReadOnlyList<int> paths)
    {
        var mean = new double[features.Count];
        var rows = 0;
        foreach (var path in paths)
        {
            for (var row = features.Start(path); row < features.Start(path + 1); row++, rows++)
            {
                var values = features.Row(row);
                for (var j = 0; j < mean.Length; j++)
                    mean[j] += values[j];
            }
        }

        for (var j = 0; j < mean.Length; j++)
            mean[j] /= rows;
        return mean;
    }

    /// <summary>Adds v v^T to the lower triangle.</summary>
    public static void AddSquare(Matrix sum, ReadOnlySpan<double> v, double weight = 1)
    {
        for (var i = 0; i < v.Length; i++)
        {
            var row = sum.Row(i);
            var factor = weight * v[i];
            for (var j = 0; j <= i; j++)
                row[j] += factor * v[j];
        }
    }

    /// <summary>Scales the lower triangle and mirrors it.</summary>
    public static void Finish(Matrix sum, double factor)
    {
        for (var i = 0; i < sum.Rows; i++)
        {
            for (var j = 0; j <= i; j++)
                sum[i, j] = sum[j, i] = factor * sum[i, j];
        }
    }

    private static void Difference(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        for (var j = 0; j < result.Length; j++)
            result[j] = a[j] - b[j];
    }
}
