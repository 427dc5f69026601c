namespace Noether.SymmetryModels;

/// <summary>Folders that a run writes into once it has something to write.</summary>
internal static class OutputFolder
{
    /// <summary>Refuses a folder that must not be touched. Nothing is made.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="NoetherException">It has no name or is a file.</exception>
    public static void Check(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new NoetherException("The run folder has no name; give one with ‹out›.") { Setting = "out" };
        if (File.Exists(path))
            throw new NoetherException($"{path} is a file; choose another name for the run folder.");
    }

    /// <summary>Whether there is anything in a folder.</summary>
    /// <param name="path">The folder, which need not exist.</param>
    /// <exception cref="NoetherException">The folder cannot be read.</exception>
    public static bool IsUsed(string path)
    {
        try
        {
            return Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, failure);
        }
    }

    /// <summary>Makes a folder with its parents.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="NoetherException">It cannot be made.</exception>
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, failure);
        }
    }

    private static NoetherException Unusable(string path, Exception failure) => new(
        $"The run folder {path} cannot be used ({failure.Message.TrimEnd('.')}); choose another place.", failure);
}
