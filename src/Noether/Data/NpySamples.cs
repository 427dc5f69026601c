using System.Buffers;
using System.Numerics;
using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>
/// The rows of a two-dimensional .npy array as samples, whatever its numeric type and order. The file is read only
/// where asked, so it may be much larger than memory; reading is safe from several threads. Values are rounded to
/// float32. Rows of a file in Fortran order are read column by column, best many at a time.
/// </summary>
public sealed class NpySamples : SampleSet
{
    private const int BlockRows = 4096;
    private readonly NumberArray array;
    private readonly long rowStep;
    private readonly long columnStep;

    /// <summary>Takes over an array of two axes.</summary>
    internal NpySamples(NumberArray array, string source, IReadOnlyList<string> notes)
    {
        this.array = array;
        Dimension = checked((int)array.Shape[1]);
        Source = source;
        Notes = notes;
        var steps = array.Steps();
        rowStep = steps[0];
        columnStep = steps[1];
    }

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override long Count => array.Shape[0];

    /// <inheritdoc/>
    public override string Source { get; }

    /// <inheritdoc/>
    public override string StoredType => array.Type.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> SampleShape => Shape ?? [Dimension];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames => Names ?? [];

    /// <summary>Axes of a sample, where it has several.</summary>
    internal IReadOnlyList<int>? Shape { get; init; }

    /// <summary>Names of the columns, where they have any.</summary>
    internal IReadOnlyList<string>? Names { get; init; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">A .npy file with an array of two axes, samples first.</param>
    /// <exception cref="NoetherException">
    /// The file is missing, damaged, lies about its shape, holds no real numbers or has not two axes; for the last,
    /// <see cref="SampleFile"/> with <see cref="SampleFileOptions.Window"/> cuts windows.
    /// </exception>
    public static NpySamples Open(string path)
    {
        var bytes = FileBytes.Open(path);
        try
        {
            var array = NumberArray.FromNpy(bytes, path);
            SampleLayout.RequireTable(array, path);
            return new NpySamples(array, Path.GetFileName(path), []);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination) => ReadRows(firstRow, destination);

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination) => ReadRows(firstRow, destination);

    /// <inheritdoc/>
    public override void Dispose()
    {
        array.Dispose();
        base.Dispose();
    }

    private void ReadRows<T>(long firstRow, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        var count = destination.Length / Dimension;
        if (destination.Length % Dimension != 0)
        {
            throw new ArgumentException(
                $"{destination.Length} values are not whole rows of {Dimension}.", nameof(destination));
        }
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, Count - count);
        if (!array.Fortran)
            array.Read(firstRow * rowStep, destination);
        else if (count == 1)
            array.ReadStrided(firstRow * rowStep, columnStep, destination);
        else
            CopyColumns(firstRow, count, destination);
    }

    private void CopyColumns<T>(long firstRow, int count, Span<T> destination)
        where T : struct, IFloatingPointIeee754<T>
    {
        var buffer = ArrayPool<T>.Shared.Rent(BlockRows);
        for (var start = 0; start < count; start += BlockRows)
        {
            var column = buffer.AsSpan(0, Math.Min(BlockRows, count - start));
            for (var j = 0; j < Dimension; j++)
            {
                array.Read(((firstRow + start) * rowStep) + (j * columnStep), column);
                for (var i = 0; i < column.Length; i++)
                    destination[((start + i) * Dimension) + j] = column[i];
            }
        }
        ArrayPool<T>.Shared.Return(buffer);
    }
}
