using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Testing;

namespace Noether.Moments;

/// <summary>Found, not found or undecided. The limits are those of the study "rivals", set on seeds below 100 and judged on others.</summary>
internal static class MomentVerdict
{
    private const double MostClosure = 0.2;

    /// <summary>Concludes.</summary>
    public static Verdict Of(MomentResult result, MomentSettings settings)
    {
        var search = result.Search;
        if (result.Invariance is not { } invariance || result.Structure is not { } structure)
        {
            return Nothing(search);
        }

        Check[] checks =
        [
            Departure(search.Kept.Max(direction => direction.Bound), search),
            new("conditions", "p-value of the moments on held-out samples", result.PValue!.Value, InvarianceReport.Level, Direction.AtLeast),
            .. InvarianceReport.Checks(invariance),
            new("closure", "Closure residual: how far brackets of the generators lie outside their span", structure.Closure, MostClosure,
                Direction.AtMost),
        ];
        var kept = checks[..^1].All(check => check.Passed);
        var finding = !kept ? Finding.NotFound : checks[^1].Passed ? Finding.Found : Finding.Undecided;
        var words = InvarianceReport.Words(invariance);
        var name = AlgebraName.Of(structure);
        return new Verdict
        {
            Finding = finding,
            Summary = finding switch
            {
                Finding.Found => (IsNormal(search)
                    ? $"Every rotation of the samples, once scaled alike in all {result.Input.Span.Rank} directions, is a symmetry: they are not to be told from normal ones"
                    : $"The samples have {Symmetry(structure, name)}") + $"; {words}.",
                Finding.Undecided => $"{structure.Dimension} directions of maps keep the samples, and they are no algebra: a part of one, or a mixture; "
                    + $"{words}.",
                _ => $"No exact continuous symmetry: {(structure.Dimension == 1 ? "one direction" : $"{structure.Dimension} directions")} of maps nearly "
                    + $"keep the moments, and a test refuses them ({words}).",
            },
            Checks = checks,
            Caveats = [.. Caveats(result, settings, finding)],
        };
    }

    // None that passes: because all depart, or because so few samples leave too much open.
    private static Verdict Nothing(MomentSearch search)
    {
        var (least, bound) = (search.Directions.Min(direction => direction.Departure), search.Directions.Min(direction => direction.Bound));
        var open = search.Unrefused;
        return new Verdict
        {
            Finding = open > 0 ? Finding.Undecided : Finding.NotFound,
            Summary = open > 0
                ? FormattableString.Invariant(
                    $"Too few samples to tell: {open} of {search.Directions.Count} directions of maps may be symmetries, and may as well depart by {bound:0.###} or more; below {search.Limit:0.###} one would count.")
                : FormattableString.Invariant(
                    $"No continuous linear symmetry: of {search.Directions.Count} independent directions of maps even the best departs by {least:0.###} (bound {bound:0.###}), where {search.Typical:0.###} is usual and {search.Limit:0.###} the limit."),
            Checks = [Departure(bound, search)],
            Caveats = [Discrete],
        };
    }

    private const string Discrete = "A discrete symmetry, such as a shift along an axis, a mirror or a turn by a fixed angle, is not seen "
        + "by this method; the lens looks for shifts, and a test of a given map tells whether it is a symmetry.";

    private static Check Departure(double bound, MomentSearch search) => new(
        "departure", "Upper bound of how far what was found departs from keeping the moments", bound, search.Limit, Direction.AtMost);

    private static bool IsNormal(MomentSearch search) => search.Count == search.Directions.Count && search.Count > 1;

    private static string Symmetry(AlgebraStructure structure, AlgebraName name) => structure.Dimension == 1
        ? "one continuous linear symmetry"
        : $"{structure.Dimension} continuous linear symmetries, {(name.IsRecognised ? name.Text : "an algebra that was not recognised")}";

    private static IEnumerable<string> Caveats(MomentResult result, MomentSettings settings, Finding finding)
    {
        if (finding != Finding.Found)
            yield return Discrete;
        yield return result.Input.About == MomentOrigin.Mean
            ? "Maps act about the mean of the samples."
            : "Maps act about 0.";
        if (result.Input.Span.Rank < result.Input.Span.Dimension)
        {
            yield return $"The samples span {result.Input.Span.Rank} of {result.Input.Span.Dimension} dimensions; what a generator does beyond them the "
                + "samples do not tell.";
        }

        if (finding == Finding.Found && result.Search.Perhaps is > 0 and var more)
        {
            yield return $"{more} more {(more == 1 ? "direction" : "directions")} of maps depart so little that these samples do not tell; more samples "
                + "would.";
        }

        if (result.Apart > 1)
        {
            yield return $"Rows that stand next to each other are alike, as along a path; the test of invariance takes one of {result.Apart}, and "
                + "what is still alike in those makes its p-value too small.";
        }

        if (finding == Finding.Found && settings.Orders == MomentOrders.Second)
            yield return $"Second moments alone were asked for; ask for all with {SettingName.Mention("orders")}.";
    }
}
