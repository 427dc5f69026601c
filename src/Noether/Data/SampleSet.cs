namespace Noether.Data;

/// <summary>
/// N samples of d numbers each, one sample a row. The values may lie in memory or in a file larger than memory;
/// a method asks only for the rows that it needs. Reading is safe from several threads at once.
/// </summary>
public abstract class SampleSet : IDisposable
{
    /// <summary>Number of values in one sample, d.</summary>
    public abstract int Dimension { get; }

    /// <summary>Number of samples, N.</summary>
    public abstract long Count { get; }

    /// <summary>Where the samples came from, for reports: a file name, or a description such as "array".</summary>
    public abstract string Source { get; }

    /// <summary>
    /// Type of the numbers where they are stored, such as uint8; whatever it is, rows are copied as float32.
    /// </summary>
    public virtual string StoredType => "float32";

    /// <summary>
    /// What a reader should know about how the samples were made, such as skipped columns; often empty.
    /// </summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>Copies consecutive rows as float32.</summary>
    /// <param name="firstRow">Number of the first row, from 0.</param>
    /// <param name="destination">Receives whole rows, count x d values in C order; length a multiple of d.</param>
    public abstract void CopyRows(long firstRow, Span<float> destination);

    /// <summary>Copies chosen rows as float32, in the order asked for.</summary>
    /// <param name="rows">Row numbers from 0; repeats are allowed.</param>
    /// <param name="destination">Receives rows.Length x d values in C order.</param>
    public virtual void Gather(ReadOnlySpan<long> rows, Span<float> destination)
    {
        for (var i = 0; i < rows.Length; i++)
            CopyRows(rows[i], destination.Slice(i * Dimension, Dimension));
    }

    /// <summary>Releases the file behind the samples, if there is one.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
