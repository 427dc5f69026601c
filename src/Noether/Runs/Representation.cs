using System.Text.Json.Nodes;
using Noether.Data;
using Noether.Numerics;

namespace Noether.Runs;

/// <summary>
/// The representation y = L (x - mean) / deviation that a run has learned, whatever its method: the run has an array
/// "group_convolution" and a fact "normalisation". Same bits on every machine: each sum runs over the columns of L in
/// order, with fused multiply-add.
/// </summary>
public sealed class Representation
{
    /// <summary>Name of the array that holds L, d x d.</summary>
    public const string ArrayName = "group_convolution";

    /// <summary>Name of the fact that holds mean and standard deviation.</summary>
    public const string FactName = "normalisation";

    private readonly NormalisedProduct product;

    /// <summary>Creates the representation.</summary>
    /// <param name="matrix">L, d x d.</param>
    /// <param name="mean">What every value is centred with; finite.</param>
    /// <param name="deviation">What every value is divided by; finite and above 0.</param>
    /// <exception cref="NoetherException">L is not square, or the normalisation cannot be used.</exception>
    public Representation(Matrix matrix, double mean, double deviation)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
            throw new NoetherException($"The representation L is {matrix.Rows} x {matrix.Columns}; it must be square.");
        product = new NormalisedProduct(matrix, mean, deviation);
        (Matrix, Mean, Deviation) = (matrix, mean, deviation);
    }

    /// <summary>L, d x d.</summary>
    public Matrix Matrix { get; }

    /// <summary>What every value is centred with.</summary>
    public double Mean { get; }

    /// <summary>What every value is divided by.</summary>
    public double Deviation { get; }

    /// <summary>Number of values in one sample, d.</summary>
    public int Dimension => Matrix.Rows;

    /// <summary>The representation of a run.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="NoetherException">The run has none, or its files cannot be read.</exception>
    public static Representation Of(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Record.Facts[FactName] is not JsonObject normalisation)
        {
            throw new NoetherException(
                $"The run {run.Root} has no representation of samples (method {run.Record.Method}); choose a run that "
                + "has one.")
            {
                Code = "run.array",
                File = run.Root,
            };
        }

        return new Representation(
            run.Array(ArrayName).ToMatrix(), Number(normalisation, "mean"), Number(normalisation, "standardDeviation"));
    }

    /// <summary>Transforms samples. A value that is not a number spoils its own sample only.</summary>
    /// <param name="rows">Samples as read, count x d values in C order.</param>
    /// <param name="y">Receives the representation, count x d values in C order.</param>
    /// <exception cref="ArgumentException">The lengths differ or are not a multiple of d.</exception>
    public void Apply(ReadOnlySpan<float> rows, Span<double> y)
    {
        if (!product.Fits(rows.Length, y.Length))
        {
            throw new ArgumentException(
                $"{rows.Length} values are no samples of {Dimension}, or do not fit {y.Length}.");
        }

        product.Apply(rows, y);
    }

    /// <summary>
    /// Transforms all samples into a .npy file of float64, N x d in C order, in constant memory. The file appears under
    /// its name only when it is complete.
    /// </summary>
    /// <param name="samples">N samples of dimension d, as read.</param>
    /// <param name="path">File to write; an existing one is replaced.</param>
    /// <param name="cancellation">Stops the work; the incomplete file is removed.</param>
    /// <exception cref="NoetherException">
    /// The dimension differs from that of the run, or the file cannot be written.
    /// </exception>
    public void Write(SampleSet samples, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentException.ThrowIfNullOrEmpty(path);
        product.Write(samples, path, progress: null, cancellation);
    }

    private static double Number(JsonObject normalisation, string name) =>
        normalisation[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : double.NaN;
}
