using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.Benchmarks.Decoy;

/// <summary>
/// A picture as the decoy task sees it: three tilted stripes, 2,000 points, half of them on the contour.
/// </summary>
internal static class DecoyProblem
{
    public const int Points = 2000;

    /// <summary>Points of the picture.</summary>
    /// <param name="seed">Any number; tells pictures apart.</param>
    public static DecoyPoints Create(ulong seed)
    {
        var random = new CounterRandom(seed);
        var coordinates = new float[2 * Points];
        var onContour = new bool[Points];
        for (var i = 0; i < Points; i++)
        {
            onContour[i] = i % 2 == 0;
            double x, y, away;
            do
            {
                x = (2 * random.NextDouble()) - 1;
                y = (2 * random.NextDouble()) - 1;
                var along = (0.8 * x) + (0.6 * y);
                away = Math.Abs(along - (0.6 * Math.Round(along / 0.6)));
            }
            while (onContour[i] ? away > 0.05 : away < 0.075);
            coordinates[2 * i] = (float)x;
            coordinates[(2 * i) + 1] = (float)y;
        }
        return new DecoyPoints(coordinates, onContour);
    }
}
