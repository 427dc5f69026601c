namespace Noether.Cli.Running;

/// <summary>
/// Failures of the file system that no layer below put into words. The library says most of it better; this is the net
/// under it, so that a full disk or a file without permission is never called a fault of the program.
/// </summary>
internal static class FileFailure
{
    /// <summary>The sentence for a failure, or null when it is something else.</summary>
    /// <param name="failure">What was thrown.</param>
    public static string? Sentence(Exception failure) => failure switch
    {
        FileNotFoundException missing =>
            $"The file '{missing.FileName}' does not exist; check the path, it is relative to the current folder.",
        DirectoryNotFoundException =>
            $"A folder does not exist ({Message(failure)}); create it or choose another path.",
        UnauthorizedAccessException =>
            $"A file or folder may not be used ({Message(failure)}); change its permissions or choose another path.",
        IOException => $"A file could not be read or written ({Message(failure)}); check the disk and the path.",
        _ => null,
    };

    private static string Message(Exception failure) => failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
