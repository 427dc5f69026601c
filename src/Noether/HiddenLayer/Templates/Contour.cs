namespace Noether.HiddenLayer.Templates;

/// <summary>
/// A level line of a potential, and how far a point is from it:
/// |V - c| / sqrt(|grad V|^2 + (0.15 m)^2) with m the mean of |grad V| over the window. The second term keeps flat
/// places, where the first-order distance fails, from being called contour far and wide.
/// </summary>
/// <param name="grid">The potential on a grid.</param>
/// <param name="share">Share of the window that lies below the level.</param>
internal sealed class Contour(PotentialGrid grid, double share)
{
    private const double Softening = 0.15;

    private readonly double floor = Softening * grid.MeanSlope;

    /// <summary>The potential on a grid.</summary>
    public PotentialGrid Grid => grid;

    /// <summary>The level c.</summary>
    public double Level { get; } = grid.Quantile(share);

    /// <summary>Distance of a point from the level line, to first order.</summary>
    public double Distance(double x, double y) => Distance(grid.Potential.At(x, y));

    /// <summary>Distance from the level line of a point where the potential is known.</summary>
    public double Distance(Jet jet) =>
        Math.Abs(jet.Value - Level) / Math.Sqrt((jet.X * jet.X) + (jet.Y * jet.Y) + (floor * floor));

    /// <summary>The picture of the contour.</summary>
    /// <param name="size">Rows and columns.</param>
    /// <param name="within">Distance up to which a point is on the contour.</param>
    /// <returns>size x size values from 0 to 1, row 0 at the top (y = 1); edges are softened over a pixel.</returns>
    public float[] Picture(int size, double within)
    {
        var picture = new float[size * size];
        for (var i = 0; i < picture.Length; i++)
        {
            var (x, y) = (PotentialGrid.Centre(i % size, size), -PotentialGrid.Centre(i / size, size));
            picture[i] = (float)Cover(grid.Potential.At(x, y), size, within);
        }

        return picture;
    }

    /// <summary>How much of a pixel the contour covers, from 0 to 1: its edges are softened over a pixel.</summary>
    /// <param name="jet">The potential at the centre of the pixel.</param>
    /// <param name="size">Pixels a side of the picture.</param>
    /// <param name="within">Distance up to which a point is on the contour.</param>
    public double Cover(Jet jet, int size, double within) =>
        Math.Clamp(((within - Distance(jet)) * size / 2) + 0.5, 0, 1);
}
