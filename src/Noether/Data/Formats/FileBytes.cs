using Microsoft.Win32.SafeHandles;

namespace Noether.Data.Formats;

/// <summary>
/// Bytes of a file, read where they are asked for and no further. The file is not mapped into memory: pages of a
/// mapping count as memory of the process, and every access loads its neighbourhood too, so that 200,000 rows spread
/// over a file of 20 GB made 12 GB of it resident. For the same reason the system is told not to read ahead; who reads
/// a file from end to end asks for large pieces.
/// </summary>
internal sealed class FileBytes : ByteSource
{
    private readonly SafeFileHandle handle;
    private readonly string path;

    private FileBytes(SafeFileHandle handle, string path)
    {
        this.handle = handle;
        this.path = path;
        Length = RandomAccess.GetLength(handle);
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NoetherException">The file is missing, is a folder or must not be read.</exception>
    public static FileBytes Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
            throw new NoetherException($"{path} is a folder; name a file in it.");
        if (!File.Exists(path))
            throw new NoetherException($"There is no file {path}; check the name and the folder.");
        try
        {
            return new FileBytes(File.OpenHandle(path, options: FileOptions.RandomAccess), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw CannotRead(path, e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NoetherException">The file became shorter, or the disk fails.</exception>
    public override void Read(long offset, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty)
            {
                var count = RandomAccess.Read(handle, destination, offset);
                if (count == 0)
                    throw new NoetherException($"{path} became shorter while it was read; copy it again.");
                offset += count;
                destination = destination[count..];
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(path, e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => handle.Dispose();

    private static NoetherException CannotRead(string path, Exception cause) =>
        new($"{path} cannot be read ({cause.Message.TrimEnd('.')}); check its permissions.", cause);
}
