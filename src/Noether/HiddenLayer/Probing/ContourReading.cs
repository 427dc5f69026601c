namespace Noether.HiddenLayer.Probing;

/// <summary>What the contour of a picture tells by itself, whatever networks learn of it.</summary>
/// <param name="Field">Judges the contour under maps.</param>
/// <param name="Maps">Of the contour.</param>
/// <param name="Summary">The best of each kind, with what <see cref="ContourFit"/> says of it.</param>
/// <param name="Unchecked">The same without.</param>
/// <param name="IsAlone">Whether it stands alone on its ground.</param>
internal sealed record ContourReading(
    IMapJudge Field, ProbeMaps Maps, ProbeSummary Summary, ProbeSummary Unchecked, bool IsAlone)
{
    /// <summary>Scores of the lines that can be dragged over the picture: <see cref="FineLines"/>.</summary>
    public double[] Lines => field ??= FineLines.Scores(Field);
}
