using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Pixels as points in the plane.</summary>
/// <param name="First">The leading coordinate, which orders the pixels when they form a line.</param>
/// <param name="Long">Coordinates along the long side of the smallest bounding box.</param>
/// <param name="Short">Coordinates along its short side.</param>
/// <param name="Aspect">Long by short side, at least 1.</param>
internal sealed record PlaneEmbedding(double[] First, double[] Long, double[] Short, double Aspect)
{
    private const int Angles = 90;

    // A few pixels that stick out do not count.
    private const double Outside = 0.005;

    /// <summary>Turns points by the angle of 0..89 degrees that has the smallest bounding box.</summary>
    /// <param name="first">The leading coordinate of each point.</param>
    /// <param name="second">The other coordinate.</param>
    public static PlaneEmbedding Turn(double[] first, double[] second)
    {
        var (best, bestArea, upright) = (0, double.PositiveInfinity, false);
        var aspect = 1.0;
        for (var angle = 0; angle < Angles; angle++)
        {
            var (x, y) = Turned(first, second, angle);
            var (width, height) = (Extent(x), Extent(y));
            if (width * height >= bestArea)
                continue;
            (best, bestArea, upright) = (angle, width * height, height > width);
            aspect = Math.Max(width, height) / Math.Max(Math.Min(width, height), double.Epsilon);
        }

        var (along, across) = Turned(first, second, best);
        return upright ? new(first, across, along, aspect) : new(first, along, across, aspect);
    }

    /// <summary>The same points turned further.</summary>
    /// <param name="angle">Degrees.</param>
    public PlaneEmbedding Turned(int angle)
    {
        var (along, across) = Turned(Long, Short, angle);
        return this with { Long = along, Short = across };
    }

    /// <summary>Range of the coordinates but for the outermost 0.5 % at either end.</summary>
    /// <param name="values">One coordinate of each point.</param>
    public static (double Low, double High) Range(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return (Quantiles.OfSorted(sorted, Outside), Quantiles.OfSorted(sorted, 1 - Outside));
    }

    /// <summary>Points turned about the origin.</summary>
    /// <param name="first">One coordinate.</param>
    /// <param name="second">The other one.</param>
    /// <param name="angle">Degrees.</param>
    public static (double[] X, double[] Y) Turned(double[] first, double[] second, int angle)
    {
        var (sine, cosine) = Math.SinCos(angle * Math.PI / 180);
        var x = new double[first.Length];
        var y = new double[first.Length];
        for (var p = 0; p < first.Length; p++)
        {
            x[p] = (cosine * first[p]) + (sine * second[p]);
            y[p] = (cosine * second[p]) - (sine * first[p]);
        }

        return (x, y);
    }

    private static double Extent(double[] values)
    {
        var (low, high) = Range(values);
        return high - low;
    }
}
