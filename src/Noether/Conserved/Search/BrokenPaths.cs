using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>
/// Few paths in which what all others conserve jumps, such as two orbits that were joined by mistake. They would hide
/// the quantity, and are set aside and named.
/// </summary>
internal static class BrokenPaths
{
    // Far beyond what heavy tails of ordinary paths reach.
    private const double Times = 1e4;
    private const double OneStep = 0.9;
    private const double MostShare = 0.02;
    private const double Conserved = 0.01;
    private const double Loud = 0.2;
    private const int MostVectors = 8;
    private const int Named = 5;

    /// <summary>The paths that are whole, and a note about the others.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="features">The functions along them.</param>
    public static (int[] Whole, string? Note) Find(PathSet paths, PathFeatures features)
    {
        int[] all = [.. Enumerable.Range(0, paths.Count)];
        // Without the paths that vary most, what the others conserve is seen as it is.
        var few = Math.Max(1, (int)(MostShare * paths.Count));
        HashSet<int> loud = [.. Vectors(features, all, Loud).SelectMany(vector => all.Zip(Steps(features, all, vector))
            .OrderByDescending(path => path.Second.Sum).Take(few).Select(path => path.First))];
        int[] quiet = [.. all.Where(i => !loud.Contains(i))];
        var suspects = new SortedSet<int>();
        foreach (var vector in quiet.Length > few ? Vectors(features, quiet, Conserved) : [])
        {
            var steps = Steps(features, all, vector);
            var usual = steps.Select(step => step.Sum).Order().ElementAt(steps.Length / 2);
            suspects.UnionWith(all.Where(i => steps[i].Sum > Times * usual && steps[i].Largest > OneStep * steps[i].Sum));
        }

        int[] broken = suspects.Count <= MostShare * paths.Count ? [.. suspects] : [];
        int[] whole = [.. all.Except(broken)];
        return (whole, broken.Length == 0 ? null
            : $"{broken.Length} of {paths.Count} paths ({string.Join(", ", broken.Take(Named))}{(broken.Length > Named ? ", ..." : "")}) "
                + "are broken, as what all others conserve jumps in them; they were set aside.");
    }

    // The combinations of the smallest shares.
    private static IEnumerable<Combination> Vectors(PathFeatures features, int[] chosen, double most)
    {
        int[] every = [.. Enumerable.Range(0, features.Count)];
        var moments = PathMoments.Of(features, chosen);
        var eigen = GeneralisedEigen.Solve(moments.Within.Values, moments.Total.Values);
        return Enumerable.Range(0, Math.Min(MostVectors, eigen.Values.Length)).Where(k => eigen.Values[k] < most)
            .Select(k => Combination.Of(moments, every, eigen.Values[k], eigen.Vectors[k]));
    }

    // Sum and largest of the squares of steps along every path.
    private static (double Sum, double Largest)[] Steps(PathFeatures features, int[] all, Combination combination) =>
        [.. PathStatistics.Along(features, all, combination).Select(Steps)];

    private static (double Sum, double Largest) Steps(double[] values)
    {
        var (sum, largest) = (0.0, 0.0);
        for (var i = 1; i < values.Length; i++)
        {
            var square = (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
            (sum, largest) = (sum + square, Math.Max(largest, square));
        }

        return (sum, largest);
    }
}
