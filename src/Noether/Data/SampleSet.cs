using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

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
    /// Type of the numbers where they are stored, such as uint8; whatever it is, rows are copied as float32 or float64.
    /// </summary>
    public virtual string StoredType => "float32";

    /// <summary>
    /// What a reader should know about how the samples were made, such as skipped columns; often empty.
    /// </summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>Names of the d values of a sample as the file has them; empty where it has none.</summary>
    public virtual IReadOnlyList<string> ColumnNames => [];

    /// <summary>
    /// How the d values of a sample lie: d alone, or the axes of a picture, height and width and
    /// channels where it has several, the last one fastest.
    /// </summary>
    public virtual IReadOnlyList<int> SampleShape => [Dimension];

    /// <summary>Copies consecutive rows as float32.</summary>
    /// <param name="firstRow">Number of the first row, from 0.</param>
    /// <param name="destination">Receives whole rows, count x d values in C order; length a multiple of d.</param>
    public abstract void CopyRows(long firstRow, Span<float> destination);

    /// <summary>
    /// Copies consecutive rows as float64, as exactly as they are stored; where they are float32, these widened.
    /// </summary>
    /// <param name="firstRow">Number of the first row, from 0.</param>
    /// <param name="destination">Receives whole rows, count x d values in C order; length a multiple of d.</param>
    public virtual void CopyExactRows(long firstRow, Span<double> destination)
    {
        var single = ArrayPool<float>.Shared.Rent(destination.Length);
        CopyRows(firstRow, single.AsSpan(0, destination.Length));
        for (var i = 0; i < destination.Length; i++)
            destination[i] = single[i];
        ArrayPool<float>.Shared.Return(single);
    }

    /// <summary>Copies chosen rows as float32, in the order asked for.</summary>
    /// <param name="rows">Row numbers from 0; repeats are allowed.</param>
    /// <param name="destination">Receives rows.Length x d values in C order.</param>
    public virtual void Gather(ReadOnlySpan<long> rows, Span<float> destination)
    {
        for (var i = 0; i < rows.Length; i++)
            CopyRows(rows[i], destination.Slice(i * Dimension, Dimension));
    }

    /// <summary>Copies rows as float32 or float64, whichever is asked for.</summary>
    internal void Copy<T>(long firstRow, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            CopyRows(firstRow, MemoryMarshal.Cast<T, float>(destination));
        else
            CopyExactRows(firstRow, MemoryMarshal.Cast<T, double>(destination));
    }

    /// <summary>Releases the file behind the samples, if there is one.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
