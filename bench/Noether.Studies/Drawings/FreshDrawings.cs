namespace Noether.Studies.Drawings;

/// <summary>
/// Drawings that were made when all thresholds were fixed, run once and never used to set anything: half of them with
/// symmetry, half without.
/// </summary>
internal static class FreshDrawings
{
    /// <summary>All drawings.</summary>
    public static IReadOnlyList<KnownDrawing> All { get; } =
        [.. FreshMirrors.All, .. FreshTurns.All, .. FreshAsymmetric.All];
}
