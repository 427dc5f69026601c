using Noether.Discovery;

namespace Noether.Lens.Confirming;

/// <summary>
/// Gives a verdict of the lens its rate of error: on samples that took no part in any search or choice, every requirement is
/// tested against the hypothesis that it does not hold. A symmetry is claimed where all of these are rejected (an
/// intersection-union test, so that no correction for their number is needed); stationarity is tested for equivalence, as
/// its departure has to be shown to be small, not only not shown to be large.
/// </summary>
internal static class Confirmation
{
    private const string Stationarity = "stationarity";

    /// <summary>The result with its evidence; what is not significant is undecided.</summary>
    /// <param name="result">What search and judge came to.</param>
    /// <param name="columns">Which columns of the data the samples have.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="seed">Seed of the random arrangements.</param>
    /// <param name="threads">Worker threads.</param>
    public static LensResult Of(LensResult result, ColumnsInUse columns, LensSamples samples, ulong seed, int threads)
    {
        var verdict = result.Verdict;
        if (samples.Confirming.Stretches < 2)
            return result;
        var level = result.Settings.Level;
        var axes = new ConfirmedAxes(result, columns, samples, threads);
        var winner = result.Candidates.FirstOrDefault(candidate => candidate.Won);
        List<Evidence> evidence = [NeighbourEvidence.Arrangement(axes, level, seed)];
        var isOrder = ColumnOrder.Find(axes.Map) is { IsExact: true };
        var ofColumns = verdict.Checks.All(check => check.Name != "uniformity");
        foreach (var check in verdict.Checks)
        {
            Estimate? estimate = check.Name switch
            {
                Stationarity => ofColumns
                    ? DepartureEstimate.OfCorrelations(axes) : DepartureEstimate.OfRepresentation(axes),
                "locality" => NeighbourEvidence.Correlation(axes),
                "order" => DepartureEstimate.OfDistance(axes),
                "sharpness" => Sharpness(axes, samples, winner, threads),
                _ => null,
            };
            if (estimate is { } known)
                evidence.Add(known.Against(Requirement(check, isOrder), level));
        }

        return result with { Verdict = Conclude(verdict with { Evidence = evidence, Level = level }, samples) };
    }

    // Correlations alone settle an order, but never a rotation: of a process that is nearly Gaussian all rotations by the
    // phases of its modes look alike. An order only has to be sharper than Gaussian at all.
    private static Check Requirement(Check check, bool isOrder) =>
        isOrder && check.Name == "sharpness" ? check with { Limit = 0 } : check;

    private static Estimate Sharpness(ConfirmedAxes axes, LensSamples samples, LensCandidate? winner, int threads)
    {
        var judged = samples.Transform(axes.Map, samples.Training, samples.HeldOut, threads);
        return winner?.DifferenceSharpness > winner?.Sharpness
            ? SharpnessEstimate.OfDifferences(judged, axes) : SharpnessEstimate.OfValues(judged, axes);
    }

    private static Verdict Conclude(Verdict verdict, LensSamples samples)
    {
        if (!verdict.Found || verdict.PValue <= verdict.Level)
            return verdict;
        var weakest = verdict.Evidence.MaxBy(evidence => evidence.PValue)!;
        return verdict with
        {
            Finding = Finding.Undecided,
            Summary = FormattableString.Invariant(
                $"Undecided: all checks are passed, but {samples.Confirming.Count} samples that took no part in the search do not confirm it at an error rate of {100 * verdict.Level:0.###} %: {Doubt(weakest)} (p = {weakest.PValue:0.###}). More samples may settle it."),
        };
    }

    private static string Doubt(Evidence weakest) => weakest.Name switch
    {
        Stationarity => FormattableString.Invariant(
            $"the departure from stationarity may be {weakest.Bound:0.###} (at most {weakest.Limit:0.###} is asked)"),
        "arrangement" => "other arrangements of the components have neighbours that are as correlated",
        "locality" => FormattableString.Invariant(
            $"the correlation of neighbours may be {weakest.Bound:0.###} (at least {weakest.Limit:0.###} is asked)"),
        "order" => FormattableString.Invariant(
            $"distance may explain only {weakest.Bound:0.##} of the correlations (at least {weakest.Limit:0.##} is asked)"),
        _ => FormattableString.Invariant(
            $"the components may be sharper than Gaussian by only {weakest.Bound:0.###} nats (at least {weakest.Limit:0.###} is asked)"),
    };
}
