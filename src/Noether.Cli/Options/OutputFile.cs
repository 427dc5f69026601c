namespace Noether.Cli.Options;

/// <summary>Checks on a file that a command is about to write, before any work is done.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file that the command could not or should not write.</summary>
    /// <param name="option">Name of the option, for the sentence.</param>
    /// <param name="path">The file.</param>
    /// <param name="force">Whether an existing file may be replaced.</param>
    /// <exception cref="NoetherException">The name is not that of a .npy file, or the file exists already.</exception>
    public static void Check(string option, string path, bool force)
    {
        if (!string.Equals(Path.GetExtension(path), ".npy", StringComparison.OrdinalIgnoreCase))
        {
            throw new NoetherException(
                $"{option} writes .npy files; call it {Path.ChangeExtension(path, ".npy")} instead of {path}.");
        }
        if (Directory.Exists(path))
            throw new NoetherException($"{path} is a folder; name a file for {option}.");
        if (File.Exists(path) && !force)
            throw new NoetherException($"The file {path} exists; add --force to replace it, or choose another name.");
    }

    /// <summary>Refuses a file that is larger than the room on its disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its size to be.</param>
    /// <exception cref="NoetherException">There is not enough room.</exception>
    public static void RequireSpace(string path, Int128 bytes)
    {
        long free;
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            free = folder is null ? long.MaxValue : new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Some file systems do not tell; then the write itself will.
            return;
        }

        // Special file systems have no room at all and say so; the write tells what is wrong there.
        if (free > 0 && bytes > free)
        {
            throw new NoetherException(FormattableString.Invariant(
                $"{path} would take {(double)bytes / 1e9:0.0} GB, but its disk has {free / 1e9:0.0} GB left."));
        }
    }

    /// <summary>Whether two paths mean the same file.</summary>
    /// <param name="a">One path.</param>
    /// <param name="b">The other.</param>
    public static bool Same(string a, string b) => Path.GetFullPath(a) == Path.GetFullPath(b);
}
