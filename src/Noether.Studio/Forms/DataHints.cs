using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Studio.Files;

namespace Noether.Studio.Forms;

/// <summary>What a file seems to be, for people who have not told: how it is read, and what else it may be.</summary>
internal static class DataHints
{
    /// <summary>The setting that cuts long signals.</summary>
    public const string WindowSetting = "window";

    /// <summary>What is tried of a long signal, in this order: one, and the first channel of several.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Windows { get; } =
    [
        new Dictionary<string, string> { [WindowSetting] = "33" },
        new Dictionary<string, string> { [WindowSetting] = "33", ["channel"] = "0" },
    ];

    private const int MostNames = 24;

    private static readonly HashSet<string> LabelNames = new(
        ["label", "labels", "class", "target", "outcome", "y"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> TrialNames = new(
        ["trial", "path", "trajectory", "run"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> TimeNames = new(["t", "time"], StringComparer.OrdinalIgnoreCase);

    /// <summary>How the samples are made of the file, in a few words.</summary>
    /// <param name="options">How they are read.</param>
    /// <param name="isPicture">Whether the file is a picture.</param>
    public static string ReadAs(SampleFileOptions options, bool isPicture) => (options.Window, isPicture) switch
    {
        (null, true) => "rows of a picture",
        (null, false) => "a table, one sample a row",
        (_, true) => $"a picture, cut into windows of {options.Window}",
        _ => $"a long signal, cut into windows of {options.Window}",
    };

    /// <summary>The names of the columns in a sentence, and what they suggest; none where a file gives no names.</summary>
    /// <param name="summary">The samples.</param>
    /// <param name="kind">What the user says they are.</param>
    public static IEnumerable<string> Of(SampleSummary summary, DataKind kind)
    {
        var names = summary.ColumnNames;
        if (names.Count == 0)
            yield break;
        var more = names.Count > MostNames ? $" and {Words.Count(names.Count - MostNames)} more" : "";
        yield return $"Columns: {string.Join(", ", names.Take(MostNames))}{more}.";
        if (names.Where(LabelNames.Contains).FirstOrDefault() is { } label)
        {
            yield return $"The column {label} looks like labels, which are no part of a sample: leave it out with "
                + $"{SettingName.Mention("columns")}."
                + (kind == DataKind.Labels ? "" : " Which maps leave the labels as they are is a question of its own: say above "
                    + "that you have samples with labels, and give the labels as a file of theirs.");
        }

        if (names.Where(IsOfPaths).FirstOrDefault() is { } time)
        {
            yield return $"The column {time} looks like that of paths in time. What they conserve is a question of its own: say "
                + "above that you have paths.";
        }
    }

    /// <summary>What the names of columns say of paths: which tells them apart, and which holds the times.</summary>
    /// <param name="names">The names of the columns.</param>
    public static IReadOnlyDictionary<string, string> OfPaths(IReadOnlyList<string> names)
    {
        var told = new Dictionary<string, string>();
        if (names.FirstOrDefault(TrialNames.Contains) is { } trial)
            told["trial"] = trial;
        if (names.FirstOrDefault(TimeNames.Contains) is { } time)
            told["time"] = time;
        return told;
    }

    private static bool IsOfPaths(string name) => TrialNames.Contains(name) || TimeNames.Contains(name);
}
