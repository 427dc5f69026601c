using Noether.Conserved.Library;
using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>
/// The functions of a library along paths, each shifted and scaled to mean 0 and deviation 1. Functions that do not
/// vary are left out.
/// </summary>
internal sealed class PathFeatures
{
    // What varies by less than this share of its size is constant but for rounding.
    private const double LeastVariation = 1e-9;

    private readonly double[] values;
    private readonly int[] starts;

    private PathFeatures(
        IReadOnlyList<LibraryFunction> functions, double[] values, int[] starts, double[] means, double[] scales)
    {
        (Functions, this.values, this.starts, Means, Scales) = (functions, values, starts, means, scales);
    }

    /// <summary>The functions that vary, k of them.</summary>
    public IReadOnlyList<LibraryFunction> Functions { get; }

    /// <summary>Number of functions, k.</summary>
    public int Count => Functions.Count;

    /// <summary>Number of paths.</summary>
    public int Paths => starts.Length - 1;

    /// <summary>What was subtracted from each function.</summary>
    public double[] Means { get; }

    /// <summary>What each function was divided by.</summary>
    public double[] Scales { get; }

    /// <summary>Number of the first row of a path; those of the next path follow.</summary>
    public int Start(int path) => starts[path];

    /// <summary>Numbers of the rows of a path.</summary>
    public IEnumerable<int> RowsOf(int path) => Enumerable.Range(starts[path], starts[path + 1] - starts[path]);

    /// <summary>The k functions at one state.</summary>
    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Count, Count);

    /// <summary>Evaluates a library.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="functions">The functions.</param>
    /// <exception cref="NoetherException">A function has no finite value somewhere, or none varies.</exception>
    public static PathFeatures Of(PathSet paths, IReadOnlyList<LibraryFunction> functions)
    {
        var raw = Evaluate(paths, functions);
        var (n, k) = (paths.States, functions.Count);
        var (means, scales) = (new double[k], new double[k]);
        var kept = new List<int>();
        for (var j = 0; j < k; j++)
        {
            var (sum, size) = (0.0, 0.0);
            for (var row = 0; row < n; row++)
                sum += raw[(row * k) + j];
            means[j] = sum / n;
            var square = 0.0;
            for (var row = 0; row < n; row++)
            {
                var deviation = raw[(row * k) + j] - means[j];
                square += deviation * deviation;
                size = Math.Max(size, Math.Abs(raw[(row * k) + j]));
            }

            scales[j] = Math.Sqrt(square / n);
            if (!double.IsFinite(scales[j]))
                throw NotFinite(paths, functions[j]);
            if (scales[j] > LeastVariation * size)
                kept.Add(j);
        }

        if (kept.Count == 0)
        {
            throw new NoetherException(
                $"Nothing varies in {paths.Source}: all paths are one point; give paths that move.")
            { File = paths.Source };
        }

        return new PathFeatures([.. kept.Select(j => functions[j])], Scaled(raw, n, k, kept, means, scales), Starts(paths),
            [.. kept.Select(j => means[j])], [.. kept.Select(j => scales[j])]);
    }

    /// <summary>The same functions, shifted and scaled alike, along other paths.</summary>
    public PathFeatures Along(PathSet paths)
    {
        var raw = Evaluate(paths, Functions);
        return new PathFeatures(Functions, Scaled(raw, paths.States, Count, [.. Enumerable.Range(0, Count)], Means, Scales),
            Starts(paths), Means, Scales);
    }

    private static double[] Scaled(
        double[] raw, int rows, int width, List<int> kept, double[] means, double[] scales)
    {
        var values = new double[rows * kept.Count];
        for (var row = 0; row < rows; row++)
        {
            for (var j = 0; j < kept.Count; j++)
            {
                var value = (raw[(row * width) + kept[j]] - means[kept[j]]) / scales[kept[j]];
                values[(row * kept.Count) + j] = double.IsFinite(value) ? value : 0;
            }
        }

        return values;
    }

    private static double[] Evaluate(PathSet paths, IReadOnlyList<LibraryFunction> functions)
    {
        var raw = new double[paths.States * functions.Count];
        var at = 0;
        for (var i = 0; i < paths.Count; i++)
        {
            for (var time = 0; time < paths.Length(i); time++)
            {
                var state = paths.State(i, time);
                foreach (var function in functions)
                {
                    var value = function.Value(state);
                    raw[at++] = double.IsFinite(value) ? value : throw NotFinite(paths, function);
                }
            }
        }

        return raw;
    }

    private static NoetherException NotFinite(PathSet paths, LibraryFunction function) => new(
        $"{function.Name(paths.Names)} has no finite value at some point of {paths.Source}; scale the coordinates, or "
        + "choose a smaller library.")
    {
        File = paths.Source,
    };

    private static int[] Starts(PathSet paths)
    {
        var starts = new int[paths.Count + 1];
        for (var i = 0; i < paths.Count; i++)
            starts[i + 1] = starts[i] + paths.Length(i);
        return starts;
    }
}
