using Noether.Data;
using Noether.Numerics;

namespace Noether.Rivals;

/// <summary>
/// Rows in three parts by chance: half to train on, a fifth on which candidates are chosen, and the rest on which what
/// was chosen is judged, which no search has seen.
/// </summary>
/// <param name="Training">To train on.</param>
/// <param name="Choosing">To choose on.</param>
/// <param name="Judging">To judge on.</param>
internal sealed record RivalRows(Matrix Training, Matrix Choosing, Matrix Judging)
{
    /// <summary>Rows that a run needs.</summary>
    public const int Least = 1000;

    private const double Trained = 0.5;
    private const double Chosen = 0.2;

    /// <summary>Reads samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="most">Rows to read at most, from the first on.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NoetherException">There are too few, or a value is not a finite number.</exception>
    public static Matrix Read(SampleSet samples, int most, CancellationToken cancellation)
    {
        if (samples.Count < Least)
        {
            throw new NoetherException(
                $"{samples.Source} has {samples.Count} samples; a network that learns to tell them apart, and a test on others, need at "
                + $"least {Least}.");
        }

        return ExactRows.Read(samples, most, cancellation);
    }

    /// <summary>Divides rows.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="seed">Draws the order.</param>
    public static RivalRows Of(Matrix rows, ulong seed)
    {
        var order = new CounterRandom(seed, stream: 200).Permutation(rows.Rows);
        var (first, second) = ((int)(Trained * rows.Rows), (int)((Trained + Chosen) * rows.Rows));
        return new RivalRows(
            rows.CopyRows(order.AsSpan(0, first)), rows.CopyRows(order.AsSpan(first, second - first)),
            rows.CopyRows(order.AsSpan(second)));
    }

    /// <summary>The mean of rows.</summary>
    public static double[] Mean(Matrix rows)
    {
        var mean = new double[rows.Columns];
        for (var i = 0; i < rows.Rows; i++)
            MatrixOps.AddScaled(mean, rows.Row(i), 1.0 / rows.Rows);
        return mean;
    }

    /// <summary>The root of the mean square of all entries.</summary>
    public static double Size(Matrix rows) => Math.Sqrt(MatrixOps.SquaredNorm(rows) / rows.Values.Length);

    /// <summary>(row - middle) / scale.</summary>
    public static Matrix Normalized(Matrix rows, double[] middle, double scale)
    {
        var result = new Matrix(rows.Rows, rows.Columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j < rows.Columns; j++)
                result[i, j] = (rows[i, j] - middle[j]) / scale;
        }

        return result;
    }
}
