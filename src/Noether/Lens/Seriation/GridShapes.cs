namespace Noether.Lens.Seriation;

/// <summary>Shapes that a number of cells allows.</summary>
internal static class GridShapes
{
    private const int Most = 4;

    // Between the first and the last of n places are n - 1 steps, and the few that stick out add a little.
    private const double EdgeLoss = 0.7;

    /// <summary>
    /// Up to four factor pairs a x b with 2 &lt;= a &lt;= b, those nearest in |log((b - 0.7) / (a - 0.7)) - log aspect|
    /// first; none for a prime.
    /// </summary>
    /// <param name="cells">a b.</param>
    /// <param name="aspect">Long by short side of the points.</param>
    public static List<(int Rows, int Columns)> Near(int cells, double aspect)
    {
        var shapes = new List<(int Rows, int Columns)>();
        for (var rows = 2; rows * rows <= cells; rows++)
        {
            if (cells % rows == 0)
                shapes.Add((rows, cells / rows));
        }

        return [.. shapes.OrderBy(shape => Misfit(shape, aspect)).Take(Most)];
    }

    private static double Misfit((int Rows, int Columns) shape, double aspect) =>
        Math.Abs(Math.Log((shape.Columns - EdgeLoss) / (shape.Rows - EdgeLoss) / aspect));
}
