using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Decoy;

/// <summary>Points of simple pictures.</summary>
internal static class DecoyPictures
{
    /// <summary>
    /// A circle of radius 0.6: contour within 0.05 of it, background beyond 0.075, half of the points each.
    /// </summary>
    public static DecoyPoints Ring(int points, ulong seed) =>
        Draw(points, seed, (x, y) => Math.Sqrt((x * x) + (y * y)) - 0.6);

    /// <summary>Three tilted lines.</summary>
    public static DecoyPoints Stripes(int points, ulong seed) => Draw(points, seed, (x, y) =>
    {
        var along = (0.8 * x) + (0.6 * y);
        return along - (0.6 * Math.Round(along / 0.6));
    });

    private static DecoyPoints Draw(int points, ulong seed, Func<double, double, double> distance)
    {
        var random = new CounterRandom(seed);
        var coordinates = new float[2 * points];
        var onContour = new bool[points];
        for (var i = 0; i < points; i++)
        {
            onContour[i] = i % 2 == 0;
            double x, y, away;
            do
            {
                x = (2 * random.NextDouble()) - 1;
                y = (2 * random.NextDouble()) - 1;
                away = Math.Abs(distance(x, y));
            }
            while (onContour[i] ? away > 0.05 : away < 0.075);
            coordinates[2 * i] = (float)x;
            coordinates[(2 * i) + 1] = (float)y;
        }
        return new DecoyPoints(coordinates, onContour);
    }
}
