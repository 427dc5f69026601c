using System.Numerics.Tensors;

namespace Noether.Data;

/// <summary>One pass over rows: counts of unusable values, and for each column its range, mean and deviation.</summary>
internal sealed class SampleScan
{
    private const int BlockValues = 1 << 16;
    private const int SpreadBlocks = 256;
    private readonly double[] shift;
    private readonly double[] sum;
    private readonly double[] square;
    private readonly long[] count;

    /// <summary>Looks at a block of rows.</summary>
    public delegate void Look(long firstRow, ReadOnlySpan<double> values);

    private SampleScan(int dimension)
    {
        shift = new double[dimension];
        sum = new double[dimension];
        square = new double[dimension];
        count = new long[dimension];
        Minimum = new double[dimension];
        Maximum = new double[dimension];
        Array.Fill(Minimum, double.PositiveInfinity);
        Array.Fill(Maximum, double.NegativeInfinity);
    }

    /// <summary>Rows looked at.</summary>
    public long Rows { get; private set; }

    /// <summary>Values that are not a number.</summary>
    public long NaNs { get; private set; }

    /// <summary>Values that are infinite; as float32, those too large for it too.</summary>
    public long Infinities { get; private set; }

    /// <summary>Row and column of the first value that is NaN or infinite; null if there is none.</summary>
    public (long Row, int Column)? FirstBad { get; private set; }

    /// <summary>Smallest finite value of every column.</summary>
    public double[] Minimum { get; }

    /// <summary>Largest finite value of every column.</summary>
    public double[] Maximum { get; }

    /// <summary>Finite values in all columns.</summary>
    public long Finite => count.Sum();

    /// <summary>Looks at rows.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="limit">At most this many rows; of more, blocks spread evenly over all rows are taken.</param>
    /// <param name="exact">Whether values are looked at as stored; else as float32, as methods see them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SampleScan Run(SampleSet samples, long limit, bool exact, CancellationToken cancellationToken)
    {
        var scan = new SampleScan(samples.Dimension);
        Visit(samples, limit, exact, cancellationToken, scan.Add);
        return scan;
    }

    /// <summary>Shows rows block by block; the arguments are as for <see cref="Run"/>.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="limit">At most this many rows; of more, blocks spread evenly over all rows are taken.</param>
    /// <param name="exact">Whether values are shown as stored; else as float32.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="look">Gets the number of the first row and the values of the rows.</param>
    public static void Visit(
        SampleSet samples, long limit, bool exact, CancellationToken cancellationToken, Look look)
    {
        var d = samples.Dimension;
        var rows = Math.Min(limit, samples.Count);
        var blockRows = Math.Max(1, BlockValues / d);
        if (rows < samples.Count)
            blockRows = (int)Math.Clamp(rows / SpreadBlocks, 1, blockRows);
        var buffer = new double[blockRows * d];
        var single = exact ? [] : new float[blockRows * d];
        var blocks = (rows + blockRows - 1) / blockRows;
        for (var block = 0L; block < blocks; block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = (int)Math.Min(blockRows, rows - (block * blockRows));
            var first = rows == samples.Count || blocks == 1
                ? block * blockRows
                : (long)((Int128)(samples.Count - size) * block / (blocks - 1));
            if (exact)
            {
                samples.CopyExactRows(first, buffer.AsSpan(0, size * d));
            }
            else
            {
                samples.CopyRows(first, single.AsSpan(0, size * d));
                Widen(single.AsSpan(0, size * d), buffer);
            }
            look(first, buffer.AsSpan(0, size * d));
        }
    }

    /// <summary>Mean of the finite values of a column, NaN if there is none.</summary>
    public double Mean(int column) => shift[column] + (sum[column] / count[column]);

    /// <summary>Standard deviation of the finite values of a column (division by their number).</summary>
    public double Deviation(int column)
    {
        var mean = sum[column] / count[column];
        return Math.Sqrt(Math.Max(0, (square[column] / count[column]) - (mean * mean)));
    }

    /// <summary>Mean and standard deviation of all finite values.</summary>
    public (double Mean, double Deviation) Overall()
    {
        var used = Enumerable.Range(0, count.Length).Where(j => count[j] > 0).ToArray();
        var total = (double)Finite;
        var mean = used.Sum(j => count[j] / total * Mean(j));
        var variance = used.Sum(j => count[j] / total * (Math.Pow(Deviation(j), 2) + Math.Pow(Mean(j) - mean, 2)));
        return used.Length == 0 ? (double.NaN, double.NaN) : (mean, Math.Sqrt(variance));
    }

    /// <summary>Columns that hold the same finite value in every row looked at.</summary>
    public int[] ConstantColumns() =>
        [.. Enumerable.Range(0, count.Length).Where(j => count[j] == Rows && Rows > 0 && Minimum[j] == Maximum[j])];

    private static void Widen(ReadOnlySpan<float> from, Span<double> to) =>
        TensorPrimitives.ConvertTruncating<float, double>(from, to);

    private void Add(long firstRow, ReadOnlySpan<double> values)
    {
        var d = count.Length;
        for (var i = 0; i < values.Length; i += d)
        {
            var row = values.Slice(i, d);
            for (var j = 0; j < d; j++)
            {
                var value = row[j];
                if (!double.IsFinite(value))
                {
                    NaNs += double.IsNaN(value) ? 1 : 0;
                    Infinities += double.IsNaN(value) ? 0 : 1;
                    FirstBad ??= (firstRow + (i / d), j);
                    continue;
                }
                // Sums of distances from the first value keep their digits when the mean is far from zero.
                if (count[j]++ == 0)
                    shift[j] = value;
                var distance = value - shift[j];
                sum[j] += distance;
                square[j] += distance * distance;
                Minimum[j] = Math.Min(Minimum[j], value);
                Maximum[j] = Math.Max(Maximum[j], value);
            }
        }
        Rows += values.Length / d;
    }
}
