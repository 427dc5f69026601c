using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Noether.Data.Formats;

/// <summary>Reads and writes .npz files: zip archives of .npy files, one for each named array.</summary>
public static class NpzFile
{
    private const string Extension = ".npy";
    private const int NamesListed = 20;
    private const int SniffBytes = 4096;

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
        var array = ReadEntry(bytes, path, name, MemoryBudget.Default, out var title, CancellationToken.None);
        return NpyFile.Read(array, title);
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

    /// <summary>Reads the array that is asked for.</summary>
    internal static LoadedArray Read(FormatRequest request)
    {
        var entry = ReadEntry(
            request.Bytes, request.Name, request.Options.Entry, request.Budget, out var title,
            request.CancellationToken);
        var only = request.Options.Entry is null;
        return new LoadedArray(NumberArray.FromNpy(entry, title)) { Entry = only ? null : request.Options.Entry };
    }

    private static PagedBytes ReadEntry(
        ByteSource bytes, string path, string? name, MemoryBudget budget, out string title,
        CancellationToken cancellationToken)
    {
        using var archive = Open(bytes, path);
        var names = Names(archive);
        var list = string.Join(", ", names.Take(NamesListed)) + (names.Count > NamesListed ? ", ..." : "");
        if (names.Count == 0)
            throw UnknownFormats.RefuseZip([.. archive.Entries.Select(entry => entry.FullName)], path);
        if (name is null && names.Count > 1)
        {
            throw new NoetherException($"{path} holds several arrays ({list}); pick one with {Mentions.Entry}.")
            {
                File = path,
                Setting = "entry",
            };
        }
        name ??= names[0];
        if (!names.Contains(name))
        {
            throw new NoetherException($"{path} holds no array {name}; pick one of {list} with {Mentions.Entry}.")
            {
                File = path,
                Setting = "entry",
            };
        }
        title = $"{path}, array {name}";
        var entry = archive.GetEntry(name + Extension)!;
        budget.Require((UInt128)entry.Length, title);
        try
        {
            using var stream = new PeekableStream(entry.Open());
            var promised = NpyHeader.Promised(stream.Peek(SniffBytes), title);
            return Unpacking.ReadAll(stream, title, promised, budget, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Unpacking.Damaged(title, e);
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
