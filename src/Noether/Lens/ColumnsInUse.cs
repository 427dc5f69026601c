using Noether.Data;
using Noether.Numerics;

namespace Noether.Lens;

/// <summary>
/// Columns that vary, which a search works with, and those set aside because they are constant or nearly so, as the
/// corners of centred pictures are.
/// </summary>
internal sealed class ColumnsInUse
{
    // Of the variance of the liveliest column.
    private const double LeastVariance = 1e-6;
    private const long LargestRows = 200_000;

    private ColumnsInUse(int count, int[] kept)
    {
        Count = count;
        Kept = kept;
        Aside = [.. Enumerable.Range(0, count).Except(kept)];
    }

    /// <summary>Number of all columns, d.</summary>
    public int Count { get; }

    /// <summary>Columns that vary, ascending.</summary>
    public int[] Kept { get; }

    /// <summary>Columns that are set aside, ascending.</summary>
    public int[] Aside { get; }

    /// <summary>Looks which columns vary.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="NoetherException">Too few columns vary.</exception>
    public static ColumnsInUse Of(SampleSet source, CancellationToken cancellationToken)
    {
        var d = source.Dimension;
        var scan = SampleScan.Run(source, LargestRows, exact: false, cancellationToken);
        var variances = Enumerable.Range(0, d).Select(j => Math.Pow(scan.Deviation(j), 2)).ToArray();
        var least = LeastVariance * variances.Max();
        var result = new ColumnsInUse(d, [.. Enumerable.Range(0, d).Where(j => variances[j] > least)]);
        if (result.Kept.Length < Math.Min(d, SampleChecks.SmallestDimension))
        {
            throw new NoetherException(
                $"Only {result.Kept.Length} of the {d} columns of {source.Source} vary, and the lens needs at least "
                + $"{SampleChecks.SmallestDimension}; give samples with more of them.");
        }

        return result;
    }

    /// <summary>The samples without the columns set aside.</summary>
    public SampleSet Select(SampleSet source) => Aside.Length == 0 ? source : new ColumnSamples(source, Kept);

    /// <summary>
    /// A matrix over the columns in use, of m >= their number of rows and columns, among all columns: those set aside
    /// come to themselves. Further rows and columns of a padded axis stay where they are, around the columns.
    /// </summary>
    /// <param name="matrix">m x m, the columns in use in the middle.</param>
    public Matrix Embed(Matrix matrix)
    {
        if (Aside.Length == 0)
            return matrix;
        var result = Matrix.Identity(matrix.Rows + Aside.Length);
        var places = Places(matrix.Rows);
        for (var i = 0; i < matrix.Rows; i++)
        {
            result.Row(places[i]).Clear();
            for (var j = 0; j < matrix.Rows; j++)
                result[places[i], places[j]] = matrix[i, j];
        }

        return result;
    }

    /// <summary>
    /// A representation: its rows first, then one row for each column set aside, which shows that column alone.
    /// </summary>
    /// <param name="rows">m x m for m columns in use.</param>
    public Matrix EmbedRows(Matrix rows)
    {
        if (Aside.Length == 0)
            return rows;
        var result = new Matrix(Count, Count);
        for (var i = 0; i < rows.Rows; i++)
            Embed(rows.Row(i)).CopyTo(result.Row(i));
        for (var i = 0; i < Aside.Length; i++)
            result[rows.Rows + i, Aside[i]] = 1;
        return result;
    }

    /// <summary>A vector over the columns in use among all columns, 0 for those set aside.</summary>
    public double[] Embed(ReadOnlySpan<double> vector)
    {
        var result = new double[Count];
        for (var j = 0; j < Kept.Length; j++)
            result[Kept[j]] = vector[j];
        return result;
    }

    // Where the rows of a padded matrix come to stand: the padding before and behind as it was, the columns between.
    private int[] Places(int length)
    {
        var before = (length - Kept.Length) / 2;
        return
        [
            .. Enumerable.Range(0, length).Select(i => i < before ? i
                : i < before + Kept.Length ? before + Kept[i - before]
                : i + Aside.Length),
        ];
    }
}
