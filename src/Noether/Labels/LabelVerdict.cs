using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Labels;

/// <summary>
/// Found, not found or undecided. Limits were set on functions with and without symmetry of the study "others", seeds
/// below 100, and are judged there on others.
/// </summary>
internal static class LabelVerdict
{
    private const double LeastGap = 8;
    private const double LeastGapOfFunction = 100;
    private const double MostLoss = 0.005;
    private const double MostLossOfFunction = 1e-4;
    private const double MostLossOfShells = 0.02;
    private const double PerhapsLoss = 0.03;
    private const double PerhapsGap = 4;
    private const double LeastFit = 0.6;
    private const double SomeFit = 0.1;
    private const double MostRemainder = 0.05;
    private const double LeastAboveNull = 2;
    private const double MostClosure = 0.1;

    /// <summary>Concludes.</summary>
    public static Verdict Of(
        LabelEvidence evidence, AlgebraStructure? structure, AlgebraName name, SampleSpan span, LabelSettings settings,
        IReadOnlyList<string> columns)
    {
        var checks = Checks(evidence, structure).ToArray();
        var finding = checks.All(check => check.Passed) && structure is not null ? Finding.Found : Fallback(evidence);
        return new Verdict
        {
            Finding = finding,
            Headline = finding == Finding.Found && name.IsRecognised ? name.Text : "",
            Summary = Summary(finding, evidence, structure, name, checks),
            Checks = checks,
            Caveats = [.. Caveats(evidence, name, span, settings, finding, columns)],
        };
    }

    private static IEnumerable<Check> Checks(LabelEvidence evidence, AlgebraStructure? structure)
    {
        var (source, cut) = (evidence.Source, evidence.Cut);
        if (source is GradientSource.Values or GradientSource.Classes)
        {
            yield return new Check(
                "heldOutFit", "Share of the variance of held-out labels that the fit explains", evidence.Fit, LeastFit,
                    Direction.AtLeast);
            yield return new Check(
                "remainder", "Share of the variance that the fit misses although neighbouring samples have it in common",
                evidence.Remainder, MostRemainder, Direction.AtMost);
        }

        yield return new Check(
            "gap", "Least violated direction outside the algebra over the most violated inside, in the spectrum",
                cut.Gap,
            source == GradientSource.Function ? LeastGapOfFunction : LeastGap, Direction.AtLeast);
        yield return source switch
        {
            GradientSource.Function => new Check(
                "movingLoss", "Change of the function where held-out samples move along the generators, as a share of its variance",
                cut.Count == 0 ? double.NaN : evidence.Loss, MostLossOfFunction, Direction.AtMost),
            GradientSource.Shells => new Check(
                "movingLoss", "How far held-out samples that move along the generators leave their class, as a share of the motion",
                evidence.Loss, MostLossOfShells, Direction.AtMost),
            _ => new Check(
                "movingLoss", "Variance of held-out labels that is lost where samples move along the generators, with two errors",
                evidence.Loss, MostLoss, Direction.AtMost),
        };
        if (source == GradientSource.Shells)
        {
            yield return new Check(
                "aboveNull", "Smallest eigenvalue with normals of other samples over the largest inside the algebra",
                evidence.NullValue / Math.Max(cut.Inside, 1e-12), LeastAboveNull, Direction.AtLeast);
        }
        else if (source != GradientSource.Function)
        {
            yield return new Check(
                "aboveNull", "Least violated direction outside the algebra over the largest that permuted residuals of the fit make",
                cut.Outside / Math.Max(evidence.NullValue, 1e-12), LeastAboveNull, Direction.AtLeast);
        }

        if (structure is not null)
        {
            yield return new Check(
                "closure", "How far commutators of the generators leave their span", structure.Closure, MostClosure,
                    Direction.AtMost);
        }
    }

    // Nothing there is a result of its own where labels are understood; where they are not, nothing can be said.
    private static Finding Fallback(LabelEvidence evidence)
    {
        if (evidence.Source is GradientSource.Values or GradientSource.Classes)
        {
            if (evidence.Fit < SomeFit)
                return Finding.NotFound;
            if (evidence.Fit < LeastFit || evidence.Remainder > MostRemainder)
                return Finding.Undecided;
        }

        return evidence.Cut.Count > 0 && evidence.Cut.Gap >= PerhapsGap && evidence.Loss <= PerhapsLoss
            ? Finding.Undecided : Finding.NotFound;
    }

    private static string Summary(
        Finding finding, LabelEvidence evidence, AlgebraStructure? structure, AlgebraName name, Check[] checks)
    {
        var what = evidence.Source == GradientSource.Function ? "The function" : "The labels";
        if (finding == Finding.Found)
        {
            var called = name.IsRecognised ? $", {name.Text}" : ", not recognised by name";
            return $"{what} {(evidence.Source == GradientSource.Function ? "stays" : "stay")} the same under a linear algebra of "
                + $"dimension {structure!.Dimension}{called}.";
        }

        if (evidence.Fit < SomeFit)
            return "The labels have no relation to the samples that a smooth fit could find, so that no symmetry can be told.";
        var failed = string.Join(", ", checks.Where(check => !check.Passed).Select(check => check.Name));
        return finding == Finding.Undecided
            ? evidence.Fit < LeastFit || evidence.Remainder > MostRemainder
                ? FormattableString.Invariant($"A fit explains {100 * evidence.Fit:0} % of the labels only, too little to tell their symmetry.")
                : $"{what} may have a symmetry of dimension {evidence.Cut.Count}, or nearly have one; not passed: {failed}."
            : $"{what} {(evidence.Source == GradientSource.Function ? "has" : "have")} no linear symmetry that could be found; not passed: {failed}.";
    }

    private static IEnumerable<string> Caveats(
        LabelEvidence evidence, AlgebraName name, SampleSpan span, LabelSettings settings, Finding finding,
        IReadOnlyList<string> columns)
    {
        if (span.Silent is { } silent)
        {
            yield return $"{(evidence.Source == GradientSource.Function ? "The function does" : "Labels do")} not depend on "
                + $"{SilentDirections.Words(silent, columns)}, as far as can be told; what the rest has was looked for without.";
        }

        if (name.Remark.Length > 0 && finding == Finding.Found)
            yield return name.Remark;
        yield return settings.Centre
            ? "Maps act about the mean of the samples."
            : $"Maps act about 0; where the samples lie around another point, try {SettingName.Mention("centre")}.";
        if (span.Rank + (span.Silent?.Columns ?? 0) < span.Dimension)
        {
            yield return $"The generators act on {span.Rank} of {span.Dimension} dimensions that "
                + (settings.Components is null ? "the samples span; what is beyond it the samples do not tell."
                    : "were asked for; what labels depend on beyond them counts as noise.");
        }

        if (evidence.Source is GradientSource.Values or GradientSource.Classes)
        {
            yield return FormattableString.Invariant($"Gradients come from a {evidence.Model}, fitted to {evidence.Samples} samples; ")
                + "a violation too small for it is not seen.";
        }
    }
}
