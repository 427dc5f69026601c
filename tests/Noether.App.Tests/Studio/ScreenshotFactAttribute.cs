namespace Noether.App.Tests.Studio;

/// <summary>
/// A test that leaves pictures of the pages in the folder that NOETHER_SCREENSHOTS names, for people to look at.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScreenshotFactAttribute : FactAttribute
{
    public ScreenshotFactAttribute()
    {
        if (Folder is null)
            Skip = "NOETHER_SCREENSHOTS names no folder for the pictures.";
        else if (!File.Exists(BrowserFactAttribute.Executable))
            Skip = $"There is no browser at {BrowserFactAttribute.Executable}; install chromium to run this test.";
    }

    /// <summary>The folder; null where nobody asks for pictures.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("NOETHER_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;
}
