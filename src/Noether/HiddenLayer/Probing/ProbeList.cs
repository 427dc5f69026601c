namespace Noether.HiddenLayer.Probing;

/// <summary>
/// The list that users get: what the contour shows, rare enough among pictures without symmetry, and the networks answer as
/// well; the hidden layers are told beside it. Measured by the study probe-calibration against lists of each reading alone.
/// </summary>
internal static class ProbeList
{
    /// <summary>Of a list, the share that may be false.</summary>
    public const double Level = 0.05;

    /// <summary>The list.</summary>
    /// <param name="readings">Candidates of each reading, in the order of <see cref="ProbeSource"/>.</param>
    /// <param name="calibration">What is found without symmetry.</param>
    /// <param name="networks">Networks that were read.</param>
    public static IReadOnlyList<SymmetryElement> Of(
        IReadOnlyList<ProbeSummary> readings, ProbeCalibration calibration, int networks)
    {
        var answers = Find(ProbeSource.Output, calibration.AnswersLevel);
        var answered = ElementMerge.Of(Find(ProbeSource.Contour, Level), answers).Where(element => element.Confirmed).ToArray();
        return ElementMerge.Of(answered, Find(ProbeSource.Hidden, Level));

        IReadOnlyList<SymmetryElement> Find(ProbeSource source, double level) =>
            new ElementFinder(readings[(int)source], source, calibration, networks).Find(level);
    }
}
