using Noether.Data.Formats;
using Noether.Pictures;

namespace Noether.Data;

/// <summary>The pictures of a folder as samples, one after another in the order of their names.</summary>
internal static class PictureFolder
{
    private const int NamesListed = 5;

    /// <summary>Opens all pictures of a folder.</summary>
    /// <exception cref="NoetherException">There is none, or their rows differ in length.</exception>
    public static SampleSet Open(string path, SampleFileOptions options, CancellationToken cancellationToken)
    {
        var (pictures, others) = FilesIn(path);
        if (pictures.Length == 0)
        {
            throw new NoetherException(
                $"{path} is a folder without pictures ({string.Join(", ", PictureFile.Endings)}); name a file, or a "
                + "folder that holds some.")
            { File = path };
        }
        var parts = new List<SampleSet>();
        try
        {
            foreach (var file in pictures)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (loaded, _) = ArrayFormats.Read(FileBytes.Open(file), file, options, cancellationToken);
                parts.Add(SampleLayout.Arrange(loaded, file, Path.GetFileName(file), options));
                if (parts[^1].Dimension != parts[0].Dimension)
                {
                    throw new NoetherException(
                        $"{file} is {parts[^1].Dimension} pixels wide and {pictures[0]} {parts[0].Dimension}; "
                        + $"cut windows with {Mentions.Window}.")
                    { File = file, Setting = "window" };
                }
            }
        }
        catch
        {
            foreach (var part in parts)
                part.Dispose();
            throw;
        }
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var list = string.Join(", ", others.Take(NamesListed).Select(Path.GetFileName))
            + (others.Length > NamesListed ? ", ..." : "");
        return new JoinedSamples(
            [.. parts], $"{pictures.Length} pictures in {name}",
            others.Length == 0 ? [] : [$"Files in {path} that are no pictures by their names are left out: {list}."]);
    }

    private static (string[] Pictures, string[] Others) FilesIn(string path)
    {
        try
        {
            var files = Directory.GetFiles(path, "*", new EnumerationOptions { IgnoreInaccessible = false });
            Array.Sort(files, StringComparer.Ordinal);
            var isPicture = files.ToLookup(file =>
                PictureRows.Endings.Contains(Path.GetExtension(file).ToLowerInvariant()));
            return ([.. isPicture[true]], [.. isPicture[false]]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException($"{path} cannot be read ({e.Message.TrimEnd('.')}); check its permissions.", e);
        }
    }
}
