using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Reports;
using Noether.Runs;
using Noether.Studio.Files;

namespace Noether.Studio.Jobs;

/// <summary>The command line that does the same as a request.</summary>
internal static class CommandLine
{
    /// <summary>One line to copy.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="methods">The methods that there are.</param>
    /// <param name="isPicture">Whether the file is a picture, as far as is known.</param>
    /// <param name="output">The run folder.</param>
    public static string Of(RunRequest request, MethodCatalogue methods, bool isPicture, string output)
    {
        List<string> words = ["noether", "discover", request.Data];
        var method = methods.Find(request.Method);
        var files = DataFiles.Of(request.Data, request.DataSettings);
        var kind = files.Told ?? (method?.Card.Data == DataKind.Paths
            ? DataKind.Paths
            : DataFile.DefaultKind(isPicture, request.DataSettings));
        if (kind == DataKind.Paths)
            words.Add("--paths");
        foreach (var (name, path) in files.Companions)
            words.AddRange(["--" + name, path]);
        if (method is null || method != methods.DefaultFor(kind))
            words.AddRange(["--method", request.Method]);
        foreach (var (name, value) in files.Settings)
            words.AddRange(Option(OpenedData.ReaderOf(kind)?.Find(name), name, value));
        foreach (var (name, value) in request.Settings)
            words.AddRange(Option(method?.Settings.Find(name), name, value));
        if (request.Seed != 0)
            words.AddRange(["--seed", request.Seed.ToString(CultureInfo.InvariantCulture)]);
        if (request.BudgetSeconds is { } seconds)
            words.AddRange(["--budget", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###}s")]);
        return ShellCommand.Join([.. words, "--out", output]);
    }

    private static string[] Option(Setting? setting, string name, string value) =>
        setting?.Kind != SettingKind.Switch ? ["--" + name, value]
        : value == "no" ? ["--no-" + name]
        : ["--" + name];
}
