namespace Noether.Data.Formats;

/// <summary>
/// A file that appears under its name only when it is complete: bytes go to a temporary file beside it, which
/// <see cref="Commit"/> renames. Disposing without a commit removes the temporary file and leaves an older one alone.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const string Ending = ".tmp";
    private const int BufferBytes = 1 << 16;
    private readonly string path;
    private readonly string temporary;
    private bool committed;

    private AtomicFile(string path, string temporary, FileStream stream)
    {
        this.path = path;
        this.temporary = temporary;
        Stream = stream;
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Starts a file.</summary>
    /// <param name="path">Its final name.</param>
    /// <exception cref="NoetherException">The folder is missing or must not be written.</exception>
    public static AtomicFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new NoetherException($"{path} is a folder; name a file to write.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new NoetherException(
                $"There is no folder {folder} to write {Path.GetFileName(path)} into; create it.");
        }
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}{Ending}");
        try
        {
            var stream = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes);
            return new AtomicFile(path, temporary, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>What to tell the user when writing failed.</summary>
    public static NoetherException CannotWrite(string path, Exception cause) => new(
        $"{path} cannot be written ({Reason(cause)}); check permissions and free space.", cause);

    /// <summary>
    /// What the system says of a failure, without the temporary file that it names behind its words, which says nothing to
    /// anybody.
    /// </summary>
    public static string Reason(Exception cause) => cause.Message.Split(" : '")[0].TrimEnd('.');

    /// <summary>Whether a file of this name is what a program that was killed may leave of one that it had begun.</summary>
    public static bool IsUnfinished(string name) =>
        name.StartsWith('.') && name.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>Removes what programs that were killed left of files they had begun.</summary>
    /// <param name="folder">Where nobody else is writing.</param>
    public static void RemoveUnfinished(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, ".*" + Ending))
            File.Delete(file);
    }

    /// <summary>Makes the file appear under its name, replacing an older one.</summary>
    /// <param name="flush">Whether it has to be on the disk before.</param>
    public void Commit(bool flush = true)
    {
        try
        {
            Stream.Flush(flush);
            Stream.Dispose();
            File.Move(temporary, path, overwrite: true);
            committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (committed)
            return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: the buffer cannot be flushed, and the file is to vanish anyway.
        }
        File.Delete(temporary);
    }
}
