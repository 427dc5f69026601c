using System.Globalization;
using Noether.Data;
using Noether.Discovery.Settings;
using Noether.Pictures;
using Noether.Studio.Options;

namespace Noether.Studio.Files;

/// <summary>Takes files of samples and pictures into the uploads, piece by piece and never more than allowed.</summary>
internal sealed class Uploads(StudioOptions options, RunsFolder folder)
{
    private const int BufferBytes = 1 << 17;
    private const int TryWindow = 5;
    private const int MostListed = 100;
    private const string PartEnding = ".part";

    /// <summary>Names of the files that are there, the newest first; not those of the examples.</summary>
    public IReadOnlyList<string> Names()
    {
        try
        {
            return [.. new DirectoryInfo(folder.UploadsRoot).EnumerateFiles()
                .Where(file => file.LinkTarget is null && file.Name[0] != '.'
                    && !file.Name.StartsWith(ExampleData.Prefix, StringComparison.Ordinal))
                .OrderByDescending(file => file.LastWriteTimeUtc).Select(file => file.Name)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Names of the files that may stand beside others, the newest first: no pictures, and examples too.</summary>
    /// <param name="folder">The runs folder.</param>
    public static IReadOnlyList<string> Tables(RunsFolder folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder.UploadsRoot).EnumerateFiles()
                .Where(file => file.LinkTarget is null && file.Name[0] != '.')
                .OrderByDescending(file => file.LastWriteTimeUtc).Take(MostListed)
                .Where(file => !PictureFile.IsPicture(file.FullName)).Select(file => file.Name)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NoetherException)
        {
            return [];
        }
    }

    /// <summary>Keeps a stream as a file.</summary>
    /// <param name="name">What the user calls it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Stops the transfer; nothing is left behind.</param>
    /// <returns>The name that it got.</returns>
    /// <exception cref="NoetherException">It is too large, empty, or cannot be used.</exception>
    public async Task<string> Receive(string name, Stream content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder.UploadsRoot, $".{Path.GetRandomFileName()}{PartEnding}");
        try
        {
            await using (var file = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true))
            {
                await Copy(content, file, name, cancellationToken);
            }

            var kept = FreeName(name);
            var path = Path.Combine(folder.UploadsRoot, kept);
            File.Move(temporary, path);
            try
            {
                await Task.Run(() => Require(path, kept, cancellationToken), cancellationToken);
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
        // Names of examples are theirs: a file of that name would be taken for the example.
        if (tidy.StartsWith(ExampleData.Prefix, StringComparison.OrdinalIgnoreCase))
            tidy = "my-" + tidy;
        var dot = tidy.IndexOf('.', StringComparison.Ordinal);
        var (stem, ending) = dot > 0 ? (tidy[..dot], tidy[dot..]) : (tidy, "");
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? tidy : $"{stem}-{number}{ending}";
            if (!Path.Exists(Path.Combine(folder.UploadsRoot, name)))
                return name;
        }
    }

    /// <summary>Deletes a file that was uploaded.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="needing">The run that needs a file, by name; null where none does.</param>
    /// <exception cref="NoetherException">There is none, or a run needs it.</exception>
    public void Delete(string name, Func<string, string?> needing)
    {
        var path = folder.UploadPath(name);
        if (needing(name) is { } run)
            throw new NoetherException($"{name} is needed by the run {run}, which has not come to its end; delete that run first.");

        File.Delete(path);
    }

    /// <summary>Removes what transfers left behind that ended with their studio.</summary>
    /// <param name="folder">The runs folder.</param>
    public static void RemoveUnfinished(RunsFolder folder)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder.UploadsRoot, $".*{PartEnding}"))
                File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // They take room and nothing else.
        }
    }

    /// <summary>The sentence for a file that is too large.</summary>
    public NoetherException TooLarge(string name) => new(
        $"{name} is larger than the {Megabytes(options.LargestUpload)} MB that may be uploaded; use noether discover "
        + "for such files.");

    private async Task Copy(Stream content, FileStream file, string name, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        long total = 0;
        int count;
        while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += count;
            if (total > options.LargestUpload)
                throw TooLarge(name);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        if (total == 0)
            throw new NoetherException($"{name} is empty; choose another file.");
    }

    // The content decides what a file is, as everywhere.
    private void Require(string path, string name, CancellationToken cancellationToken)
    {
        if (!PictureFile.IsPicture(path))
        {
            RequireSamples(path, cancellationToken);
            return;
        }

        if (new FileInfo(path).Length > options.LargestPicture)
        {
            throw new NoetherException(
                $"{name} is larger than the {Megabytes(options.LargestPicture)} MB that a picture may have; make it "
                + "smaller.");
        }

        PictureFile.Read(path);
    }

    // A long signal is no table, a table may be narrow and labels may be words: a file is refused if nothing can read it.
    private static void RequireSamples(string path, CancellationToken cancellationToken)
    {
        NoetherException? asRows = null;
        Action[] ways =
        [
            () => SampleFile.Open(path, cancellationToken: cancellationToken).Dispose(),
            () => SampleFile.Open(path, new SampleFileOptions { Window = TryWindow }, cancellationToken).Dispose(),
            () => LabelFile.Read(path, cancellationToken),
        ];
        foreach (var read in ways)
        {
            try
            {
                read();
                return;
            }
            catch (NoetherException failure)
            {
                asRows ??= failure;
            }
        }

        // Of several arrays one can be chosen on the page.
        if (!asRows!.Message.Contains(SettingName.Mention("entry"), StringComparison.Ordinal))
            throw asRows;
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture);
}
