using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>Coordinates that tell nothing new: constants, and those that are linear in earlier ones.</summary>
/// <param name="Paths">The paths without them.</param>
/// <param name="Kept">Numbers of the coordinates that stay.</param>
/// <param name="Notes">What was left out, one sentence each.</param>
internal sealed record CoordinateSpan(PathSet Paths, int[] Kept, IReadOnlyList<string> Notes)
{
    // Share of a coordinate's variance that earlier ones must leave open; rounding leaves about 1e-15.
    private const double LeastShare = 1e-10;
    private const double LeastVariation = 1e-12;

    /// <summary>Finds them by orthogonalising one coordinate after another.</summary>
    /// <exception cref="NoetherException">Nothing varies.</exception>
    public static CoordinateSpan Of(PathSet paths)
    {
        var d = paths.Dimension;
        var basis = new List<double[]>();
        var (kept, constant, dependent) = (new List<int>(), new List<string>(), new List<string>());
        for (var j = 0; j < d; j++)
        {
            var column = paths.Column(j);
            var (mean, size) = (column.Average(), column.Max(Math.Abs));
            for (var row = 0; row < column.Length; row++)
                column[row] -= mean;
            var before = Square(column);
            if (before <= LeastVariation * LeastVariation * size * size * column.Length)
            {
                constant.Add(paths.Names[j]);
                continue;
            }

            foreach (var direction in basis)
            {
                var part = 0.0;
                for (var row = 0; row < column.Length; row++)
                    part += column[row] * direction[row];
                for (var row = 0; row < column.Length; row++)
                    column[row] -= part * direction[row];
            }

            var after = Square(column);
            if (after <= LeastShare * before)
            {
                dependent.Add(paths.Names[j]);
                continue;
            }

            var length = Math.Sqrt(after);
            for (var row = 0; row < column.Length; row++)
                column[row] /= length;
            basis.Add(column);
            kept.Add(j);
        }

        if (kept.Count == 0)
        {
            throw new NoetherException(
                $"Nothing varies in {paths.Source}: all paths are one point; give paths that move.")
            { File = paths.Source };
        }

        var notes = new List<string>();
        if (constant.Count > 0)
            notes.Add($"{string.Join(", ", constant)} {(constant.Count == 1 ? "is" : "are")} constant and left out.");
        if (dependent.Count > 0)
        {
            notes.Add($"{string.Join(", ", dependent)} {(dependent.Count == 1 ? "is" : "are")} linear in the other coordinates "
                + $"(rank {kept.Count} of {d}) and left out.");
        }

        return new CoordinateSpan(kept.Count == d ? paths : paths.Keep(kept), [.. kept], notes);
    }

    private static double Square(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * value;
        return sum;
    }
}
