using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Recovers where the pixels of shuffled pictures were, from their correlations: maps of several neighbour graphs, a
/// linear assignment to the cells of each likely shape, a quadratic assignment and swaps. What is found is known up to
/// mirror images, and up to an exchange of the axes of a square. The same bits for any number of threads.
/// </summary>
/// <param name="correlation">
/// d x d with a unit diagonal, d at least 2; constant columns must have been taken out.
/// </param>
/// <param name="threads">Threads to use; 0 means all processors.</param>
/// <param name="cancellationToken">Stops within about a second.</param>
internal sealed class GridSeriation(Matrix correlation, int threads, CancellationToken cancellationToken)
{
    private const int Kept = 3;
    private const int FewestPixels = 4;
    private const int Turns = 6;

    private readonly PlaneEmbeddings embeddings = new(correlation, threads, cancellationToken);
    private readonly Lazy<Matrix> similarity = new(() => PixelSimilarity.Of(correlation));
    private List<PlaneEmbedding>? gridEmbeddings;

    /// <summary>
    /// Up to three grids of different shapes, least departure first; none when the number of cells has no factors.
    /// </summary>
    /// <param name="shape">The shape, both sides at least 2, when it is known.</param>
    /// <param name="cells">Number of cells when the shape is not known; that of the pixels when not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer cells than pixels, or a side below 2.</exception>
    public IReadOnlyList<GridPlacement> Find((int Rows, int Columns)? shape = null, int? cells = null)
    {
        var count = shape is { } given ? checked(given.Rows * given.Columns) : cells ?? correlation.Rows;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, correlation.Rows, nameof(cells));
        if (shape is { } sides)
            ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(sides.Rows, sides.Columns), 2, nameof(shape));
        if (correlation.Rows < FewestPixels)
            return [];
        var tries = new List<(PlaneEmbedding Embedding, int Rows, int Columns)>();
        foreach (var map in GridEmbeddings())
        {
            List<(int Rows, int Columns)> shapes = shape is { } known
                ? [(Math.Min(known.Rows, known.Columns), Math.Max(known.Rows, known.Columns))]
                : GridShapes.Near(count, map.Aspect);
            tries.AddRange(shapes.Select(s => (map, s.Rows, s.Columns)));
            // Where cells are free, the bounding box tells little about the turn.
            for (var turn = 1; turn < Turns && count > correlation.Rows && shapes.Count > 0; turn++)
                tries.Add((map.Turned(90 * turn / Turns), shapes[0].Rows, shapes[0].Columns));
        }

        var found = Improve(Starts(tries));
        var upright = shape is { } wanted && wanted.Rows > wanted.Columns;
        return upright ? [.. found.Select(grid => grid.Transposed())] : found;
    }

    /// <summary>The best line, a grid of one row, whose departure compares with that of grids.</summary>
    public GridPlacement FindLine()
    {
        var maps = PlaneEmbeddings.LineDensities.Select(embeddings.Scaled).Concat(GridEmbeddings());
        return Improve(Starts([.. maps.Select(map => (map, 1, correlation.Rows))]))[0];
    }

    private List<PlaneEmbedding> GridEmbeddings() => gridEmbeddings ??=
        [.. PlaneEmbeddings.GridDensities.Select(embeddings.Scaled), embeddings.Unscaled()];

    // The best start of each shape, the best shapes first.
    private List<GridPlacement> Starts(List<(PlaneEmbedding Embedding, int Rows, int Columns)> tries)
    {
        var starts = new GridPlacement[tries.Count];
        var grids = tries.Select(t => (t.Rows, t.Columns)).Distinct()
            .ToDictionary(s => s, s => new Displacements(s.Rows, s.Columns));
        ParallelBlocks.Run(
            tries.Count,
            threads,
            k =>
            {
                var (embedding, rows, columns) = tries[k];
                var placed = EmbeddedCells.Of(embedding, rows, columns);
                var departure = DisplacementMeans.Departure(correlation, grids[(rows, columns)], placed);
                starts[k] = new(rows, columns, placed, departure);
            },
            cancellationToken);
        return [.. starts.GroupBy(s => (s.Rows, s.Columns)).Select(g => g.MinBy(s => s.Departure)!)
            .OrderBy(s => s.Departure).Take(Kept)];
    }

    private List<GridPlacement> Improve(List<GridPlacement> starts)
    {
        var improved = new GridPlacement[starts.Count];
        var weights = similarity.Value;
        ParallelBlocks.Run(
            starts.Count,
            threads,
            k => improved[k] = PlacementSearch.Improve(starts[k], correlation, weights, threads, cancellationToken),
            cancellationToken);
        return [.. improved.OrderBy(s => s.Departure)];
    }
}
