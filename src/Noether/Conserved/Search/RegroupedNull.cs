using Noether.Numerics;

namespace Noether.Conserved.Search;

/// <summary>
/// How conserved the best combination of all functions looks where it cannot be: points are shared out to paths at
/// random, within the fitted paths and within those held out, and the best combination is fitted and judged as usual.
/// </summary>
internal static class RegroupedNull
{
    private const ulong Stream = 0x6e75_6c6c;

    // As many tell the smallest share well enough; the rest would only take time.
    private const int MostPaths = 60;

    /// <summary>Within-path shares on held-out paths, one for each regrouping.</summary>
    /// <param name="features">The functions along the paths.</param>
    /// <param name="fitted">Paths that are fitted.</param>
    /// <param name="held">Paths that are held out.</param>
    /// <param name="count">Number of regroupings.</param>
    /// <param name="seed">Seed; same seed, same shares.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static double[] Shares(
        PathFeatures features, int[] fitted, int[] held, int count, ulong seed, CancellationToken cancellation)
    {
        (fitted, held) = (fitted[..Math.Min(MostPaths, fitted.Length)], held[..Math.Min(MostPaths, held.Length)]);
        var shares = new double[count];
        var (own, other) = (Half.Of(features, fitted), Half.Of(features, held));
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var random = new CounterRandom(seed, Stream + (ulong)i);
            var eigen = GeneralisedEigen.Solve(Within(features, own, random).Values, own.Total.Values);
            var vector = eigen.Vectors[0];
            var within = Within(features, other, random);
            shares[i] = PathMoments.Form(within.Values, vector) / PathMoments.Form(other.Total.Values, vector);
        }

        Array.Sort(shares);
        return shares;
    }

    // T minus the part between groups, as both use the same mean: the groups are as large as the paths.
    private static Matrix Within(PathFeatures features, Half half, CounterRandom random)
    {
        var k = features.Count;
        var (paths, rows, all) = (half.Paths, half.Rows, half.Mean);
        var order = random.Permutation(rows.Length);
        var between = new Matrix(k, k);
        var (mean, at) = (new double[k], 0);
        foreach (var path in paths)
        {
            var length = features.Start(path + 1) - features.Start(path);
            mean.AsSpan().Clear();
            for (var i = 0; i < length; i++)
            {
                var row = features.Row(rows[order[at++]]);
                for (var j = 0; j < k; j++)
                    mean[j] += row[j] / length;
            }

            for (var j = 0; j < k; j++)
                mean[j] -= all[j];
            PathMoments.AddSquare(between, mean, length);
        }

        PathMoments.Finish(between, 1.0 / rows.Length);
        var within = new Matrix(k, k);
        var correction = (double)rows.Length / (rows.Length - paths.Length);
        for (var i = 0; i < k * k; i++)
            within.Values[i] = correction * (half.Total.Values[i] - between.Values[i]);
        return within;
    }

    // What regrouping does not change: the rows of some paths, their mean and their total moments.
    private sealed record Half(int[] Paths, int[] Rows, double[] Mean, Matrix Total)
    {
        public static Half Of(PathFeatures features, int[] paths) => new(
            paths, [.. paths.SelectMany(features.RowsOf)], PathMoments.MeanOf(features, paths),
            PathMoments.Of(features, paths).Total);
    }
}
