using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Lengths of the shortest paths from a pixel to all others (Dijkstra 1959, with a binary heap).</summary>
internal sealed class ShortestPaths
{
    private const int SourcesPerBlock = 16;

    private readonly NeighbourGraph graph;
    private readonly int[] heap;
    private readonly int[] place;
    private int count;

    private ShortestPaths(NeighbourGraph graph)
    {
        this.graph = graph;
        heap = new int[graph.Size];
        place = new int[graph.Size];
    }

    /// <summary>Between all pairs: d x d, infinite where no path leads.</summary>
    /// <param name="graph">Edges with lengths that are not negative.</param>
    /// <param name="threads">Threads to use; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between sources.</param>
    public static Matrix BetweenAll(NeighbourGraph graph, int threads, CancellationToken cancellationToken)
    {
        var result = new Matrix(graph.Size, graph.Size);
        var blocks = (graph.Size + SourcesPerBlock - 1) / SourcesPerBlock;
        ParallelBlocks.Run(
            blocks,
            threads,
            block =>
            {
                var paths = new ShortestPaths(graph);
                var end = Math.Min(graph.Size, (block + 1) * SourcesPerBlock);
                for (var source = block * SourcesPerBlock; source < end; source++)
                    paths.From(source, result.Row(source));
            },
            cancellationToken);
        return result;
    }

    private void From(int source, Span<double> lengths)
    {
        lengths.Fill(double.PositiveInfinity);
        place.AsSpan().Fill(-1);
        lengths[source] = 0;
        (heap[0], place[source], count) = (source, 0, 1);
        while (count > 0)
        {
            var pixel = heap[0];
            count--;
            if (count > 0)
                SinkFromTop(heap[count], lengths);
            var targets = graph.Targets(pixel);
            var steps = graph.Lengths(pixel);
            for (var k = 0; k < targets.Length; k++)
            {
                var length = lengths[pixel] + steps[k];
                if (length >= lengths[targets[k]])
                    continue;
                lengths[targets[k]] = length;
                Rise(targets[k], lengths);
            }
        }
    }

    private void Rise(int pixel, ReadOnlySpan<double> lengths)
    {
        var at = place[pixel] < 0 ? count++ : place[pixel];
        while (at > 0)
        {
            var above = (at - 1) / 2;
            if (lengths[heap[above]] <= lengths[pixel])
                break;
            (heap[at], place[heap[above]]) = (heap[above], at);
            at = above;
        }

        (heap[at], place[pixel]) = (pixel, at);
    }

    private void SinkFromTop(int pixel, ReadOnlySpan<double> lengths)
    {
        var at = 0;
        while (true)
        {
            var below = (2 * at) + 1;
            if (below >= count)
                break;
            if (below + 1 < count && lengths[heap[below + 1]] < lengths[heap[below]])
                below++;
            if (lengths[heap[below]] >= lengths[pixel])
                break;
            (heap[at], place[heap[below]]) = (heap[below], at);
            at = below;
        }

        (heap[at], place[pixel]) = (pixel, at);
    }
}
