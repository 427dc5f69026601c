using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Several maps of the pixels, one for each neighbour graph: shortest paths and classical scaling (Tenenbaum, de Silva
/// and Langford, "Isomap", 2000). None of the graphs is best for all data, so all are tried.
/// </summary>
internal sealed class PlaneEmbeddings(Matrix correlation, int threads, CancellationToken cancellationToken)
{
    private const int SurePerPixel = 2;

    private readonly LocalScaling scaling = new(correlation);
    private readonly int size = correlation.Rows;
    private int[]? sortedPairs;

    /// <summary>Mean numbers of neighbours that suit a grid, whose straight neighbours are four.</summary>
    public static IReadOnlyList<double> GridDensities { get; } = [4.5, 5.5, 6.5, 8];

    /// <summary>The same for a line, whose neighbours are two.</summary>
    public static IReadOnlyList<double> LineDensities { get; } = [2.2, 3];

    /// <summary>
    /// The graph of the density x d / 2 pairs of smallest L, each pixel's two nearest and a spanning tree; edges have
    /// the length L^g.
    /// </summary>
    /// <param name="density">Neighbours of a pixel, on average.</param>
    public PlaneEmbedding Scaled(double density)
    {
        var joined = new bool[size * size];
        var pairs = SortedPairs();
        var count = Math.Min(pairs.Length, (int)(density * size / 2));
        foreach (var pair in pairs.AsSpan(0, count))
            joined[pair] = true;
        Join(joined, SurePerPixel);
        return Embed(joined, (p, q) => Math.Pow(scaling.Distances[p, q], scaling.Exponent));
    }

    /// <summary>
    /// The graph of each pixel's eight nearest and a spanning tree; edges have the length sqrt(1 - A^2).
    /// </summary>
    public PlaneEmbedding Unscaled()
    {
        var joined = new bool[size * size];
        Join(joined, int.MaxValue);
        return Embed(joined, (p, q) => Math.Sqrt(Math.Max(0, 1 - Math.Pow(correlation[p, q], 2))));
    }

    private void Join(bool[] joined, int nearest)
    {
        for (var p = 0; p < size; p++)
        {
            var list = scaling.Nearest(p);
            foreach (var q in list[..Math.Min(nearest, list.Length)])
                joined[(p * size) + q] = true;
        }

        NeighbourGraph.JoinSpanningTree(scaling.Distances, joined);
    }

    private PlaneEmbedding Embed(bool[] joined, Func<int, int, double> length)
    {
        var graph = NeighbourGraph.Of(joined, size, length);
        var paths = ShortestPaths.BetweenAll(graph, threads, cancellationToken);
        var (first, second) = ClassicalScaling.Place(paths, threads, cancellationToken);
        return PlaneEmbedding.Turn(first, second);
    }

    private int[] SortedPairs()
    {
        if (sortedPairs is not null)
            return sortedPairs;
        var count = size * (size - 1) / 2;
        var keys = new double[count];
        var pairs = new int[count];
        for (var (p, k) = (1, 0); p < size; p++)
        {
            for (var q = 0; q < p; q++, k++)
                (keys[k], pairs[k]) = (scaling.Distances[p, q], (p * size) + q);
        }

        Array.Sort(keys, pairs);
        return sortedPairs = pairs;
    }
}
