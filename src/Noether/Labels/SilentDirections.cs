using Noether.Numerics;

namespace Noether.Labels;

/// <summary>
/// Directions on which labels do not depend. Along such a direction v every map v u^T is a symmetry, whatever u is, so that the
/// algebra holds r of them for each and says nothing of the others; what is left without these directions is what people ask for.
/// </summary>
internal static class SilentDirections
{
    /// <summary>Finds them in a span of generators.</summary>
    /// <param name="generators">Orthonormal generators, r x r each; may be none.</param>
    /// <param name="rank">The number of coordinates, r.</param>
    /// <returns>r x m, orthonormal columns, with m from 1 to r; null where there are none.</returns>
    /// <remarks>
    /// v is silent where all of v u^T lie in the span: v^T (sum of G_k G_k^T) v is r then. No simple algebra comes as near: sl(r)
    /// has r - 1/r in every direction, so the limit lies halfway.
    /// </remarks>
    public static Matrix? Of(IReadOnlyList<Matrix> generators, int rank)
    {
        var reach = new Matrix(rank, rank);
        foreach (var generator in generators)
        {
            var square = MatrixOps.MultiplyTransposed(generator, generator);
            MatrixOps.AddScaled(reach.Values, square.Values, 1);
        }

        var (values, axes) = MatrixOps.Eigen(reach);
        var silent = values.Count(value => value > rank - (0.5 / rank));
        return silent == 0 ? null : axes.CopyColumns(rank - silent, silent);
    }

    /// <summary>An orthonormal basis of what is orthogonal to all of them, r x (r - m).</summary>
    /// <param name="directions">r x m, orthonormal columns.</param>
    public static Matrix Rest(Matrix directions)
    {
        // Eigenvalues of the projector: 0 for the rest, 1 for the directions, smallest first.
        var axes = MatrixOps.Eigen(MatrixOps.MultiplyTransposed(directions, directions)).Vectors;
        return axes.CopyColumns(0, directions.Rows - directions.Columns);
    }

    /// <summary>What labels do not depend on, as the end of a sentence: "column 3 (from 0)" or "2 directions".</summary>
    /// <param name="silent">d x m, orthonormal columns.</param>
    /// <param name="names">Names of the columns of the samples; may be empty.</param>
    public static string Words(Matrix silent, IReadOnlyList<string> names)
    {
        const double Alone = 0.98; // share of a direction that one column makes
        int[] columns = [.. Enumerable.Range(0, silent.Rows).Where(i => MatrixOps.Dot(silent.Row(i), silent.Row(i)) > Alone)];
        if (columns.Length < silent.Columns)
            return silent.Columns == 1 ? "one direction, which mixes columns" : $"{silent.Columns} directions, which mix columns";
        return names.Count == silent.Rows
            ? $"{(columns.Length == 1 ? "the column" : "the columns")} {string.Join(", ", columns.Select(i => names[i]))}"
            : $"{(columns.Length == 1 ? "column" : "columns")} {string.Join(", ", columns)} (from 0)";
    }
}
