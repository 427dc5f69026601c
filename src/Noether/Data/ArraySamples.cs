namespace Noether.Data;

/// <summary>Samples that lie in an array in memory.</summary>
public sealed class ArraySamples : SampleSet
{
    private readonly float[] values;

    /// <summary>Wraps an array without copying it.</summary>
    /// <param name="values">count x dimension values in C order, one sample a row.</param>
    /// <param name="dimension">Number of values in one sample, at least 1.</param>
    /// <param name="source">What to call the samples in reports.</param>
    /// <exception cref="ArgumentException">The length of the array is not a multiple of the dimension.</exception>
    public ArraySamples(float[] values, int dimension, string source = "array")
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

    /// <summary>All values in C order.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination) =>
        values.AsSpan(checked((int)(firstRow * Dimension)), destination.Length).CopyTo(destination);
}
