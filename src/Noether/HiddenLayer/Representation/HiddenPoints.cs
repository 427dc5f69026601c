namespace Noether.HiddenLayer.Representation;

/// <summary>
/// What is kept of one network, as one array: for each point its principal components and then 1 on the contour or 0 in
/// the background.
/// </summary>
internal static class HiddenPoints
{
    /// <summary>Principal components that are kept for each point.</summary>
    public const int Components = 8;

    /// <summary>Values for each point.</summary>
    public const int Width = Components + 1;

    /// <summary>Packs scores and labels.</summary>
    /// <param name="scores">Scores along <see cref="Components"/> components.</param>
    /// <param name="onContour">For each point whether it lies on the contour.</param>
    /// <exception cref="ArgumentException">The numbers of points or components differ.</exception>
    public static float[] Pack(PrincipalScores scores, ReadOnlySpan<bool> onContour)
    {
        if (scores.Components != Components || scores.Count != onContour.Length)
            throw new ArgumentException($"{scores.Count} x {scores.Components} scores do not fit {onContour.Length} points.");
        var packed = new float[scores.Count * Width];
        for (var i = 0; i < scores.Count; i++)
        {
            scores.Values.AsSpan(i * Components, Components).CopyTo(packed.AsSpan(i * Width));
            packed[(i * Width) + Components] = onContour[i] ? 1 : 0;
        }
        return packed;
    }
}
