namespace Noether.Fuzz.Targets;

/// <summary>Every reader of bytes that a user or a crash may leave.</summary>
public static class AllTargets
{
    /// <summary>The targets in their order; a target makes its whole files when it is asked for.</summary>
    /// <param name="place">Where files go; has to outlive the targets.</param>
    public static IReadOnlyList<(string Name, Func<FuzzTarget> Make)> Of(FuzzPlace place) =>
    [
        .. SampleTargets.Of(place), .. PictureTargets.Of(), .. WeightTargets.Of(place), .. DecoyTargets.Of(place), .. RunTargets.Of(place),
        .. SweepTargets.Of(place), .. StudioTargets.Of(place),
    ];
}
