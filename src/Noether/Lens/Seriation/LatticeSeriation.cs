using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Recovers where the pixels were in pictures that are not stationary, such as centred digits: correlations do not
/// depend on displacement there, but partial correlations still tell neighbours. Their lattice is laid into the grid,
/// and a quadratic assignment by neighbour weights settles it. The same bits for any number of threads.
/// </summary>
/// <param name="covariance">C, d x d, without constant columns, d at least 4.</param>
/// <param name="threads">Threads to use; 0 means all processors.</param>
/// <param name="cancellationToken">Stops within about a second.</param>
internal sealed class LatticeSeriation(Matrix covariance, int threads, CancellationToken cancellationToken)
{
    // Pixels that hardly ever vary have neighbours by chance.
    private const double RareVariance = 0.005;
    private const double Ridge = 0.05;
    private const int FewestPixels = 4;
    private const int Rounds = 10;
    private const double LikenessWeight = 2;

    // Pictures have 0.01 to 0.04 in their shape, and everything without a grid has more than 0.45.
    private const double Clear = 0.1;

    /// <summary>
    /// The best grid; null when none has room. Its departure is that of the neighbour weights (1 for an edge of the
    /// lattice, and twice the positive partial correlation) of all pixels but rare ones; those, with a variance below
    /// 0.5 % of the largest, are put near the pixels that they correlate with most.
    /// </summary>
    /// <param name="shape">The shape, both sides at least 2, when it is known.</param>
    /// <param name="cells">Number of cells when the shape is not known; that of the pixels when not given.</param>
    public GridPlacement? Find((int Rows, int Columns)? shape = null, int? cells = null)
    {
        var common = CommonPixels();
        if (common.Length < FewestPixels)
            return null;
        var likeness = PartialCorrelation.Of(Part(common), Ridge);
        var lattice = new Lattice(likeness, threads, cancellationToken);
        var map = lattice.Place();
        var weights = Weights(likeness, lattice.Edges);
        GridPlacement? best = null;
        foreach (var (rows, columns) in Shapes(shape, cells ?? covariance.Rows, map.Aspect))
        {
            if (rows * columns < covariance.Rows)
                continue;
            var start = LatticeCells.Of(map, rows, columns, threads, cancellationToken);
            var placed = Settle(start, rows, columns, weights);
            if (best is null || placed.Departure < best.Departure)
                best = placed;
            if (best.Departure < Clear)
                break;
        }

        if (best is null)
            return null;
        best = best with { Cells = RarePixels.Add(covariance, common, best) };
        return shape is { } wanted && wanted.Rows > wanted.Columns ? best.Transposed() : best;
    }

    private static IEnumerable<(int Rows, int Columns)> Shapes(
        (int Rows, int Columns)? shape, int cells, double aspect) =>
        shape is { } known
            ? [(Math.Min(known.Rows, known.Columns), Math.Max(known.Rows, known.Columns))]
            : GridShapes.Near(cells, aspect).Take(2);

    private GridPlacement Settle(int[] start, int rows, int columns, Matrix weights)
    {
        var displacements = new Displacements(rows, columns);
        var quadratic = new QuadraticAssignment(weights, displacements, threads, cancellationToken);
        var best = new GridPlacement(rows, columns, start, DisplacementMeans.Departure(weights, displacements, start));
        for (var round = 0; round < Rounds; round++)
        {
            var moved = quadratic.Improve(best.Cells);
            var departure = DisplacementMeans.Departure(weights, displacements, moved);
            if (departure >= best.Departure)
                break;
            best = best with { Cells = moved, Departure = departure };
        }

        return best;
    }

    private int[] CommonPixels()
    {
        double most = 0;
        for (var p = 0; p < covariance.Rows; p++)
            most = Math.Max(most, covariance[p, p]);
        return [.. Enumerable.Range(0, covariance.Rows).Where(p => covariance[p, p] >= RareVariance * most)];
    }

    private Matrix Part(int[] pixels)
    {
        var result = new Matrix(pixels.Length, pixels.Length);
        for (var p = 0; p < pixels.Length; p++)
            for (var q = 0; q < pixels.Length; q++)
                result[p, q] = covariance[pixels[p], pixels[q]];
        return result;
    }

    private static Matrix Weights(Matrix likeness, IReadOnlyList<(int P, int Q)> edges)
    {
        var result = new Matrix(likeness.Rows, likeness.Rows);
        for (var p = 0; p < likeness.Rows; p++)
        {
            for (var q = 0; q < likeness.Rows; q++)
                result[p, q] = p == q ? 0 : LikenessWeight * Math.Max(0, likeness[p, q]);
        }

        foreach (var (p, q) in edges)
        {
            result[p, q]++;
            result[q, p]++;
        }

        return result;
    }
}
