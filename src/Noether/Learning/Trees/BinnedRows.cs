using Noether.Numerics;

namespace Noether.Learning.Trees;

/// <summary>Rows of numbers as rows of bins of about as many rows each.</summary>
internal sealed class BinnedRows
{
    /// <summary>Bins of a column at most.</summary>
    public const int Most = 255;

    private readonly double[][] edges;
    private readonly byte[][] bins;

    private BinnedRows(double[][] edges, byte[][] bins, int count) => (this.edges, this.bins, Count) = (edges, bins, count);

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of columns.</summary>
    public int Columns => bins.Length;

    /// <summary>Bins of a column.</summary>
    /// <param name="column">The column.</param>
    public int BinsOf(int column) => edges[column].Length + 1;

    /// <summary>The bin of every row in a column.</summary>
    /// <param name="column">The column.</param>
    public ReadOnlySpan<byte> this[int column] => bins[column];

    /// <summary>The largest number that lies in a bin or below it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="bin">The bin; not the last one.</param>
    public double Edge(int column, int bin) => edges[column][bin];

    /// <summary>Sorts rows into bins between their own quantiles.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    public static BinnedRows Of(Matrix rows, int threads)
    {
        var (edges, bins) = (new double[rows.Columns][], new byte[rows.Columns][]);
        ParallelBlocks.Run(rows.Columns, threads, column =>
        {
            var values = new double[rows.Rows];
            for (var i = 0; i < values.Length; i++)
                values[i] = rows[i, column];
            edges[column] = Edges(values);
            bins[column] = new byte[values.Length];
            for (var i = 0; i < values.Length; i++)
                bins[column][i] = Bin(edges[column], values[i]);
        });
        return new BinnedRows(edges, bins, rows.Rows);
    }

    // Halfway between neighbours, so that a number seen anew falls on the side of the nearer one.
    private static double[] Edges(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var found = new List<double>();
        for (var k = 1; k < Most; k++)
        {
            var place = (int)((long)k * sorted.Length / Most);
            if (place == 0 || sorted[place] == sorted[place - 1])
            {
                // Equal numbers go into one bin: the border is where they end.
                while (place < sorted.Length && place > 0 && sorted[place] == sorted[place - 1])
                    place++;
                if (place == 0 || place == sorted.Length)
                    continue;
            }

            var edge = sorted[place - 1] + ((sorted[place] - sorted[place - 1]) / 2);
            if (edge >= sorted[place])
                edge = sorted[place - 1];
            if (found.Count == 0 || edge > found[^1])
                found.Add(edge);
        }

        return [.. found];
    }

    private static byte Bin(double[] edges, double value)
    {
        var place = Array.BinarySearch(edges, value);
        return (byte)(place < 0 ? ~place : place);
    }
}
