using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Puts columns whose place on the ring is known into rows: each place is matched with the one before it by correlation,
/// then every place with its neighbours on both sides, and rows are ordered by a path over their mean correlations.
/// </summary>
internal static class RingRows
{
    private const int Passes = 3;
    private const int Reach = 2;

    /// <summary>The cell of each column, on a rows x b.</summary>
    /// <param name="correlation">d x d.</param>
    /// <param name="places">Place of each column on the ring; as many columns share each.</param>
    /// <param name="ring">Number of places, b.</param>
    public static int[] Match(Matrix correlation, int[] places, int ring)
    {
        var rows = places.Length / ring;
        var members = Enumerable.Range(0, ring)
            .Select(place => Enumerable.Range(0, places.Length).Where(p => places[p] == place).ToArray()).ToArray();
        var assignment = new LinearAssignment(rows, rows);
        var cost = new double[rows * rows];
        for (var place = 1; place < ring; place++)
            Settle(place, [place - 1]);
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var place = 0; place < ring; place++)
            {
                Settle(place, [.. Enumerable.Range(1, Math.Min(Reach, (ring - 1) / 2))
                    .SelectMany(k => new[] { (place + k) % ring, (place + ring - k) % ring })]);
            }
        }

        var cells = new int[places.Length];
        for (var place = 0; place < ring; place++)
            for (var row = 0; row < rows; row++)
                cells[members[place][row]] = (row * ring) + place;
        return cells;

        // The members of a place in the rows in which they are most like those of other places.
        void Settle(int place, int[] others)
        {
            var own = members[place];
            for (var k = 0; k < rows; k++)
                for (var row = 0; row < rows; row++)
                    cost[(k * rows) + row] = -others.Sum(other => correlation[own[k], members[other][row]]);
            assignment.Solve(cost);
            var settled = new int[rows];
            for (var k = 0; k < rows; k++)
                settled[assignment.ColumnOf[k]] = own[k];
            members[place] = settled;
        }
    }

    /// <summary>
    /// The same cells with the rows turned against each other, and in the order, in which neighbours are most alike. That a
    /// turn of all rows changes nothing leaves both open: half a turn of some rows goes unnoticed.
    /// </summary>
    /// <param name="correlation">d x d.</param>
    /// <param name="cells">The cell of each column.</param>
    /// <param name="ring">Number of places on the ring, b.</param>
    public static int[] Ordered(Matrix correlation, int[] cells, int ring)
    {
        var rows = cells.Length / ring;
        var (likeness, turns) = Likeness(correlation, cells, ring);
        var order = rows < 3 ? [.. Enumerable.Range(0, rows)] : LineSeriation.Orders(likeness)[0].Order;
        var (places, turned) = (new int[rows], new int[rows]);
        for (var place = 0; place < rows; place++)
        {
            var row = order[place];
            places[row] = place;
            if (place > 0)
                turned[row] = (turned[order[place - 1]] + turns[order[place - 1], row]) % ring;
        }

        return
        [
            .. cells.Select(cell => (places[cell / ring] * ring)
                + (((cell % ring) + ring - turned[cell / ring]) % ring)),
        ];
    }

    // For each pair of rows the turn of the second against the first that makes them most alike, and how alike that is.
    private static (Matrix Likeness, int[,] Turns) Likeness(Matrix correlation, int[] cells, int ring)
    {
        var rows = cells.Length / ring;
        var sums = new double[rows, rows, ring];
        for (var p = 0; p < cells.Length; p++)
        {
            for (var q = 0; q < cells.Length; q++)
            {
                var apart = ((cells[q] % ring) - (cells[p] % ring) + ring) % ring;
                sums[cells[p] / ring, cells[q] / ring, apart] += correlation[p, q] / ring;
            }
        }

        var (likeness, turns) = (new Matrix(rows, rows), new int[rows, rows]);
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < rows; k++)
            {
                turns[i, k] = Enumerable.Range(0, ring).MaxBy(turn => sums[i, k, turn]);
                likeness[i, k] = sums[i, k, turns[i, k]];
            }
        }

        return (likeness, turns);
    }
}
