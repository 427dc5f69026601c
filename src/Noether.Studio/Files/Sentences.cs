namespace Noether.Studio.Files;

/// <summary>What went wrong, for people.</summary>
internal static class Sentences
{
    /// <summary>The sentence of a failure that a user can mend; null for a fault of the program.</summary>
    public static string? Of(Exception failure) => failure switch
    {
        NoetherException => failure.Message,
        IOException or UnauthorizedAccessException =>
            $"A file could not be read or written ({failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}); "
            + "check permissions and free space.",
        _ => null,
    };
}
