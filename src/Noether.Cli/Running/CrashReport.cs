using System.Globalization;
using System.Runtime.InteropServices;

namespace Noether.Cli.Running;

/// <summary>Keeps the details of a fault of the program in a file, and off the screen.</summary>
internal static class CrashReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="args">The arguments that led there.</param>
    /// <returns>One sentence for the user.</returns>
    public static string Write(Exception failure, IReadOnlyList<string> args)
    {
        var cause = failure is AggregateException { InnerException: { } inner } ? inner : failure;
        var message = cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        var time = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(Path.GetTempPath(), $"noether-fault-{time}-{Environment.ProcessId}.txt");
        var details = $"""
            noether {VersionAction.Version}
            system: {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}
            arguments: {string.Join(' ', args)}

            {failure}
            """;
        try
        {
            File.WriteAllText(path, details);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return $"This is a fault of the program, not yours: {message}; please open an issue with your command.";
        }

        return $"This is a fault of the program, not yours: {message}; please open an issue and attach {path}.";
    }
}
