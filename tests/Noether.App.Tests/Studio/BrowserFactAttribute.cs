namespace Noether.App.Tests.Studio;

/// <summary>A test that needs a browser: chromium, as Debian installs it, or the one that CHROMIUM names.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Executable))
            Skip = $"There is no browser at {Executable}; install chromium to run this test.";
    }

    /// <summary>Path of the browser.</summary>
    public static string Executable { get; } =
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";
}
