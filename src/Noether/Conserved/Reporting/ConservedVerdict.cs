using System.Globalization;
using Noether.Conserved.Search;
using Noether.Discovery;

namespace Noether.Conserved.Reporting;

/// <summary>What a search comes to, in words.</summary>
/// <param name="result">The search.</param>
/// <param name="limits">What counts as conserved.</param>
internal sealed class ConservedVerdict(SearchResult result, ConservedLimits limits)
{
    private const double NoisyShare = 0.05;

    private readonly IReadOnlyList<string> names = result.Paths.Names;

    /// <summary>The verdict.</summary>
    public Verdict Decide()
    {
        var found = result.Conserved;
        var subject = found.Count > 0 ? found[^1] : result.Nearest;
        return new Verdict
        {
            Finding = found.Count > 0 ? Finding.Found : IsOpen() ? Finding.Undecided : Finding.NotFound,
            Headline = found.Count switch
            {
                0 when result.Cut && IsOpen() => "Too few paths",
                0 => "",
                1 => "One conserved quantity",
                _ => $"{found.Count} conserved quantities",
            },
            Summary = Summary(),
            Caveats = [.. Caveats()],
            // Of several quantities the least conserved one is the one in doubt.
            Checks = subject is null ? [] : result.Cut ? [PieceCheck(subject)] : limits.Checks(subject, result.Resolution),
        };
    }

    // Nothing passed, and yet nothing speaks against the nearest but how it was measured.
    private bool IsOpen()
    {
        if (result.Nearest is not { } nearest)
            return false;
        if (result.Cut)
            return nearest.Held.Share <= PieceSearch.MostShare;
        var missed = limits.Checks(nearest, result.Resolution).Where(check => !check.Passed).ToArray();
        return missed.Length > 0 && missed.All(check => check.Name == "resolution");
    }

    private string Summary()
    {
        var found = result.Conserved;
        if (found.Count > 0)
        {
            var formulas = string.Join("; ", found.Select(quantity => $"{quantity.Formula(names)} ({Share(quantity.Held.Share)} of its variance along a path)"));
            return $"Conserved, {Words(found.Count)}: {formulas}.";
        }

        if (result.Nearest is not { } nearest)
            return "No combination of the functions of the library varies.";
        var formula = nearest.Formula(names);
        if (result.Cut)
        {
            return IsOpen()
                ? $"Within pieces of the path {formula} is nearly constant ({Share(nearest.Held.Share)} of the variance that shuffled "
                    + $"coordinates give), {Along()}; other paths must tell whether it is a law."
                : $"Nothing is constant within pieces of the path: nearest is {formula}, with {Share(nearest.Held.Share)} of the "
                    + "variance that shuffled coordinates give.";
        }

        if (IsOpen())
        {
            return $"Perhaps {formula}, but the points are too far apart in time to tell noise from motion; give paths of "
                + "smaller steps.";
        }

        return $"Nothing in the library is conserved: nearest is {formula}, of whose variance {Share(nearest.Held.Share)} "
            + $"lies along paths{Reason(nearest)}.";
    }

    private string Along()
    {
        var ratio = result.WholeShare / Math.Max(result.Nearest!.Held.Share, 1e-12);
        return result.WholeShare > limits.Exact && ratio > 3
            ? $"and it changes along the whole path, {Share(result.WholeShare)}, as under friction"
            : $"and along the whole path as well ({Share(result.WholeShare)})";
    }

    private string Reason(Quantity nearest)
    {
        var missed = limits.Checks(nearest, result.Resolution).Where(check => !check.Passed).Select(check => check.Name).ToHashSet();
        return missed.Contains("drift") && missed.Contains("whiteness") ? ", and it changes steadily in one direction, as under friction"
            : missed.Contains("drift") ? ", and it drifts in one direction"
            : missed.Contains("whiteness") ? ", and it moves along them as no noise of measurement does"
            : "";
    }

    private IEnumerable<string> Caveats()
    {
        foreach (var quantity in result.Conserved.Append(result.Cut ? result.Nearest : null).OfType<Quantity>().Where(one => one.Alternatives.Count > 0))
        {
            yield return $"At this noise {quantity.Formula(names)} cannot be told from "
                + $"{string.Join(", ", quantity.Alternatives.Take(5))}{(quantity.Alternatives.Count > 5 ? " and others" : "")}: "
                + "their formulas differ by less than the noise.";
        }

        foreach (var quantity in result.Conserved.Where(one => one.Held.Share > NoisyShare))
        {
            yield return $"{Share(quantity.Held.Share)} of the variance of {quantity.Formula(names)} is like noise: that something is "
                + "conserved is sure, its formula only as far as that noise allows.";
        }

        if (result.Further.Count > 0)
            yield return $"Also conserved, and functions of these: {string.Join("; ", result.Further)}.";
        if (result.Conserved.Count > 1)
            yield return "Any function of conserved quantities is conserved too; the ones named are the simplest that are independent.";
        if (result.Conserved.Count > 0 && result.Conserved.Count == result.MostIndependent && result.Paths.Dimension > 1)
            yield return $"{result.Paths.Dimension} coordinates cannot conserve more independent quantities, so none was looked for.";
        foreach (var note in result.Span.Notes)
            yield return note;
        yield return $"Only what the library can say was looked for: {result.Library.Note}";
        if (result.Cut)
        {
            yield return $"Fewer than {ConservedSearch.LeastPaths} paths were cut in {result.Paths.Count} pieces of "
                + $"{result.Paths.Length(0)} points; a relation along one path may belong to that path alone.";
        }

        foreach (var note in result.Paths.Notes)
            yield return note;
    }

    private static Check PieceCheck(Quantity quantity) => new("pieceShare",
        "variance within held-out pieces over that of shuffled coordinates", quantity.Held.Share, PieceSearch.MostShare,
        Direction.AtMost);

    private static string Words(int count) => count == 1 ? "one quantity" : $"{count} independent quantities";

    /// <summary>A share in words: percent, or "less than 1e-6".</summary>
    public static string Share(double share) => share < 1e-6
        ? "less than 1e-6"
        : share < 1e-3 ? share.ToString("0.0e-0", CultureInfo.InvariantCulture)
        : (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
