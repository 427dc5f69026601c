namespace Noether.Reports.Rendering;

/// <summary>Level lines of values on a grid as pieces of straight lines, by marching squares.</summary>
internal static class LevelLines
{
    /// <summary>The pieces of one level; in cells with two ways of joining, the mean of the corners decides.</summary>
    /// <param name="values">Rows x columns values in C order; a cell with a corner that is no number has no piece.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="level">The level.</param>
    /// <returns>Ends of each piece in columns and rows of the grid.</returns>
    public static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Of(
        IReadOnlyList<double> values, int columns, double level)
    {
        var rows = values.Count / columns;
        var crossings = new List<(double X, double Y)>(4);
        for (var row = 0; row + 1 < rows; row++)
        {
            for (var column = 0; column + 1 < columns; column++)
            {
                // The corners in the order of a walk around the cell.
                double[] corners =
                [
                    values[(row * columns) + column] - level, values[(row * columns) + column + 1] - level,
                    values[((row + 1) * columns) + column + 1] - level, values[((row + 1) * columns) + column] - level,
                ];
                if (!corners.All(double.IsFinite))
                    continue;
                crossings.Clear();
                for (var edge = 0; edge < 4; edge++)
                {
                    var (from, to) = (corners[edge], corners[(edge + 1) % 4]);
                    if (from < 0 == to < 0)
                        continue;
                    var share = from / (from - to);
                    crossings.Add(edge switch
                    {
                        0 => (column + share, row),
                        1 => (column + 1, row + share),
                        2 => (column + 1 - share, row + 1),
                        _ => (column, row + 1 - share),
                    });
                }

                if (crossings.Count == 2)
                {
                    yield return (crossings[0], crossings[1]);
                }
                else if (crossings.Count == 4)
                {
                    // The middle belongs to one of the two pairs of corners; the lines go around the other.
                    var alike = corners.Sum() < 0 == corners[0] < 0;
                    yield return alike ? (crossings[0], crossings[1]) : (crossings[3], crossings[0]);
                    yield return alike ? (crossings[2], crossings[3]) : (crossings[1], crossings[2]);
                }
            }
        }
    }
}
