using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>An undirected graph with lengths: the neighbours of each pixel one after the other.</summary>
internal sealed class NeighbourGraph
{
    private readonly int[] starts;
    private readonly int[] targets;
    private readonly double[] lengths;

    private NeighbourGraph(int[] starts, int[] targets, double[] lengths)
    {
        this.starts = starts;
        this.targets = targets;
        this.lengths = lengths;
    }

    /// <summary>Number of pixels, d.</summary>
    public int Size => starts.Length - 1;

    /// <summary>The neighbours of a pixel.</summary>
    /// <param name="pixel">Pixel number from 0.</param>
    public ReadOnlySpan<int> Targets(int pixel) => targets.AsSpan(starts[pixel]..starts[pixel + 1]);

    /// <summary>The lengths of the edges to <see cref="Targets"/>.</summary>
    /// <param name="pixel">Pixel number from 0.</param>
    public ReadOnlySpan<double> Lengths(int pixel) => lengths.AsSpan(starts[pixel]..starts[pixel + 1]);

    /// <summary>The graph of a set of pairs.</summary>
    /// <param name="joined">d x d flags in C order; either of (p, q) and (q, p) joins p and q.</param>
    /// <param name="size">d.</param>
    /// <param name="length">The length of the edge p, q.</param>
    public static NeighbourGraph Of(ReadOnlySpan<bool> joined, int size, Func<int, int, double> length)
    {
        var starts = new int[size + 1];
        var targets = new List<int>();
        var lengths = new List<double>();
        for (var p = 0; p < size; p++)
        {
            for (var q = 0; q < size; q++)
            {
                if (p == q || !(joined[(p * size) + q] || joined[(q * size) + p]))
                    continue;
                targets.Add(q);
                lengths.Add(length(Math.Min(p, q), Math.Max(p, q)));
            }

            starts[p + 1] = targets.Count;
        }

        return new NeighbourGraph(starts, [.. targets], [.. lengths]);
    }

    /// <summary>Joins the pairs of a minimum spanning tree (Prim), which makes every graph connected.</summary>
    /// <param name="distances">d x d symmetric.</param>
    /// <param name="joined">d x d flags that get set.</param>
    public static void JoinSpanningTree(Matrix distances, Span<bool> joined)
    {
        var size = distances.Rows;
        var nearest = new double[size];
        var parent = new int[size];
        nearest.AsSpan().Fill(double.PositiveInfinity);
        var outside = new bool[size];
        outside.AsSpan(1).Fill(true);
        for (var (step, latest) = (1, 0); step < size; step++)
        {
            var row = distances.Row(latest);
            var best = -1;
            for (var q = 0; q < size; q++)
            {
                if (!outside[q])
                    continue;
                if (row[q] < nearest[q])
                    (nearest[q], parent[q]) = (row[q], latest);
                if (best < 0 || nearest[q] < nearest[best])
                    best = q;
            }

            outside[best] = false;
            joined[(best * size) + parent[best]] = true;
            latest = best;
        }
    }
}
