using Noether.Data;
using Noether.Numerics;

namespace Noether.Lens;

/// <summary>
/// The equivariant representation y = L (x - mean) / standard deviation, in which the hidden symmetry is a plain shift
/// of components. Same bits on every machine: each sum runs over the columns of L in order, with fused multiply-add.
/// </summary>
public sealed class LensTransform
{
    private readonly NormalisedProduct product;
    private readonly Matrix? generator;

    /// <summary>Creates the transform.</summary>
    /// <param name="groupConvolution">Group convolution L, d x d.</param>
    /// <param name="mean">One mean that every value is centred with.</param>
    /// <param name="standardDeviation">
    /// One standard deviation that every value is divided by; finite and above 0.
    /// </param>
    /// <param name="generatorPadded">
    /// G = exp(S) on the padded axis, n x n, which <see cref="Move"/> needs; null where nothing is to be moved.
    /// </param>
    /// <exception cref="NoetherException">
    /// L or G is not square, they do not fit together, or the normalisation cannot be used.
    /// </exception>
    public LensTransform(
        Matrix groupConvolution, double mean, double standardDeviation, Matrix? generatorPadded = null)
    {
        ArgumentNullException.ThrowIfNull(groupConvolution);
        if (groupConvolution.Rows != groupConvolution.Columns)
        {
            throw new NoetherException(
                $"The group convolution is {groupConvolution.Rows} x {groupConvolution.Columns}; it must be square.");
        }

        product = new NormalisedProduct(groupConvolution, mean, standardDeviation);
        if (generatorPadded is { } padded && (padded.Rows != padded.Columns || padded.Rows < groupConvolution.Rows))
        {
            throw new NoetherException(
                $"The padded generator is {padded.Rows} x {padded.Columns}; it must be square and have at least "
                + $"{groupConvolution.Rows} rows.");
        }

        generator = generatorPadded?.Clone();
        GroupConvolution = groupConvolution.Clone();
        Mean = mean;
        StandardDeviation = standardDeviation;
    }

    /// <summary>Group convolution L, d x d.</summary>
    public Matrix GroupConvolution { get; }

    /// <summary>The mean that every value is centred with.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation that every value is divided by.</summary>
    public double StandardDeviation { get; }

    /// <summary>Number of values in one sample, d.</summary>
    public int Dimension => GroupConvolution.Rows;

    /// <summary>The transform that a discovery found.</summary>
    /// <param name="result">The answer of the lens.</param>
    public static LensTransform From(LensResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(result.GroupConvolution, result.Mean, result.StandardDeviation, result.GeneratorPadded);
    }

    /// <summary>Transforms samples. A value that is not a number spoils its own sample only.</summary>
    /// <param name="rows">Samples as read, count x d values in C order.</param>
    /// <param name="y">Receives the representation, count x d values in C order.</param>
    /// <exception cref="NoetherException">The lengths differ or are not a multiple of d.</exception>
    public void Apply(ReadOnlySpan<float> rows, Span<double> y)
    {
        if (!product.Fits(rows.Length, y.Length))
        {
            throw new NoetherException(
                $"{rows.Length} values cannot be transformed into {y.Length}: this transform takes whole samples of "
                + $"{Dimension} values and gives {Dimension} for each.");
        }

        product.Apply(rows, y);
    }

    /// <summary>
    /// G^k (x - mean) + mean: a sample moved k steps along the hidden axis. The power is taken on the padded axis and
    /// cropped.
    /// </summary>
    /// <param name="x">A sample as read, d values.</param>
    /// <param name="power">The power k, of any sign.</param>
    /// <returns>The moved sample, d values.</returns>
    /// <exception cref="NoetherException">
    /// The sample has another length, or the transform was made without a generator.
    /// </exception>
    public double[] Move(ReadOnlySpan<double> x, int power)
    {
        var padded = Pad(x);
        for (var k = 0; k < Math.Abs(power); k++)
            padded = Step(padded, back: power < 0);
        return Crop(padded);
    }

    /// <summary>The sample moved by several powers, each step taken once.</summary>
    /// <param name="x">A sample as read, d values.</param>
    /// <param name="most">Largest power.</param>
    /// <param name="every">Distance between the powers, at least 1.</param>
    /// <returns>The moved samples for the powers -most, .., -every, 0, every, .., most.</returns>
    internal double[][] Orbit(ReadOnlySpan<double> x, int most, int every)
    {
        var count = most / every;
        var result = new double[(2 * count) + 1][];
        var rest = Pad(x);
        result[count] = Crop(rest);
        foreach (var back in (ReadOnlySpan<bool>)[false, true])
        {
            var padded = rest;
            for (var k = 1; k <= count * every; k++)
            {
                padded = Step(padded, back);
                if (k % every == 0)
                    result[back ? count - (k / every) : count + (k / every)] = Crop(padded);
            }
        }

        return result;
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
        SampleSet samples,
        string path,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentException.ThrowIfNullOrEmpty(path);
        product.Write(samples, path, progress, cancellationToken);
    }

    private double[] Pad(ReadOnlySpan<double> x)
    {
        if (generator is null)
        {
            throw new NoetherException(
                "This transform was made without a generator, so that it cannot move samples; make it with one.");
        }

        if (x.Length != Dimension)
            throw new NoetherException($"A sample of {x.Length} values cannot be moved; it must have {Dimension}.");
        var padded = new double[generator.Rows];
        for (var i = 0; i < x.Length; i++)
            padded[((padded.Length - x.Length) / 2) + i] = x[i] - Mean;
        return padded;
    }

    // G is orthogonal: its inverse is its transpose.
    private double[] Step(double[] padded, bool back)
    {
        var result = new double[padded.Length];
        for (var i = 0; i < padded.Length; i++)
        {
            if (back)
                MatrixOps.AddScaled(result, generator!.Row(i), padded[i]);
            else
                result[i] = MatrixOps.Dot(generator!.Row(i), padded);
        }

        return result;
    }

    private double[] Crop(double[] padded)
    {
        var result = padded.AsSpan((padded.Length - Dimension) / 2, Dimension).ToArray();
        foreach (ref var value in result.AsSpan())
            value += Mean;
        return result;
    }
}
