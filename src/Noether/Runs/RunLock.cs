namespace Noether.Runs;

/// <summary>
/// Keeps two programs from working on one run folder at once. The system lets go of it when the program ends, however that
/// happens.
/// </summary>
internal static class RunLock
{
    /// <summary>Name of the file that is held.</summary>
    public const string FileName = ".lock";

    /// <summary>Takes a folder, which has to be there; disposing lets go of it and removes the file.</summary>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="NoetherException">Another program has it.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IDisposable Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException failure) when (File.Exists(path) && IsHeld(failure))
        {
            throw new NoetherException(
                $"Another program is at work on the run in {folder}; wait for it, or stop it.", failure)
            {
                Code = "run.busy",
                File = folder,
            };
        }
    }

    // EWOULDBLOCK of Linux, of macOS, and the sharing violation of Windows.
    private static bool IsHeld(IOException failure) => (failure.HResult & 0xffff) is 11 or 35 or 32;
}
