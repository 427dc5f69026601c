using System.Numerics.Tensors;

namespace Noether.Data;

/// <summary>Samples that lie in an array of doubles in memory.</summary>
public sealed class DoubleSamples : SampleSet
{
    private readonly double[] values;

    /// <summary>Wraps an array without copying it.</summary>
    /// <param name="values">count x dimension values in C order, one sample a row.</param>
    /// <param name="dimension">Number of values in one sample, at least 1.</param>
    /// <param name="source">What to call the samples in reports.</param>
    /// <exception cref="ArgumentException">The length of the array is not a multiple of the dimension.</exception>
    public DoubleSamples(double[] values, int dimension, string source = "array")
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values.Length % dimension != 0)
            throw new ArgumentException($"{values.Length} values do not fill rows of {dimension}.", nameof(values));
        this.values = values;
        Dimension = dimension;
        Source = source;
    }

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override long Count => values.Length / Dimension;

    /// <inheritdoc/>
    public override string Source { get; }

    /// <inheritdoc/>
    public override string StoredType => "float64";

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination) =>
        TensorPrimitives.ConvertTruncating<double, float>(Part(firstRow, destination.Length), destination);

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination) =>
        Part(firstRow, destination.Length).CopyTo(destination);

    private ReadOnlySpan<double> Part(long firstRow, int length) =>
        values.AsSpan(checked((int)(firstRow * Dimension)), length);
}
