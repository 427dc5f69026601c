namespace Noether.HiddenLayer.Templates;

/// <summary>Figures of a level line that the grid of its potential tells.</summary>
internal static class ContourMeasures
{
    // Half the width, in pixels, of the bump that stands for the line when it is integrated over the plane.
    private const double BumpPixels = 1.5;

    // Slopes below this share of the mean count as that share, or flat places would have endless weight.
    private const double LeastSlope = 1e-3;

    /// <summary>
    /// What each pixel adds to an integral along the line: a raised cosine of the signed distance, of integral 1 across
    /// the line. Their sum is the length of the line in the window, of width 2.
    /// </summary>
    public static double[] Weights(Contour contour)
    {
        var (pixel, reach) = (contour.Grid.Pixel, BumpPixels * contour.Grid.Pixel);
        var weights = new double[contour.Grid.Jets.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var jet = contour.Grid.Jets[i];
            var distance = (jet.Value - contour.Level) / Math.Max(jet.Slope, LeastSlope * contour.Grid.MeanSlope);
            if (Math.Abs(distance) < reach)
                weights[i] = pixel * pixel * 0.5 * (1 + Math.Cos(Math.PI * distance / reach)) / reach;
        }

        return weights;
    }

    /// <summary>How often the line crosses the border of the window.</summary>
    public static int Crossings(Contour contour)
    {
        var side = contour.Grid.Side;
        var border = new List<bool>(4 * side);
        for (var i = 0; i < side - 1; i++)
            border.Add(Below(contour, 0, i));
        for (var i = 0; i < side - 1; i++)
            border.Add(Below(contour, i, side - 1));
        for (var i = side - 1; i > 0; i--)
            border.Add(Below(contour, side - 1, i));
        for (var i = side - 1; i > 0; i--)
            border.Add(Below(contour, i, 0));
        var count = border[0] != border[^1] ? 1 : 0;
        for (var i = 1; i < border.Count; i++)
            count += border[i] != border[i - 1] ? 1 : 0;
        return count;
    }

    /// <summary>Number of connected regions below the level, and above it; neighbours share an edge.</summary>
    public static (int Below, int Above) Regions(Contour contour)
    {
        var side = contour.Grid.Side;
        var seen = new bool[side * side];
        var stack = new Stack<int>();
        int below = 0, above = 0;
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start])
                continue;
            var kind = Below(contour, start / side, start % side);
            (below, above) = kind ? (below + 1, above) : (below, above + 1);
            seen[start] = true;
            stack.Push(start);
            while (stack.TryPop(out var place))
            {
                var (row, column) = (place / side, place % side);
                Visit(row - 1, column, kind);
                Visit(row + 1, column, kind);
                Visit(row, column - 1, kind);
                Visit(row, column + 1, kind);
            }
        }

        return (below, above);

        void Visit(int row, int column, bool kind)
        {
            if (row < 0 || row >= side || column < 0 || column >= side)
                return;
            var place = (row * side) + column;
            if (seen[place] || Below(contour, row, column) != kind)
                return;
            seen[place] = true;
            stack.Push(place);
        }
    }

    /// <summary>
    /// Curvature of the level lines, |div(grad V / |grad V|)|, by central differences; 0 in the outermost pixels.
    /// </summary>
    public static double[] Curvatures(Contour contour)
    {
        var (grid, side, pixel) = (contour.Grid.Jets, contour.Grid.Side, contour.Grid.Pixel);
        var curvatures = new double[grid.Length];
        for (var row = 1; row < side - 1; row++)
        {
            for (var column = 1; column < side - 1; column++)
            {
                var i = (row * side) + column;
                // Rows run downwards, y upwards.
                var xx = (grid[i + 1].X - grid[i - 1].X) / (2 * pixel);
                var xy = (grid[i + 1].Y - grid[i - 1].Y) / (2 * pixel);
                var yy = (grid[i - side].Y - grid[i + side].Y) / (2 * pixel);
                var (x, y) = (grid[i].X, grid[i].Y);
                var slope = Math.Max(grid[i].Slope, 0.05 * contour.Grid.MeanSlope);
                curvatures[i] = Math.Abs((xx * y * y) - (2 * x * y * xy) + (yy * x * x)) / (slope * slope * slope);
            }
        }

        return curvatures;
    }

    /// <summary>
    /// Distance of each pixel from the nearest one on the line, by two sweeps of a chamfer transform (steps of 1 and
    /// root 2 pixels; up to 8 % too long).
    /// </summary>
    public static double[] Spacings(Contour contour, double[] weights)
    {
        var (side, pixel) = (contour.Grid.Side, contour.Grid.Pixel);
        var distances = Array.ConvertAll(weights, weight => weight > 0 ? 0.0 : 4);
        for (var i = 0; i < distances.Length; i++)
            Sweep(i, -1);
        for (var i = distances.Length - 1; i >= 0; i--)
            Sweep(i, 1);
        return distances;

        void Sweep(int place, int way)
        {
            var (row, column) = (place / side, place % side);
            Reach(row, column + way, 1);
            Reach(row + way, column, 1);
            Reach(row + way, column - 1, Math.Sqrt(2));
            Reach(row + way, column + 1, Math.Sqrt(2));

            void Reach(int fromRow, int fromColumn, double steps)
            {
                if (fromRow < 0 || fromRow >= side || fromColumn < 0 || fromColumn >= side)
                    return;
                var through = distances[(fromRow * side) + fromColumn] + (steps * pixel);
                distances[place] = Math.Min(distances[place], through);
            }
        }
    }

    private static bool Below(Contour contour, int row, int column) =>
        contour.Grid.Jets[(row * contour.Grid.Side) + column].Value < contour.Level;
}
