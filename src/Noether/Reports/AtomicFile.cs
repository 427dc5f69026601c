namespace Noether.Reports;

/// <summary>Writes files that are either whole or not there: into a neighbour first, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file through a stream; an existing file stays as it was until the new one is complete.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write) => Replace(path, partial =>
    {
        using var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None);
        write(file);
        file.Flush(flushToDisk: true);
    });

    /// <summary>Writes UTF-8 text without a byte order mark.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Lets a writer that wants a path fill a neighbour of the file, then puts it in its place.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Replace(string path, Action<string> write)
    {
        // The ending stays, for writers that look at it.
        var partial = Path.Combine(
            Path.GetDirectoryName(path) ?? "", "partial-" + Path.GetFileName(path));
        try
        {
            write(partial);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Delete(partial);
            throw new NoetherException(
                $"{path} could not be written ({failure.Message.TrimEnd('.')}); " +
                "check that the folder exists, is writable and has room.", failure);
        }
    }

    /// <summary>Removes a file if it is there.</summary>
    /// <exception cref="NoetherException">The file cannot be removed.</exception>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"{path} could not be replaced ({failure.Message.TrimEnd('.')}); check that it is writable.", failure);
        }
    }
}
