using System.IO.Hashing;
using System.Text;
using Noether.Data.Formats;

namespace Noether.Lens.Training;

/// <summary>
/// A checkpoint: a tag that ties it to the run that wrote it, then whatever the writer wrote, then a checksum. The
/// file is replaced atomically, so that a kill at any moment leaves the old or the new one, never half of one.
/// </summary>
internal static class CheckpointFile
{
    private const uint Magic = 0x314B434E; // "NCK1"

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="path">File to replace; its folder is created when needed.</param>
    /// <param name="tag">Identifies settings and data; reading with another tag refuses.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, string tag, Action<BinaryWriter> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // As large as the last one was: a buffer that grows by doubling leaves a trail of large arrays behind,
            // which made a process that keeps checkpoints for hours grow by hundreds of megabytes.
            using var content = new MemoryStream(Room(path));
            using var writer = new BinaryWriter(content, Encoding.UTF8);
            writer.Write(Magic);
            writer.Write(tag);
            write(writer);
            writer.Flush();
            writer.Write(Crc32.HashToUInt32(content.GetBuffer().AsSpan(0, (int)content.Length)));
            var temporary = path + ".tmp";
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                content.WriteTo(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"The checkpoint {path} could not be written ({e.Message}): "
                + "free some space or choose another output folder.", e);
        }
    }

    private static int Room(string path) =>
        new FileInfo(path) is { Exists: true } last ? (int)Math.Min(last.Length + sizeof(uint), Array.MaxLength) : 0;

    /// <summary>Reads a checkpoint; false when there is none.</summary>
    /// <exception cref="NoetherException">The file is damaged or belongs to another run.</exception>
    public static bool TryRead(string path, string tag, Action<BinaryReader> read)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            var bytes = File.ReadAllBytes(path);
            var length = bytes.Length - sizeof(uint);
            if (length < 0 || BitConverter.ToUInt32(bytes, length) != Crc32.HashToUInt32(bytes.AsSpan(0, length)))
                throw new InvalidDataException();
            using var reader = new BinaryReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
            if (reader.ReadUInt32() != Magic)
                throw new InvalidDataException();
            if (reader.ReadString() != tag)
                throw new NoetherException(
                    $"The checkpoint {path} belongs to a run with other settings or other data: "
                    + "repeat the command that made it, or start anew with --force.");
            read(reader);
            if (reader.BaseStream.Position != length)
                throw new InvalidDataException();
            return true;
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or FormatException)
        {
            throw new NoetherException($"The checkpoint {path} is damaged: start anew with --force.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"The checkpoint {path} could not be read ({e.Message}): start anew with --force.", e);
        }
    }

    /// <summary>Writes an array of floats with its length.</summary>
    public static void WriteFloats(this BinaryWriter writer, ReadOnlySpan<float> values)
    {
        writer.Write(values.Length);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
    }

    /// <summary>Reads floats into a buffer of the same length.</summary>
    public static void ReadFloats(this BinaryReader reader, Span<float> values)
    {
        if (reader.ReadInt32() != values.Length)
            throw new InvalidDataException();
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
    }

    /// <summary>Writes an array of doubles with its length.</summary>
    public static void WriteDoubles(this BinaryWriter writer, ReadOnlySpan<double> values)
    {
        writer.Write(values.Length);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
    }

    /// <summary>Reads an array of doubles of a known length.</summary>
    public static double[] ReadDoubles(this BinaryReader reader, int length)
    {
        if (reader.ReadInt32() != length)
            throw new InvalidDataException();
        var values = new double[length];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
