using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Noether.Data;

/// <summary>Bytes of a file, mapped into memory: only the pages that are read are ever loaded.</summary>
internal sealed class FileBytes : ByteSource
{
    private readonly MemoryMappedFile? map;
    private readonly MemoryMappedViewAccessor? view;
    private readonly SafeMemoryMappedViewHandle? handle;

    private FileBytes(FileStream stream)
    {
        Length = stream.Length;
        if (Length == 0)
        {
            stream.Dispose();
            return;
        }
        map = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        handle = view.SafeMemoryMappedViewHandle;
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <summary>Maps a file.</summary>
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
            return new FileBytes(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NoetherException($"{path} cannot be read ({e.Message.TrimEnd('.')}); check its permissions.", e);
        }
    }

    /// <inheritdoc/>
    public override void Read(long offset, Span<byte> destination)
    {
        // ReadSpan checks the range against the mapped view and holds a reference to it while it copies,
        // so that a Dispose on another thread cannot pull the pages away.
        if (!destination.IsEmpty)
            handle!.ReadSpan((ulong)offset, destination);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        view?.Dispose();
        map?.Dispose();
    }
}
