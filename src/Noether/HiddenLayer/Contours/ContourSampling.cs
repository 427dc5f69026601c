using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.HiddenLayer.Contours;

/// <summary>Draws points on and off a contour.</summary>
internal static class ContourSampling
{
    private const int MostPoints = 1_000_000;
    private const ulong PlacesStream = 0x636f6e74;
    private const ulong OrderStream = 0x6f726472;

    /// <summary>Draws uniform points of the window and keeps the first of each kind.</summary>
    public static DecoyPoints Draw(ContourMap map, int each, ulong seed)
    {
        if (each is < 1 or > MostPoints)
            throw new NoetherException($"{each} points of each kind are impossible; ask for 1 to {MostPoints:N0}.");
        var longest = (double)Math.Max(map.Window.Width, map.Window.Height);
        var (spanX, spanY) = (map.Window.Width / longest, map.Window.Height / longest);
        var random = new CounterRandom(seed, PlacesStream);
        // The order is random so that neither the kinds nor the places follow one another.
        var order = new CounterRandom(seed, OrderStream).Permutation(2 * each);
        var coordinates = new float[4 * each];
        var onContour = new bool[2 * each];
        for (var (contour, background) = (0, 0); contour < each || background < each;)
        {
            // Rounded before it is judged, so that the point in the file has the label it was given.
            var x = (float)(((2 * random.NextDouble()) - 1) * spanX);
            var y = (float)(((2 * random.NextDouble()) - 1) * spanY);
            var distance = map.DistanceAt(x, y);
            var isContour = distance < ContourMap.ContourReach;
            int place;
            if (isContour && contour < each)
                place = contour++;
            else if (distance > ContourMap.BackgroundStart && background < each)
                place = each + background++;
            else
                continue;
            (coordinates[2 * order[place]], coordinates[(2 * order[place]) + 1]) = (x, y);
            onContour[order[place]] = isContour;
        }
        return new DecoyPoints(coordinates, onContour);
    }
}
