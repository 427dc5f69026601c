using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.Data;

/// <summary>
/// The product y = L (x - mean) / deviation for many samples. Same bits on every machine: each sum runs over the columns
/// of L in order, with fused multiply-add.
/// </summary>
internal sealed class NormalisedProduct
{
    private const int RowsAtOnce = 4;
    private const int ValuesInBlock = 1 << 17;

    private readonly int dimension;
    private readonly double mean;
    private readonly double deviation;
    private readonly int stride;
    private readonly double[] transposed;

    /// <summary>Prepares the product.</summary>
    /// <param name="matrix">L, d x d; copied.</param>
    /// <param name="mean">What every value is centred with; finite.</param>
    /// <param name="deviation">What every value is divided by; finite and above 0.</param>
    /// <exception cref="NoetherException">The normalisation cannot be used.</exception>
    public NormalisedProduct(Matrix matrix, double mean, double deviation)
    {
        Debug.Assert(matrix.Rows == matrix.Columns);
        if (!double.IsFinite(mean) || !double.IsFinite(deviation) || deviation <= 0)
        {
            throw new NoetherException(
                $"Samples cannot be normalised with mean {mean} and standard deviation {deviation}; "
                + "both must be finite and the standard deviation above 0.");
        }

        (dimension, this.mean, this.deviation) = (matrix.Rows, mean, deviation);

        // Columns of L become rows, padded with zeros to pairs of vectors, so that the inner loop has no tail.
        var width = 2 * Vector<double>.Count;
        stride = (dimension + width - 1) / width * width;
        transposed = new double[dimension * stride];
        for (var i = 0; i < dimension; i++)
            for (var j = 0; j < dimension; j++)
                transposed[(j * stride) + i] = matrix[i, j];
    }

    /// <summary>Whether so many values are whole samples, and as many come out.</summary>
    /// <param name="rows">Number of values in.</param>
    /// <param name="y">Number of values out.</param>
    public bool Fits(int rows, int y) => rows % dimension == 0 && rows == y;

    /// <summary>Transforms samples. A value that is not a number spoils its own sample only.</summary>
    /// <param name="rows">Samples as read, count x d values in C order.</param>
    /// <param name="y">Receives the products, count x d values in C order.</param>
    public void Apply(ReadOnlySpan<float> rows, Span<double> y)
    {
        Debug.Assert(Fits(rows.Length, y.Length));
        var d = dimension;
        var normalised = new double[RowsAtOnce * d];
        var outcome = new double[RowsAtOnce * stride];
        for (var first = 0; first < rows.Length; first += RowsAtOnce * d)
        {
            // The last block may be short; what the surplus rows hold from before is computed and not copied.
            var length = Math.Min(RowsAtOnce * d, rows.Length - first);
            for (var i = 0; i < length; i++)
                normalised[i] = (rows[first + i] - mean) / deviation;
            Multiply(normalised, outcome);
            for (var row = 0; row * d < length; row++)
                outcome.AsSpan(row * stride, d).CopyTo(y[(first + (row * d))..]);
        }
    }

    /// <summary>
    /// Transforms all samples into a .npy file of float64, N x d in C order, in constant memory. The file appears under
    /// its name only when it is complete.
    /// </summary>
    /// <param name="samples">N samples of dimension d, as read.</param>
    /// <param name="path">File to write; an existing one is replaced.</param>
    /// <param name="progress">Told of the share that is done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Stops the work; the incomplete file is removed.</param>
    /// <exception cref="NoetherException">
    /// The dimension differs from that of the run, or the file cannot be written.
    /// </exception>
    public void Write(
        SampleSet samples, string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (samples.Dimension != dimension)
        {
            throw new NoetherException(
                $"{samples.Source} has samples of {samples.Dimension} values but the run was made with {dimension}; "
                + "give data of the same dimension as in the run.");
        }

        using var writer = new NpyWriter(path, dimension, float64: true);
        var rowsInBlock = (int)Math.Min(Math.Max(1, ValuesInBlock / dimension), Math.Max(1, samples.Count));
        var rows = new float[rowsInBlock * dimension];
        var y = new double[rows.Length];
        for (long first = 0; first < samples.Count; first += rowsInBlock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = (int)Math.Min(rowsInBlock, samples.Count - first) * dimension;
            samples.CopyRows(first, rows.AsSpan(0, length));
            Apply(rows.AsSpan(0, length), y.AsSpan(0, length));
            writer.Append(y.AsSpan(0, length));
            progress?.Report((double)Math.Min(first + rowsInBlock, samples.Count) / samples.Count);
        }

        writer.Complete();
    }

    // Four rows by two vectors of columns in eight registers: each weight is loaded once for four rows, each value of a
    // row once for two vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(double[] normalised, double[] outcome)
    {
        var (d, width) = (dimension, Vector<double>.Count);
        Debug.Assert(normalised.Length == RowsAtOnce * d && outcome.Length == RowsAtOnce * stride);
        ref var x = ref MemoryMarshal.GetArrayDataReference(normalised);
        ref var y = ref MemoryMarshal.GetArrayDataReference(outcome);
        for (var column = 0; column < stride; column += 2 * width)
        {
            ref var weights = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(transposed), column);
            Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            Vector<double> next0 = default, next1 = default, next2 = default, next3 = default;
            for (var k = 0; k < d; k++)
            {
                var here = Vector.LoadUnsafe(ref weights);
                var next = Vector.LoadUnsafe(ref weights, (nuint)width);
                var value = new Vector<double>(Unsafe.Add(ref x, k));
                sum0 = Vector.FusedMultiplyAdd(here, value, sum0);
                next0 = Vector.FusedMultiplyAdd(next, value, next0);
                value = new Vector<double>(Unsafe.Add(ref x, d + k));
                sum1 = Vector.FusedMultiplyAdd(here, value, sum1);
                next1 = Vector.FusedMultiplyAdd(next, value, next1);
                value = new Vector<double>(Unsafe.Add(ref x, (2 * d) + k));
                sum2 = Vector.FusedMultiplyAdd(here, value, sum2);
                next2 = Vector.FusedMultiplyAdd(next, value, next2);
                value = new Vector<double>(Unsafe.Add(ref x, (3 * d) + k));
                sum3 = Vector.FusedMultiplyAdd(here, value, sum3);
                next3 = Vector.FusedMultiplyAdd(next, value, next3);
                weights = ref Unsafe.Add(ref weights, stride);
            }

            Store(ref Unsafe.Add(ref y, column), sum0, next0);
            Store(ref Unsafe.Add(ref y, stride + column), sum1, next1);
            Store(ref Unsafe.Add(ref y, (2 * stride) + column), sum2, next2);
            Store(ref Unsafe.Add(ref y, (3 * stride) + column), sum3, next3);
        }

        static void Store(ref double target, Vector<double> sum, Vector<double> next)
        {
            sum.StoreUnsafe(ref target);
            next.StoreUnsafe(ref target, (nuint)Vector<double>.Count);
        }
    }
}
