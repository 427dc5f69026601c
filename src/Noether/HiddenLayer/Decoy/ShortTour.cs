namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Puts points in the order of a short open tour: the curve of Hilbert, about a third longer than the shortest tour,
/// and then local improvements, which leave about a tenth. What they leave undone is cheap to walk.
/// </summary>
internal static class ShortTour
{
    // Moves reach this far along the tour, which finds most of the gain in a time that grows with the points only.
    private const int Reach = 25;

    // Most points that move together to another place.
    private const int LongestPiece = 3;

    // Rounding of distances must not let moves go around in circles.
    private const float LeastGain = 1e-6f;

    /// <summary>Sorts along the curve of Hilbert.</summary>
    /// <param name="points">The points; sorted in place.</param>
    /// <param name="places">Room for as many numbers.</param>
    public static void Sort(Span<TourPoint> points, Span<uint> places)
    {
        float left = float.MaxValue, low = left, right = float.MinValue, high = right;
        foreach (var point in points)
        {
            (left, right) = (MathF.Min(left, point.X), MathF.Max(right, point.X));
            (low, high) = (MathF.Min(low, point.Y), MathF.Max(high, point.Y));
        }
        var size = MathF.Max(right - left, high - low);
        var scale = size > 0 ? (HilbertCurve.Cells - 1) / size : 0;
        for (var i = 0; i < points.Length; i++)
        {
            var point = points[i];
            places[i] = HilbertCurve.Place((uint)((point.X - left) * scale), (uint)((point.Y - low) * scale));
        }
        places.Sort(points);
    }

    /// <summary>
    /// Shortens a tour: one round of reversals (2-opt) and one of moves of pieces of one to three points (or-opt), each
    /// tried over the next places of the tour and taken when it gains.
    /// </summary>
    /// <param name="tour">The points; reordered in place.</param>
    public static void Improve(Span<TourPoint> tour)
    {
        for (var i = 0; i < tour.Length - 2; i++)
            Reverse(tour, i);
        for (var length = 1; length <= LongestPiece; length++)
        {
            for (var i = 1; i + length < tour.Length; i++)
                Move(tour, i, length);
        }
    }

    /// <summary>Reverses what follows place i wherever this shortens the tour.</summary>
    private static void Reverse(Span<TourPoint> tour, int i)
    {
        var last = Math.Min(tour.Length - 2, i + Reach);
        var step = tour[i].To(tour[i + 1]);
        for (var j = i + 2; j <= last; j++)
        {
            var near = tour[i].To(tour[j]);
            if (near >= step || near + tour[i + 1].To(tour[j + 1]) - step - tour[j].To(tour[j + 1]) > -LeastGain)
                continue;
            tour[(i + 1)..(j + 1)].Reverse();
            step = near;
        }
    }

    /// <summary>Moves a piece to the best place within reach, if that shortens the tour.</summary>
    private static void Move(Span<TourPoint> tour, int start, int length)
    {
        var end = start + length;
        TourPoint first = tour[start], final = tour[end - 1];
        var gain = tour[start - 1].To(first) + final.To(tour[end]) - tour[start - 1].To(tour[end]);
        var (best, place, turned) = (gain - LeastGain, -1, false);
        for (var j = Math.Max(0, start - 1 - Reach); j <= Math.Min(tour.Length - 2, end + Reach); j++)
        {
            if (j >= start - 1 && j < end)
                continue;
            float toFirst = tour[j].To(first), toFinal = tour[j].To(final);
            if (toFirst >= best && toFinal >= best)
                continue;
            var gap = tour[j].To(tour[j + 1]);
            var straight = toFirst + final.To(tour[j + 1]) - gap;
            var reversed = toFinal + first.To(tour[j + 1]) - gap;
            var cost = MathF.Min(straight, reversed);
            if (cost < best)
                (best, place, turned) = (cost, j, reversed < straight);
        }
        if (place < 0)
            return;

        // The piece and what it passes change places: all reversed together, then each by itself.
        var (from, to) = place < start ? (place + 1, end) : (start, place + 1);
        var piece = place < start ? from : to - length;
        tour[from..to].Reverse();
        if (place < start)
            tour[(piece + length)..to].Reverse();
        else
            tour[from..piece].Reverse();
        if (!turned)
            tour.Slice(piece, length).Reverse();
    }
}

/// <summary>A point of a tour.</summary>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Label">1 on the contour, 0 in the background.</param>
internal readonly record struct TourPoint(float X, float Y, float Label)
{
    /// <summary>Distance to another point.</summary>
    public float To(in TourPoint other)
    {
        float x = X - other.X, y = Y - other.Y;
        return MathF.Sqrt((x * x) + (y * y));
    }
}
