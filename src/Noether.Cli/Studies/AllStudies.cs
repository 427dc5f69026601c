namespace Noether.Cli.Studies;

/// <summary>The studies by name.</summary>
internal static class AllStudies
{
    /// <summary>Every study, in the order in which the help shows them.</summary>
    public static IReadOnlyList<IStudy> All { get; } =
    [
        new LensTableStudy(), new LensNullsStudy(), new LensGrowthStudy(), new LensStreamStudy(),
        new LensSensitivityStudy(), new LensAblationStudy(), new Hidden.HiddenTableStudy(),
        new Hidden.HiddenWindowStudy(), new Hidden.PaintingsStudy(),
    ];

    /// <summary>The study of a name.</summary>
    public static IStudy Of(string name) => All.First(study => study.Name == name);
}
