namespace Noether.Studies.Tests;

/// <summary>Finished cases with figures that a test chooses.</summary>
internal static class StudyTestRows
{
    public const string Version = "1/1";

    /// <summary>A case that measures one number.</summary>
    public static StudyCase Case(string key, Func<StudyContext, StudyFigures>? run = null, string settings = "s") =>
        new(key, key.Split('/')[0], settings, run ?? (_ => new StudyFigures().Add("value", key.Length)));

    /// <summary>A finished case.</summary>
    public static StudyRow Row(string key, StudyFigures figures, string settings = "s", bool resumed = false) => new()
    {
        Key = key,
        Row = key.Split('/')[0],
        Version = Version,
        Settings = settings,
        Finished = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Seconds = 1.5,
        Resumed = resumed,
        Figures = figures,
    };

    /// <summary>A run of the lens with one check.</summary>
    public static StudyRow Run(string key, double cosine, bool found, double seconds = 10, bool resumed = false) => Row(
        key,
        new StudyFigures().Add("cosine", cosine).Add("rmse", 1 - cosine).Add("found", found).Add("seconds", seconds)
            .Add("peakMegabytes", 100 + seconds).Add("check.locality", found ? 0.5 : 0.1).Add("limit.locality", 0.15)
            .Add("passed.locality", found).Add("answer", "natural order").Add("verdict", "It is so."),
        resumed: resumed);
}
