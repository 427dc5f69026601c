namespace Noether.Data;

/// <summary>
/// Statistics of samples, computed in float64 from the values as they are stored. For more than <see cref="LargestRows"/> rows they come from that many, in blocks spread
/// evenly over the file; <see cref="RowsUsed"/> says how many. NaN and infinite values are counted and otherwise left
/// out.
/// </summary>
public sealed record SampleSummary
{
    /// <summary>How many rows are looked at, at most: 1,000,000.</summary>
    public const long LargestRows = 1_000_000;

    private const int ExampleRows = 6;

    /// <summary>Where the samples came from.</summary>
    public required string Source { get; init; }

    /// <summary>What the reader noted, such as skipped columns.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Number of samples, N.</summary>
    public required long Count { get; init; }

    /// <summary>Number of values in a sample, d.</summary>
    public required int Dimension { get; init; }

    /// <summary>Number of rows that the statistics come from.</summary>
    public required long RowsUsed { get; init; }

    /// <summary>Smallest finite value; NaN if there is none.</summary>
    public required double Minimum { get; init; }

    /// <summary>Largest finite value; NaN if there is none.</summary>
    public required double Maximum { get; init; }

    /// <summary>Mean of all finite values; NaN if there is none.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation of all finite values about their mean; NaN if there is none.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>How many values are not a number.</summary>
    public required long NaNs { get; init; }

    /// <summary>How many values are infinite.</summary>
    public required long Infinities { get; init; }

    /// <summary>Columns, from 0, that hold one and the same value in every row looked at.</summary>
    public required IReadOnlyList<int> ConstantColumns { get; init; }

    /// <summary>Mean of the finite values of every column, d values.</summary>
    public required IReadOnlyList<double> ColumnMeans { get; init; }

    /// <summary>Standard deviation of the finite values of every column, d values.</summary>
    public required IReadOnlyList<double> ColumnDeviations { get; init; }

    /// <summary>Median of the finite values of every column, d values.</summary>
    public required IReadOnlyList<double> ColumnMedians { get; init; }

    /// <summary>
    /// Robust deviation of every column, d values: 1.4826 times the median distance from the median; 0 where more than
    /// half the values are one and the same.
    /// </summary>
    public required IReadOnlyList<double> ColumnRobustDeviations { get; init; }

    /// <summary>Values more than <see cref="SampleOutliers.Bound"/> robust deviations from their median.</summary>
    public required SampleOutliers Outliers { get; init; }

    /// <summary>Names of the columns as the file has them; empty where it has none.</summary>
    public required IReadOnlyList<string> ColumnNames { get; init; }

    /// <summary>Type of the numbers where they are stored.</summary>
    public required string StoredType { get; init; }

    /// <summary>What a person should think about before a method is run, in sentences; often empty.</summary>
    public IReadOnlyList<string> Advice => SampleAdvice.For(this);

    /// <summary>Up to six rows, spread evenly from the first to the last, each of d values.</summary>
    public required IReadOnlyList<float[]> Examples { get; init; }

    /// <summary>The row numbers of <see cref="Examples"/>, from 0.</summary>
    public required IReadOnlyList<long> ExampleNumbers { get; init; }

    /// <summary>Computes the statistics.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="cancellationToken">Stops the work with an OperationCanceledException.</param>
    public static SampleSummary Compute(SampleSet samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var scan = SampleScan.Run(samples, LargestRows, exact: true, cancellationToken);
        var robust = RobustColumns.Of(samples, together: false, cancellationToken);
        var columns = Enumerable.Range(0, samples.Dimension).ToArray();
        var (mean, deviation) = scan.Overall();
        var shown = (int)Math.Min(ExampleRows, samples.Count);
        var apart = (samples.Count - 1) / Math.Max(1, shown - 1);
        long[] numbers = [.. Enumerable.Range(0, shown).Select(i => apart * i)];
        return new SampleSummary
        {
            Source = samples.Source,
            Notes = samples.Notes,
            Count = samples.Count,
            Dimension = samples.Dimension,
            RowsUsed = scan.Rows,
            Minimum = scan.Finite > 0 ? scan.Minimum.Min() : double.NaN,
            Maximum = scan.Finite > 0 ? scan.Maximum.Max() : double.NaN,
            Mean = mean,
            StandardDeviation = deviation,
            NaNs = scan.NaNs,
            Infinities = scan.Infinities,
            ConstantColumns = scan.ConstantColumns(),
            ColumnMeans = [.. columns.Select(scan.Mean)],
            ColumnDeviations = [.. columns.Select(scan.Deviation)],
            ColumnMedians = robust.Medians,
            ColumnRobustDeviations = robust.Scales,
            Outliers = SampleOutliers.Count(samples, robust, SampleOutliers.Bound, LargestRows, cancellationToken),
            ColumnNames = samples.ColumnNames,
            StoredType = samples.StoredType,
            Examples = [.. numbers.Select(Row)],
            ExampleNumbers = numbers,
        };

        float[] Row(long number)
        {
            var row = new double[samples.Dimension];
            samples.CopyExactRows(number, row);
            return Array.ConvertAll(row, value => (float)value);
        }
    }
}
