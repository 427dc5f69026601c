namespace Noether.Cli.Options;

/// <summary>Checks on a file that a command is about to write, before any work is done.</summary>
internal static class TargetFile
{
    /// <summary>Refuses a file that the command could not or should not write.</summary>
    /// <param name="option">Name of the option, for the sentence.</param>
    /// <param name="path">The file.</param>
    /// <param name="force">Whether an existing file may be replaced.</param>
    /// <param name="ending">The ending that its name must have.</param>
    /// <exception cref="NoetherException">The name has another ending, or the file exists already.</exception>
    public static void Check(string option, string path, bool force, string ending = ".npy")
    {
        if (!string.Equals(Path.GetExtension(path), ending, StringComparison.OrdinalIgnoreCase))
        {
            throw new NoetherException(
                $"{option} writes {ending} files; call it {Path.ChangeExtension(path, ending)} instead of {path}.");
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
            throw new NoetherException($"{path} would take {Size(bytes)}, but its disk has {Size(free)} left.");
        }
    }

    private static string Size(Int128 bytes) => FormattableString.Invariant(
        bytes < 1_000_000_000 ? (FormattableString)$"{(double)bytes / 1e6:0.0} MB" : $"{(double)bytes / 1e9:0.0} GB");

    /// <summary>Writes a file that is whole or not there: an older one stays until the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        var partial = path + ".partial";
        try
        {
            File.WriteAllBytes(partial, bytes);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(partial);
            throw new NoetherException(
                $"{path} cannot be written ({failure.Message.TrimEnd('.')}); choose another place.", failure)
            {
                Code = "file",
                File = path,
            };
        }
    }

    /// <summary>Whether two paths mean the same file.</summary>
    /// <param name="a">One path.</param>
    /// <param name="b">The other.</param>
    public static bool Same(string a, string b) => Path.GetFullPath(a) == Path.GetFullPath(b);
}
