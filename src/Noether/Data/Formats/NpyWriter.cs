using System.Runtime.InteropServices;

namespace Noether.Data.Formats;

/// <summary>
/// Writes a .npy matrix row by row, for files larger than memory: the header goes first with room to spare, rows are
/// appended, and <see cref="Complete"/> writes the number of rows into the header and gives the file its name.
/// Disposing before that removes what was written. Not safe for several threads at once.
/// </summary>
public sealed class NpyWriter : IDisposable
{
    private const int RowDigits = 20;
    private readonly AtomicFile file;
    private readonly string path;
    private readonly string type;
    private readonly int headerBytes;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file; an older one is replaced on completion.</param>
    /// <param name="columns">Number of values in a row, at least 1.</param>
    /// <param name="float64">Whether values are stored as float64. Default: float32.</param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public NpyWriter(string path, int columns, bool float64 = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        this.path = path;
        Columns = columns;
        type = float64 ? "<f8" : "<f4";
        file = AtomicFile.Create(path);
        var header = NpyHeader.Write(type, [0, columns], RowDigits);
        headerBytes = header.Length;
        Write(header);
    }

    /// <summary>Number of values in a row.</summary>
    public int Columns { get; }

    /// <summary>Number of rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Appends rows.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">The number of values is no multiple of the columns.</exception>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public void Append(ReadOnlySpan<float> rows)
    {
        Count(rows.Length);
        if (type == "<f4")
        {
            Write(MemoryMarshal.AsBytes(rows));
            return;
        }
        Span<double> chunk = stackalloc double[256];
        for (; !rows.IsEmpty; rows = rows[Math.Min(chunk.Length, rows.Length)..])
        {
            var count = Math.Min(chunk.Length, rows.Length);
            for (var i = 0; i < count; i++)
                chunk[i] = rows[i];
            Write(MemoryMarshal.AsBytes(chunk[..count]));
        }
    }

    /// <summary>Appends rows; they are rounded to float32 unless the file was started as float64.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">The number of values is no multiple of the columns.</exception>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public void Append(ReadOnlySpan<double> rows)
    {
        Count(rows.Length);
        if (type == "<f8")
        {
            Write(MemoryMarshal.AsBytes(rows));
            return;
        }
        Span<float> chunk = stackalloc float[256];
        for (; !rows.IsEmpty; rows = rows[Math.Min(chunk.Length, rows.Length)..])
        {
            var count = Math.Min(chunk.Length, rows.Length);
            for (var i = 0; i < count; i++)
                chunk[i] = (float)rows[i];
            Write(MemoryMarshal.AsBytes(chunk[..count]));
        }
    }

    /// <summary>Writes the number of rows into the header and gives the file its name.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public void Complete()
    {
        // The same total length as before: what the digits take is taken from the spare room.
        var digits = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture).Length - 1;
        var header = NpyHeader.Write(type, [Rows, Columns], RowDigits - digits);
        if (header.Length != headerBytes)
            throw new InvalidOperationException("The header has changed its length.");
        try
        {
            file.Stream.Seek(0, SeekOrigin.Begin);
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }
        Write(header);
        file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Count(int values)
    {
        if (values % Columns != 0)
            throw new ArgumentException($"{values} values do not fill rows of {Columns}.", nameof(values));
        Rows += values / Columns;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }
    }
}
