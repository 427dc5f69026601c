namespace Noether.Studies.Drawings;

/// <summary>
/// Drawings that were not run before all thresholds were fixed, then once, and never used to set anything: half of them with
/// symmetry, half without.
/// </summary>
internal static class FreshDrawings
{
    /// <summary>All drawings.</summary>
    public static IReadOnlyList<KnownDrawing> All { get; } =
        [.. FreshMirrors.All, .. FreshTurns.All, .. FreshAsymmetric.All];
}
