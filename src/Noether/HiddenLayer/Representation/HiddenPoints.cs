using Noether.HiddenLayer.Decoy;

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

    /// <summary>What is kept of a trained network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="points">The points that it learnt.</param>
    /// <param name="analysis">Analysis for as many units as its last hidden layer has; not shared between threads.</param>
    public static float[] Of(DecoyNetwork network, DecoyPoints points, PrincipalComponents analysis) =>
        Pack(analysis.Project(network.HiddenActivations(points.Coordinates), Components), points.OnContour);

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
