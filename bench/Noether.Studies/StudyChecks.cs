namespace Noether.Studies;

/// <summary>The checks of verdicts among the figures of a study.</summary>
internal static class StudyChecks
{
    /// <summary>Names of the checks that a run has figures for.</summary>
    public static IEnumerable<string> Of(StudyRow row) =>
        row.Figures.Numbers.Keys.Where(name => name.StartsWith("check.")).Select(name => name["check.".Length..]);

    /// <summary>Names of the checks that a run did not pass.</summary>
    public static IEnumerable<string> Missed(StudyRow row) =>
        Of(row).Where(name => !row.Figures.Is($"passed.{name}"));

    /// <summary>What stopped the runs that were not found, the most frequent first: "order (20), agreement (15)".</summary>
    public static string Stopped(IEnumerable<StudyRow> rows) => string.Join(", ", rows
        .Where(row => !row.Figures.Is("found")).SelectMany(Missed).GroupBy(check => check)
        .OrderByDescending(check => check.Count()).Select(check => $"{check.Key} ({check.Count()})"));
}
