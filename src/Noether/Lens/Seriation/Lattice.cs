using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Places on a square lattice for pictures that are not stationary. In the graph of likely neighbours the hops are
/// distances along the axes, |dx| + |dy|; their map is turned to the axes, and then relaxed: every edge is rounded to
/// the nearest unit step and the places become the least-squares solution of these steps, again and again.
/// </summary>
/// <param name="likeness">Partial correlations, d x d.</param>
/// <param name="threads">Threads to use; 0 means all processors.</param>
/// <param name="cancellationToken">Stops between steps.</param>
internal sealed class Lattice(Matrix likeness, int threads, CancellationToken cancellationToken)
{
    private const int Mutual = 4;
    private const int Sure = 2;
    private const int Angles = 90;
    private const int Relaxations = 60;

    private readonly int size = likeness.Rows;
    private readonly List<(int P, int Q)> edges = [];

    /// <summary>Pairs of likely neighbours, after <see cref="Place"/>.</summary>
    public IReadOnlyList<(int P, int Q)> Edges => edges;

    /// <summary>The points, their longer extent in <see cref="PlaneEmbedding.Long"/>, one unit a step.</summary>
    public PlaneEmbedding Place()
    {
        var graph = Join();
        var hops = ShortestPaths.BetweenAll(graph, threads, cancellationToken);
        var (first, second) = ClassicalScaling.Place(hops.Clone(), threads, cancellationToken);
        var (x, y) = TurnToAxes(first, second, hops);
        Relax(x, y);
        var (width, height) = (x.Max() - x.Min(), y.Max() - y.Min());
        return width >= height
            ? new PlaneEmbedding(first, x, y, width / height)
            : new PlaneEmbedding(first, y, x, height / width);
    }

    // Pairs that are among the four likest of each other, each pixel's two likest, and a tree that joins all.
    private NeighbourGraph Join()
    {
        var distances = new Matrix(size, size);
        for (var k = 0; k < size * size; k++)
            distances.Values[k] = 1 - likeness.Values[k];
        var nearest = new int[size][];
        for (var p = 0; p < size; p++)
        {
            var row = distances.Row(p).ToArray();
            row[p] = double.PositiveInfinity;
            var order = new int[size];
            for (var q = 0; q < size; q++)
                order[q] = q;
            Array.Sort(row, order);
            nearest[p] = order[..Math.Min(Mutual, size - 1)];
        }

        var joined = new bool[size * size];
        for (var p = 0; p < size; p++)
        {
            for (var k = 0; k < nearest[p].Length; k++)
            {
                if (k < Sure || nearest[nearest[p][k]].Contains(p))
                    joined[(p * size) + nearest[p][k]] = true;
            }
        }

        NeighbourGraph.JoinSpanningTree(distances, joined);
        for (var p = 1; p < size; p++)
        {
            for (var q = 0; q < p; q++)
            {
                if (joined[(p * size) + q] || joined[(q * size) + p])
                    edges.Add((p, q));
            }
        }

        return NeighbourGraph.Of(joined, size, (_, _) => 1);
    }

    // The angle at which |dx| + |dy| correlates best with the hops, and their scale.
    private (double[] X, double[] Y) TurnToAxes(double[] first, double[] second, Matrix hops)
    {
        var fits = new double[Angles];
        var scales = new double[Angles];
        ParallelBlocks.Run(
            Angles,
            threads,
            angle =>
            {
                var (x, y) = PlaneEmbedding.Turned(first, second, angle);
                (fits[angle], scales[angle]) = Fit(x, y, hops);
            },
            cancellationToken);
        var best = Array.IndexOf(fits, fits.Max());
        var (right, down) = PlaneEmbedding.Turned(first, second, best);
        for (var p = 0; p < size; p++)
            (right[p], down[p]) = (right[p] * scales[best], down[p] * scales[best]);
        return (right, down);
    }

    private (double Correlation, double Scale) Fit(double[] x, double[] y, Matrix hops)
    {
        var (count, sumA, sumB, sumAa, sumBb, sumAb) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var p = 1; p < size; p++)
        {
            var row = hops.Row(p);
            for (var q = 0; q < p; q++)
            {
                var (a, b) = (Math.Abs(x[p] - x[q]) + Math.Abs(y[p] - y[q]), row[q]);
                count++;
                sumA += a;
                sumB += b;
                sumAa += a * a;
                sumBb += b * b;
                sumAb += a * b;
            }
        }

        var spread = (sumAa - (sumA * sumA / count)) * (sumBb - (sumB * sumB / count));
        return ((sumAb - (sumA * sumB / count)) / Math.Sqrt(Math.Max(spread, double.Epsilon)), sumB / sumA);
    }

    private void Relax(double[] x, double[] y)
    {
        // The pseudo-inverse of the graph's Laplacian, up to a constant that moves all places alike.
        var laplacian = new Matrix(size, size);
        laplacian.Values.Fill(1.0 / size);
        foreach (var (p, q) in edges)
        {
            laplacian[p, p]++;
            laplacian[q, q]++;
            laplacian[p, q]--;
            laplacian[q, p]--;
        }

        var inverse = MatrixOps.PositiveInverse(laplacian);
        var steps = new int[edges.Count];
        var (right, down) = (new double[size], new double[size]);
        for (var iteration = 0; iteration < Relaxations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            right.AsSpan().Clear();
            down.AsSpan().Clear();
            var changed = false;
            for (var k = 0; k < steps.Length; k++)
            {
                var (p, q) = edges[k];
                var (dx, dy) = (x[p] - x[q], y[p] - y[q]);
                var across = Math.Abs(dx) >= Math.Abs(dy);
                var side = (across ? dx : dy) < 0 ? -1 : 1;
                var step = across ? side : 2 * side;
                changed |= steps[k] != step;
                steps[k] = step;
                var pull = across ? right : down;
                pull[p] += side;
                pull[q] -= side;
            }

            if (!changed)
                return;
            for (var p = 0; p < size; p++)
            {
                x[p] = MatrixOps.Dot(inverse.Row(p), right);
                y[p] = MatrixOps.Dot(inverse.Row(p), down);
            }
        }
    }
}
