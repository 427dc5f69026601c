namespace Noether.Studies.Drawings;

/// <summary>
/// Drawings to test with. They were made before any threshold of the probe was set, and none was ever set by them.
/// </summary>
internal static class KnownDrawings
{
    /// <summary>All drawings.</summary>
    public static IReadOnlyList<KnownDrawing> All { get; } =
        [.. MirrorDrawings.All, .. TurnDrawings.All, .. RepeatedDrawings.All, .. AsymmetricDrawings.All];
}
