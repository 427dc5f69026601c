namespace Noether.HiddenLayer.Templates;

/// <summary>
/// A level line of a potential, and how far a point is from it:
/// |V - c| / sqrt(|grad V|^2 + (0.15 m)^2) with m the mean of |grad V| over the window. The second term keeps flat
/// places, where the first-order distance fails, from being called contour far and wide.
/// </summary>
internal sealed class Contour
{
    // Places a side at which quantiles and means over the window are taken.
    private const int Places = 64;
    private const double Softening = 0.15;

    private readonly Potential potential;
    private readonly double floor;

    /// <summary>Finds the level line.</summary>
    /// <param name="potential">The potential.</param>
    /// <param name="share">Share of the window that lies below the level.</param>
    public Contour(Potential potential, double share)
    {
        this.potential = potential;
        var values = new double[Places * Places];
        double slopes = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var jet = potential.At(Centre(i % Places, Places), -Centre(i / Places, Places));
            values[i] = jet.Value;
            slopes += jet.Slope;
        }

        Array.Sort(values);
        Level = values[(int)(share * (values.Length - 1))];
        floor = Softening * slopes / values.Length;
    }

    /// <summary>The level c.</summary>
    public double Level { get; }

    /// <summary>Centre of a pixel in the window, from left to right.</summary>
    public static double Centre(int pixel, int pixels) => (((2.0 * pixel) + 1) / pixels) - 1;

    /// <summary>Distance of a point from the level line, to first order.</summary>
    public double Distance(double x, double y)
    {
        var jet = potential.At(x, y);
        return Math.Abs(jet.Value - Level) / Math.Sqrt((jet.X * jet.X) + (jet.Y * jet.Y) + (floor * floor));
    }

    /// <summary>The picture of the contour.</summary>
    /// <param name="size">Rows and columns.</param>
    /// <param name="within">Distance up to which a point is on the contour.</param>
    /// <returns>size x size values from 0 to 1, row 0 at the top (y = 1); edges are softened over a pixel.</returns>
    public float[] Picture(int size, double within)
    {
        var picture = new float[size * size];
        for (var i = 0; i < picture.Length; i++)
        {
            var distance = Distance(Centre(i % size, size), -Centre(i / size, size));
            picture[i] = (float)Math.Clamp(((within - distance) * size / 2) + 0.5, 0, 1);
        }

        return picture;
    }
}
