namespace Noether.Numerics;

/// <summary>
/// Gives every row a column of its own so that sum_i c[i, column(i)] is least, by shortest augmenting paths (Jonker and
/// Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38,
/// 1987). O(n^3) at worst, deterministic; all buffers are kept; an instance serves one thread at a time.
/// </summary>
internal sealed class LinearAssignment
{
    // The reduction may swap two rows to and fro in steps of rounding size, so its steps are numbered.
    private const int ReductionStepsPerRow = 20;
    private const int ReductionPasses = 2;
    private const int None = -1;

    private readonly int rows;
    private readonly int columns;
    private readonly int[] columnOf;
    private readonly int[] rowOf;
    private readonly double[] rowDuals;
    private readonly double[] columnDuals;
    private readonly int[] free;
    private readonly int[] predecessor;
    private readonly int[] order;
    private readonly double[] distance;
    private readonly double[] nothing;
    private int freeCount;

    /// <summary>Creates the buffers.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least that of rows; the surplus stays free.</param>
    public LinearAssignment(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, rows);
        this.rows = rows;
        this.columns = columns;
        columnOf = new int[columns];
        rowOf = new int[columns];
        rowDuals = new double[rows];
        columnDuals = new double[columns];
        free = new int[columns];
        predecessor = new int[columns];
        order = new int[columns];
        distance = new double[columns];
        nothing = new double[columns];
    }

    /// <summary>The column of each row after <see cref="Solve"/>.</summary>
    public ReadOnlySpan<int> ColumnOf => columnOf.AsSpan(0, rows);

    /// <summary>
    /// Dual values u of the rows: u_i + v_j is at most c_ij, and equal to it where i has j, up to rounding.
    /// </summary>
    public ReadOnlySpan<double> RowDuals => rowDuals;

    /// <summary>Dual values v of the columns; with more columns than rows none is positive and free ones have
    /// 0, up to rounding.</summary>
    public ReadOnlySpan<double> ColumnDuals => columnDuals;

    /// <summary>Finds the least sum.</summary>
    /// <param name="cost">rows x columns finite costs in C order.</param>
    /// <param name="warm">
    /// Starts from the column duals of the last call, which saves most of the work when the costs are nearly the same.
    /// </param>
    /// <exception cref="ArgumentException">The number of costs is wrong.</exception>
    public void Solve(ReadOnlySpan<double> cost, bool warm = false)
    {
        if (cost.Length != rows * columns)
            throw new ArgumentException($"Expected {rows * columns} costs, not {cost.Length}.", nameof(cost));
        columnOf.AsSpan().Fill(None);
        rowOf.AsSpan().Fill(None);
        if (!warm)
        {
            ReduceColumns(cost);
            TransferReductions(cost);
        }

        freeCount = 0;
        for (var i = 0; i < columns; i++)
        {
            if (columnOf[i] == None)
                free[freeCount++] = i;
        }

        for (var pass = 0; pass < ReductionPasses && columns > 1; pass++)
            ReduceRows(cost);
        for (var k = 0; k < freeCount; k++)
            Augment(cost, free[k]);
        // The duals of free columns are the largest, and equal; 0 is as good for them.
        var surplus = rows < columns ? columnDuals.Max() : 0;
        for (var j = 0; j < columns; j++)
            columnDuals[j] -= surplus;
        for (var i = 0; i < rows; i++)
            rowDuals[i] = cost[(i * columns) + columnOf[i]] - columnDuals[columnOf[i]];
    }

    // With more columns than rows the problem is made square by rows that cost nothing.
    private ReadOnlySpan<double> Row(ReadOnlySpan<double> cost, int row) =>
        row < rows ? cost.Slice(row * columns, columns) : nothing;

    private void ReduceColumns(ReadOnlySpan<double> cost)
    {
        columnDuals.AsSpan().Fill(double.PositiveInfinity);
        for (var i = 0; i < columns; i++)
        {
            var row = Row(cost, i);
            for (var j = 0; j < row.Length; j++)
            {
                if (row[j] < columnDuals[j])
                    (columnDuals[j], predecessor[j]) = (row[j], i);
            }
        }

        for (var j = 0; j < columns; j++)
        {
            if (columnOf[predecessor[j]] == None)
                (columnOf[predecessor[j]], rowOf[j]) = (j, predecessor[j]);
        }
    }

    private void TransferReductions(ReadOnlySpan<double> cost)
    {
        for (var i = 0; i < columns; i++)
        {
            var own = columnOf[i];
            if (own == None || columns == 1)
                continue;
            var row = Row(cost, i);
            var least = double.PositiveInfinity;
            for (var j = 0; j < row.Length; j++)
            {
                if (j != own)
                    least = Math.Min(least, row[j] - columnDuals[j]);
            }

            columnDuals[own] -= least;
        }
    }

    // A free row takes its best column and lowers that column's dual to the level of the second best one; the row
    // that had it is free then.
    private void ReduceRows(ReadOnlySpan<double> cost)
    {
        var (next, count, steps) = (0, freeCount, ReductionStepsPerRow * columns);
        freeCount = 0;
        while (next < count)
        {
            var i = free[next++];
            var (first, second, least, nextLeast) = TwoLeast(Row(cost, i));
            var displaced = rowOf[first];
            if (least < nextLeast)
            {
                columnDuals[first] -= nextLeast - least;
            }
            else if (displaced != None)
            {
                first = second;
                displaced = rowOf[second];
            }

            columnOf[i] = first;
            rowOf[first] = i;
            if (displaced == None)
                continue;
            columnOf[displaced] = None;
            steps--;
            if (least < nextLeast && steps > 0)
                free[next -= 1] = displaced;
            else
                free[freeCount++] = displaced;
        }
    }

    private (int First, int Second, double Least, double NextLeast) TwoLeast(ReadOnlySpan<double> row)
    {
        var (first, second, least, nextLeast) = (None, None, double.PositiveInfinity, double.PositiveInfinity);
        for (var j = 0; j < row.Length; j++)
        {
            var reduced = row[j] - columnDuals[j];
            if (reduced >= nextLeast)
                continue;
            if (reduced < least)
                (first, second, least, nextLeast) = (j, first, reduced, least);
            else
                (second, nextLeast) = (j, reduced);
        }

        return (first, second, least, nextLeast);
    }

    // Dijkstra from a free row to the nearest free column. order holds the columns: scanned, at the present distance,
    // beyond.
    private void Augment(ReadOnlySpan<double> cost, int start)
    {
        var startRow = Row(cost, start);
        for (var j = 0; j < columns; j++)
            (order[j], predecessor[j], distance[j]) = (j, start, startRow[j] - columnDuals[j]);
        var (scanned, reached, settled, end, level) = (0, 0, 0, None, 0.0);
        while (end == None)
        {
            if (scanned == reached)
            {
                settled = scanned;
                (reached, level, end) = NextLevel(scanned);
                continue;
            }

            var column = order[scanned++];
            var i = rowOf[column];
            var row = Row(cost, i);
            var offset = row[column] - columnDuals[column] - level;
            for (var k = reached; k < columns; k++)
            {
                var j = order[k];
                var through = row[j] - columnDuals[j] - offset;
                if (through >= distance[j])
                    continue;
                (distance[j], predecessor[j]) = (through, i);
                if (through > level)
                    continue;
                if (rowOf[j] == None)
                {
                    end = j;
                    break;
                }

                (order[k], order[reached]) = (order[reached], j);
                reached++;
            }
        }

        for (var k = 0; k < settled; k++)
            columnDuals[order[k]] += distance[order[k]] - level;
        for (var (j, i) = (end, None); i != start;)
        {
            i = predecessor[j];
            rowOf[j] = i;
            (columnOf[i], j) = (j, columnOf[i]);
        }
    }

    // Moves the columns of least distance to the front of those beyond; one that is free ends the search.
    private (int Reached, double Level, int End) NextLevel(int from)
    {
        var level = double.PositiveInfinity;
        var reached = from;
        for (var k = from; k < columns; k++)
        {
            var j = order[k];
            if (distance[j] > level)
                continue;
            if (distance[j] < level)
                (level, reached) = (distance[j], from);
            (order[k], order[reached]) = (order[reached], j);
            reached++;
        }

        for (var k = from; k < reached; k++)
        {
            if (rowOf[order[k]] == None)
                return (reached, level, order[k]);
        }

        return (reached, level, None);
    }
}
