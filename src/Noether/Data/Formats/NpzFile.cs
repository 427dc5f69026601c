using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Noether.Data.Formats;

/// <summary>Reads and writes .npz files: zip archives of .npy files, one for each named array.</summary>
public static class NpzFile
{
    private const string Extension = ".npy";

    /// <summary>The names of the arrays, in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NoetherException">The file is missing or is no zip archive.</exception>
    public static IReadOnlyList<string> Names(string path)
    {
        using var bytes = FileBytes.Open(path);
        using var archive = Open(bytes, path);
        return Names(archive);
    }

    /// <summary>Reads one array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Which array; null is enough when there is only one.</param>
    /// <exception cref="NoetherException">
    /// The file is missing or damaged, has no such array, or has several and no name was given.
    /// </exception>
    public static NpyArray Read(string path, string? name = null)
    {
        using var bytes = FileBytes.Open(path);
        return NpyFile.Read(ReadEntry(bytes, path, name, out var title, CancellationToken.None), title);
    }

    /// <summary>Writes arrays as float64, compressed; an older file is replaced when the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="arrays">Names, all different, and arrays.</param>
    /// <exception cref="ArgumentException">A name is empty or occurs twice.</exception>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, params IReadOnlyCollection<(string Name, NpyArray Array)> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        if (arrays.Any(a => string.IsNullOrEmpty(a.Name)) || arrays.DistinctBy(a => a.Name).Count() < arrays.Count)
            throw new ArgumentException("Every array needs a name of its own.", nameof(arrays));
        using var file = AtomicFile.Create(path);
        try
        {
            using var archive = new ZipArchive(file.Stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, array) in arrays)
            {
                using var stream = archive.CreateEntry(name + Extension).Open();
                stream.Write(NpyHeader.Write("<f8", [.. array.Shape]));
                stream.Write(MemoryMarshal.AsBytes<double>(array.Values));
            }
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }
        file.Commit();
    }

    /// <summary>Unpacks the bytes of one array.</summary>
    internal static MemoryBytes ReadEntry(
        ByteSource bytes, string path, string? name, out string title, CancellationToken cancellationToken)
    {
        using var archive = Open(bytes, path);
        var names = Names(archive);
        var list = string.Join(", ", names);
        if (names.Count == 0)
            throw new NoetherException($"{path} holds no .npy arrays; write it with numpy.savez.");
        if (name is null && names.Count > 1)
            throw new NoetherException($"{path} holds several arrays ({list}); pick one with --entry.");
        name ??= names[0];
        if (!names.Contains(name))
            throw new NoetherException($"{path} holds no array {name}; pick one of {list} with --entry.");
        title = $"{path}, array {name}";
        try
        {
            using var stream = archive.GetEntry(name + Extension)!.Open();
            return new MemoryBytes(Unpacking.ReadAll(stream, title, cancellationToken));
        }
        catch (InvalidDataException e)
        {
            throw new NoetherException($"{title} cannot be unpacked, it is damaged or truncated; copy it again.", e);
        }
    }

    private static ZipArchive Open(ByteSource bytes, string path)
    {
        try
        {
            var archive = new ZipArchive(ByteSourceStream.Buffered(bytes), ZipArchiveMode.Read);
            _ = archive.Entries.Count; // reads the directory now, so that damage shows here
            return archive;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException)
        {
            // ArgumentException is what a file of less than 18 bytes leads to.
            throw new NoetherException($"{path} is not a .npz file, or is truncated; copy or write it again.", e);
        }
    }

    private static List<string> Names(ZipArchive archive) =>
    [
        .. from entry in archive.Entries
           where entry.FullName.EndsWith(Extension, StringComparison.Ordinal)
           select entry.FullName[..^Extension.Length],
    ];
}
