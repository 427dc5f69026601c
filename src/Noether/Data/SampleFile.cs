using Noether.Data.Formats;
using Noether.Pictures;

namespace Noether.Data;

/// <summary>
/// Opens files of samples, whatever their format: .npy, .npz, .csv and .tsv, MNIST idx, any of these packed as .gz,
/// .wav, .png, .jpg, .webp, .gif, .bmp, and folders of such pictures. The content decides, not the name. Samples are
/// rows: of a table, or of a picture from 0 (black) to 1 (white); long signals are cut with
/// <see cref="SampleFileOptions.Window"/>.
/// A .npy file is read where it is asked for and may be larger than memory; all others are loaded.
/// </summary>
public static class SampleFile
{
    private const int SniffBytes = 4096;

    /// <summary>Opens a file or a folder.</summary>
    /// <param name="path">The file, or a folder whose pictures are taken in the order of their names.</param>
    /// <param name="options">Windows, columns and so on; null means rows as they are.</param>
    /// <param name="cancellationToken">Stops the reading with an OperationCanceledException.</param>
    /// <returns>The samples; dispose them to close the file.</returns>
    /// <exception cref="NoetherException">The file or the options cannot be used; the message says why.</exception>
    public static SampleSet Open(
        string path, SampleFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new SampleFileOptions();
        if (options.MaxSamples is < 1)
            throw new NoetherException($"{options.MaxSamples} samples are too few; take at least 1.");
        var samples = Directory.Exists(path)
            ? OpenFolder(path, options, cancellationToken)
            : OpenBytes(FileBytes.Open(path), path, options, cancellationToken);
        return options.MaxSamples is { } count && count < samples.Count ? new FirstSamples(samples, count) : samples;
    }

    private static SampleSet OpenFolder(string path, SampleFileOptions options, CancellationToken cancellationToken)
    {
        var files = PicturesIn(path);
        if (files.Length == 0)
        {
            throw new NoetherException(
                $"{path} is a folder without pictures; name a file, or a folder that holds some.");
        }
        var parts = new List<SampleSet>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            parts.Add(OpenBytes(FileBytes.Open(file), file, options, cancellationToken));
            if (parts[^1].Dimension != parts[0].Dimension)
            {
                throw new NoetherException(
                    $"{file} is {parts[^1].Dimension} pixels wide and {files[0]} {parts[0].Dimension}; "
                    + "cut windows with --window.");
            }
        }
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return new JoinedSamples([.. parts], $"{files.Length} pictures in {name}");
    }

    private static string[] PicturesIn(string path)
    {
        try
        {
            // Pictures that cannot be read are among them, so that they are refused instead of left out.
            var files = Directory.GetFiles(path)
                .Where(f => PictureFormat.AllEndings.Contains(Path.GetExtension(f).ToLowerInvariant())).ToArray();
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException($"{path} cannot be read ({e.Message.TrimEnd('.')}); check its permissions.", e);
        }
    }

    private static SampleSet OpenBytes(
        ByteSource bytes, string path, SampleFileOptions options, CancellationToken cancellationToken)
    {
        try
        {
            Span<byte> start = new byte[(int)Math.Min(SniffBytes, bytes.Length)];
            bytes.Read(0, start);
            if (start.Length > 2 && start[0] == 0x1f && start[1] == 0x8b)
            {
                var unpacked = new MemoryBytes(Unpacking.Gzip(bytes, path, cancellationToken));
                bytes.Dispose();
                return OpenBytes(unpacked, path, options, cancellationToken);
            }
            if (options.Entry is not null && !start.StartsWith("PK"u8))
            {
                throw new NoetherException(
                    $"--entry picks an array of a .npz file, which {path} is not; leave it out.");
            }
            var (array, notes) = Decode(bytes, start, path, options, cancellationToken);
            return SampleLayout.Arrange(array, path, Path.GetFileName(path), notes, options);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static (NumberArray Array, IReadOnlyList<string> Notes) Decode(
        ByteSource bytes,
        ReadOnlySpan<byte> start,
        string path,
        SampleFileOptions options,
        CancellationToken cancellationToken)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (start.IsEmpty)
            throw new NoetherException($"{path} is empty; give rows of numbers.");
        if (start.StartsWith(NpyHeader.Magic) || extension == ".npy")
            return (NumberArray.FromNpy(bytes, path), []);
        if (IdxFile.Matches(start))
            return (IdxFile.Read(bytes, path), []);
        if (WavFile.Matches(start))
            return (WavFile.Read(bytes, path), []);

        // What follows is decoded into memory, so that the file is no longer needed.
        using (bytes)
        {
            if (start.StartsWith("PK"u8) || extension == ".npz")
            {
                var entry = NpzFile.ReadEntry(bytes, path, options.Entry, out var title, cancellationToken);
                return (NumberArray.FromNpy(entry, title), []);
            }
            if (PictureFile.IsPicture(start))
            {
                var picture = PictureFile.ReadGrey(bytes, path);
                return (NumberArray.FromSingles(picture.Values, picture.Height, picture.Width), []);
            }
            if (PictureFile.Unreadable(start, path) is { } refusal)
                throw refusal;
            if (start.Contains((byte)0) || extension is ".wav" or ".idx" || PictureFile.Endings.Contains(extension))
            {
                throw new NoetherException(
                    $"{path} is in no format that can be read; "
                    + "give .npy, .npz, .csv, .tsv, MNIST idx, .gz of these, .wav, .png, .jpg, .webp, .gif or .bmp.");
            }
            using var stream = ByteSourceStream.Buffered(bytes);
            return CsvFile.Read(stream, path, options, cancellationToken);
        }
    }
}
