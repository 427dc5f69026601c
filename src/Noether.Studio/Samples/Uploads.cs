using Noether.Data;
using Noether.Pictures;
using Noether.Studio.Runs;

namespace Noether.Studio.Samples;

/// <summary>Takes files of samples and pictures into the uploads, piece by piece and never more than allowed.</summary>
internal sealed class Uploads(StudioOptions options, RunsFolder folder)
{
    private const int BufferBytes = 1 << 17;
    private const int TryWindow = 5;

    // The samples can be read from a .png, row after row, and not from a .jpg.
    private static readonly string[] PictureEndings = [".png", ".jpg", ".jpeg"];

    /// <summary>Names of the files that are there for a purpose, the newest first; not those of the examples.</summary>
    public IReadOnlyList<string> Names(UploadKind kind)
    {
        try
        {
            return [.. new DirectoryInfo(folder.UploadsRoot).EnumerateFiles()
                .Where(file => file.LinkTarget is null && file.Name[0] != '.' && IsFor(file, kind))
                .OrderByDescending(file => file.LastWriteTimeUtc).Select(file => file.Name)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Keeps a stream as a file.</summary>
    /// <param name="name">What the user calls it.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Stops the transfer; nothing is left behind.</param>
    /// <returns>The name that it got.</returns>
    /// <exception cref="NoetherException">It is too large, empty, or cannot be used.</exception>
    public async Task<string> Receive(
        string name, UploadKind kind, Stream content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder.UploadsRoot, $".{Path.GetRandomFileName()}.part");
        try
        {
            await using (var file = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true))
            {
                await Copy(content, file, name, kind, cancellationToken);
            }

            var kept = FreeName(name);
            var path = Path.Combine(folder.UploadsRoot, kept);
            File.Move(temporary, path);
            try
            {
                await Task.Run(() => Require(path, kind, cancellationToken), cancellationToken);
            }
            catch
            {
                File.Delete(path);
                throw;
            }

            return kept;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A name in the uploads that is free.</summary>
    /// <param name="wish">What it should be like.</param>
    public string FreeName(string wish)
    {
        var tidy = RunsFolder.Tidy(Path.GetFileName(wish));
        var dot = tidy.IndexOf('.', StringComparison.Ordinal);
        var (stem, ending) = dot > 0 ? (tidy[..dot], tidy[dot..]) : (tidy, "");
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? tidy : $"{stem}-{number}{ending}";
            if (!Path.Exists(Path.Combine(folder.UploadsRoot, name)))
                return name;
        }
    }

    private async Task Copy(
        Stream content, FileStream file, string name, UploadKind kind, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        long total = 0;
        int count;
        while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += count;
            if (total > Largest(kind))
                throw TooLarge(name, kind);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        if (total == 0)
            throw new NoetherException($"{name} is empty; choose another file.");
    }

    /// <summary>The largest file that is taken, bytes.</summary>
    public long Largest(UploadKind kind) =>
        kind == UploadKind.Picture ? Math.Min(options.LargestPicture, options.LargestUpload) : options.LargestUpload;

    /// <summary>The sentence for a file that is too large.</summary>
    public NoetherException TooLarge(string name, UploadKind kind) => new(FormattableString.Invariant(
        $"{name} is larger than the {Largest(kind) / 1e6:0.#} MB that may be uploaded; ")
        + (kind == UploadKind.Picture ? "make the picture smaller." : "use noether discover for such files."));

    private static bool IsFor(FileInfo file, UploadKind kind)
    {
        var picture = PictureEndings.Contains(file.Extension.ToLowerInvariant());
        return !file.Name.StartsWith(ExampleData.Prefix, StringComparison.Ordinal)
            && (kind == UploadKind.Picture ? picture : !picture || file.Extension == PictureEndings[0]);
    }

    private static void Require(string path, UploadKind kind, CancellationToken cancellationToken)
    {
        if (kind == UploadKind.Samples)
            RequireSamples(path, cancellationToken);
        else
            PictureFile.Read(path);
    }

    // A long signal is no table and a table may be narrow: a file is refused if it can be read neither way.
    private static void RequireSamples(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var rows = SampleFile.Open(path, cancellationToken: cancellationToken);
        }
        catch (NoetherException asRows)
        {
            try
            {
                using var windows = SampleFile.Open(
                    path, new SampleFileOptions { Window = TryWindow }, cancellationToken);
            }
            catch (NoetherException)
            {
                if (!asRows.Message.Contains("--entry", StringComparison.Ordinal))
                    throw asRows;
            }
        }
    }
}
