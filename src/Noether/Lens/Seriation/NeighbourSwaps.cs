using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Exchanges the pixels of cells that are at most two apart in both directions, or moves one into a free cell, whenever
/// sum (A - T)^2 falls, T being A's mean by displacement; T is renewed after each sweep, which lowers the sum again.
/// </summary>
/// <remarks>
/// A is kept in the order of the cells. With the cells a and b exchanged, both taken, the sum over the pairs with all
/// other cells c changes by 2 sum_c (A_ac - A_bc)(T_ac - T_bc): a few passes over contiguous rows.
/// </remarks>
internal sealed class NeighbourSwaps
{
    private const int Reach = 2;
    private const int Sweeps = 10;
    private const double LeastGain = 1e-12;

    private readonly Matrix correlation;
    private readonly Displacements grid;
    private readonly CancellationToken cancellationToken;
    private readonly int cells;
    private readonly int[] pixelAt;
    private readonly Matrix placed;
    private readonly Matrix expected;
    private readonly double[] first;
    private readonly double[] second;
    private double tolerance;

    /// <summary>Creates the buffers.</summary>
    /// <param name="correlation">A, d x d, symmetric.</param>
    /// <param name="displacements">The grid, with d cells or more.</param>
    /// <param name="cancellationToken">Stops between rows of the grid.</param>
    public NeighbourSwaps(Matrix correlation, Displacements displacements, CancellationToken cancellationToken)
    {
        this.correlation = correlation;
        this.cancellationToken = cancellationToken;
        grid = displacements;
        cells = displacements.Cells;
        pixelAt = new int[cells];
        placed = new Matrix(cells, cells);
        expected = new Matrix(cells, cells);
        first = new double[cells];
        second = new double[cells];
    }

    /// <summary>Sweeps over the grid until nothing moves, ten times at most.</summary>
    /// <param name="cellOf">The cell of each pixel; changed in place.</param>
    public void Improve(Span<int> cellOf)
    {
        Load(cellOf);
        tolerance = LeastGain * MatrixOps.SquaredNorm(correlation);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Expect(DisplacementMeans.Of(correlation, grid, cellOf));
            var moved = Sweep();
            for (var cell = 0; cell < cells; cell++)
            {
                if (pixelAt[cell] >= 0)
                    cellOf[pixelAt[cell]] = cell;
            }

            if (!moved)
                return;
        }
    }

    private void Load(ReadOnlySpan<int> cellOf)
    {
        pixelAt.AsSpan().Fill(-1);
        for (var p = 0; p < cellOf.Length; p++)
            pixelAt[cellOf[p]] = p;
        placed.Values.Clear();
        for (var p = 0; p < cellOf.Length; p++)
        {
            var row = correlation.Row(p);
            var target = placed.Row(cellOf[p]);
            for (var q = 0; q < cellOf.Length; q++)
                target[cellOf[q]] = row[q];
        }
    }

    private void Expect(double[] means)
    {
        for (var cell = 0; cell < cells; cell++)
        {
            var bins = grid.From(cell);
            var row = expected.Row(cell);
            for (var other = 0; other < cells; other++)
                row[other] = means[bins[other]];
        }
    }

    private bool Sweep()
    {
        var moved = false;
        for (var i = 0; i < grid.Rows; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var j = 0; j < grid.Columns; j++)
            {
                for (var down = 0; down <= Reach; down++)
                {
                    for (var right = down == 0 ? 1 : -Reach; right <= Reach; right++)
                    {
                        var k = Place(i + down, grid.Rows, grid.Topology.Down);
                        var l = Place(j + right, grid.Columns, grid.Topology.Right);
                        if (k >= 0 && l >= 0 && (k, l) != (i, j))
                            moved |= TryExchange((i * grid.Columns) + j, (k * grid.Columns) + l);
                    }
                }
            }
        }

        return moved;
    }

    // Beyond the ends of an axis that does not come round there is no place.
    private static int Place(int place, int length, AxisKind kind) =>
        kind == AxisKind.Ring ? (place + length) % length : place < length ? Math.Max(place, -1) : -1;

    private bool TryExchange(int a, int b)
    {
        if (pixelAt[a] < 0 && pixelAt[b] < 0)
            return false;
        var change = pixelAt[b] < 0 ? MoveChange(a, b) : pixelAt[a] < 0 ? MoveChange(b, a) : ExchangeChange(a, b);
        if (change >= -tolerance)
            return false;
        (pixelAt[a], pixelAt[b]) = (pixelAt[b], pixelAt[a]);
        var rowA = placed.Row(a);
        var rowB = placed.Row(b);
        for (var c = 0; c < cells; c++)
            (rowA[c], rowB[c]) = (rowB[c], rowA[c]);
        for (var c = 0; c < cells; c++)
        {
            var row = placed.Row(c);
            (row[a], row[b]) = (row[b], row[a]);
        }

        return true;
    }

    // Free cells have zeros in both rows of A and so add nothing.
    private double ExchangeChange(int a, int b)
    {
        TensorPrimitives.Subtract(placed.Row(a), placed.Row(b), first);
        TensorPrimitives.Subtract(expected.Row(a), expected.Row(b), second);
        return 2 * (TensorPrimitives.Dot<double>(first, second) - (first[a] * second[a]) - (first[b] * second[b]));
    }

    private double MoveChange(int from, int to)
    {
        var row = placed.Row(from);
        var old = expected.Row(from);
        var fresh = expected.Row(to);
        double sum = 0;
        for (var c = 0; c < cells; c++)
        {
            if (pixelAt[c] >= 0 && c != from)
                sum += (fresh[c] - old[c]) * (fresh[c] + old[c] - (2 * row[c]));
        }

        return sum;
    }
}
