namespace Noether.HiddenLayer.Contours;

/// <summary>
/// Edges of a smoothed picture: pixels where the gradient is largest along its own direction, strong ones and what
/// hangs together with them. Source: Canny, A Computational Approach to Edge Detection, IEEE PAMI 8 (1986).
/// </summary>
internal static class CannyEdges
{
    // The strongest hundredth is left out, so that a few glaring pixels do not hide everything else.
    private const double StrongestQuantile = 0.99;

    // Pixels along the border that hold no edges: frames and dark rims of scans are not part of what is shown.
    private const int Margin = 4;

    // An edge begins at a pixel with at least the first share of the strongest slope and goes on down to the second.
    private const double High = 0.3;
    private const double Low = 0.12;

    // Of half the longer side: shorter edges are specks.
    private const double Shortest = 0.2;

    /// <summary>Exact distances to the nearest edge, in pixels.</summary>
    /// <param name="smooth">height x width values.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static float[] Distance(float[] smooth, int width, int height)
    {
        var shortest = (int)Math.Ceiling(Shortest * 0.5 * Math.Max(width, height));
        var edges = Find(Gradient.Of(smooth, width, height), width, height, shortest);
        return DistanceTransform.Of(edges, width, height);
    }

    private static bool[] Find(Gradient gradient, int width, int height, int shortest)
    {
        var crests = Crests(gradient, width, height);
        var slopes = crests.Where(slope => slope > 0).Order().ToArray();
        var edges = new bool[crests.Length];
        if (slopes.Length == 0)
            return edges;
        var strongest = slopes[(int)(StrongestQuantile * (slopes.Length - 1))];
        var (begin, goOn) = (High * strongest, Low * strongest);
        var seen = new bool[crests.Length];
        var chain = new List<int>();
        for (var i = 0; i < crests.Length; i++)
        {
            if (seen[i] || crests[i] < begin)
                continue;
            Follow(crests, i, goOn, seen, chain, width, height);
            if (chain.Count < shortest)
                continue;
            foreach (var pixel in chain)
                edges[pixel] = true;
        }
        return edges;
    }

    // All pixels that hang together with the first, diagonals included, and reach the lower slope.
    private static void Follow(
        float[] crests, int first, double goOn, bool[] seen, List<int> chain, int width, int height)
    {
        chain.Clear();
        chain.Add(first);
        seen[first] = true;
        for (var next = 0; next < chain.Count; next++)
        {
            var (x, y) = (chain[next] % width, chain[next] / width);
            for (var dy = y > 0 ? -1 : 0; dy <= 1 && y + dy < height; dy++)
            {
                for (var dx = x > 0 ? -1 : 0; dx <= 1 && x + dx < width; dx++)
                {
                    var i = ((y + dy) * width) + x + dx;
                    if (seen[i] || crests[i] <= 0 || crests[i] < goOn)
                        continue;
                    seen[i] = true;
                    chain.Add(i);
                }
            }
        }
    }

    // The slope where it is larger than one pixel before and behind, along the gradient; 0 elsewhere.
    private static float[] Crests(Gradient gradient, int width, int height)
    {
        var (slopesX, slopesY, magnitude) = (gradient.X, gradient.Y, gradient.Magnitude);
        var crests = new float[magnitude.Length];
        for (var y = Margin; y < height - Margin; y++)
        {
            for (var x = Margin; x < width - Margin; x++)
            {
                var i = (y * width) + x;
                if (magnitude[i] <= 0)
                    continue;
                var (gx, gy) = (Math.Abs(slopesX[i]), Math.Abs(slopesY[i]));
                var flat = gx >= gy;
                // Between the neighbour straight along the larger slope and the diagonal one.
                var straight = flat ? 1 : width;
                var diagonal = (slopesX[i] > 0) == (slopesY[i] > 0) ? width + 1 : flat ? 1 - width : width - 1;
                var share = flat ? gy / gx : gx / gy;
                var ahead = ((1 - share) * magnitude[i + straight]) + (share * magnitude[i + diagonal]);
                var behind = ((1 - share) * magnitude[i - straight]) + (share * magnitude[i - diagonal]);
                // Of two equal pixels one counts, so that plateaus two pixels wide give one line.
                if (magnitude[i] > behind && magnitude[i] >= ahead)
                    crests[i] = magnitude[i];
            }
        }
        return crests;
    }
}
