using Noether.Conserved.Library;

namespace Noether.Conserved.Search;

/// <summary>
/// Finds a conserved combination of few functions: all of one, two or (of few functions) three are tried; where exact
/// quantities exist their sparsest vectors; and the best combination of all functions is stripped of one after another.
/// </summary>
/// <param name="moments">Moments of the paths that are fitted.</param>
/// <param name="functions">The functions.</param>
/// <param name="limits">What counts as conserved.</param>
internal sealed class SupportSearch(
    PathMoments moments, IReadOnlyList<LibraryFunction> functions, ConservedLimits limits)
{
    private const int MostForTriples = 24;
    private const double ExactFloor = 1e-10;

    // A combination may vary this many times as much as the best one that has more terms.
    private const double Slack = 4;
    private const double Strip = 1.5;

    /// <summary>The simplest passing combination and others of as many terms that cannot be told from it.</summary>
    /// <param name="active">The functions that may be used, ascending.</param>
    /// <returns>Best first; the first may not pass. Empty where nothing varies.</returns>
    public IReadOnlyList<Combination> Find(int[] active)
    {
        if (Combination.Best(moments, active) is not { } all)
            return [];
        List<Combination> candidates = [.. Exhaustive(active), .. Sparse(active), .. Nested(active).SelectMany(Stripped)];
        // Where nothing passes, a formula that can be read says more than the best one of many terms.
        Combination[] nearest = [candidates.Where(candidate => candidate.Support.Length <= 3).DefaultIfEmpty(all).MinBy(candidate => candidate.Share)!];
        var best = candidates.Append(all).Where(Passes).Select(candidate => candidate.Share).DefaultIfEmpty(double.NaN).Min();
        if (double.IsNaN(best))
            return nearest;
        var tolerated = Math.Max(Slack * best, ExactFloor);
        Combination[] passing =
        [
            .. candidates.Where(candidate => Passes(candidate) && candidate.Share <= tolerated)
                .DistinctBy(candidate => string.Join(' ', candidate.Support))
                .OrderBy(candidate => candidate.Support.Length).ThenBy(candidate => candidate.Share),
        ];
        if (passing.Length == 0)
            return nearest;
        // Rounding orders exact ones; the earliest functions of the library are the simplest.
        var first = passing.Where(candidate => candidate.Support.Length == passing[0].Support.Length)
            .OrderBy(candidate => candidate.Share <= ExactFloor ? 0 : candidate.Share)
            .ThenBy(candidate => candidate.Support.Sum()).ToArray();
        return [.. first.Where(candidate => candidate == first[0]
            || (first[0].Share > limits.Exact && candidate.Share <= limits.Alike * first[0].Share))];
    }

    /// <summary>Whether a combination looks conserved on the paths that it was fitted to.</summary>
    public bool Passes(Combination candidate) => candidate.Share <= limits.Exact
        || (candidate.Share <= limits.Share && candidate.Whiteness <= limits.WhitenessFor(moments.Freedom));

    private IEnumerable<Combination> Exhaustive(int[] active)
    {
        var n = active.Length;
        for (var i = 0; i < n; i++)
        {
            if (Combination.Best(moments, [active[i]]) is { } one)
                yield return one;
            for (var j = i + 1; j < n; j++)
            {
                if (Combination.Best(moments, [active[i], active[j]]) is { } two)
                    yield return two;
                for (var k = j + 1; k < n && n <= MostForTriples; k++)
                {
                    if (Combination.Best(moments, [active[i], active[j], active[k]]) is { } three)
                        yield return three;
                }
            }
        }
    }

    private IEnumerable<Combination> Sparse(int[] active) => SparseVectors.Supports(moments.Within, active, ExactFloor)
        .Where(support => support.Length <= limits.Terms)
        .Select(support => Combination.Best(moments, support)).OfType<Combination>();

    // The best combinations of all functions up to each degree: of high degrees the whole would fit noise.
    private IEnumerable<Combination> Nested(int[] active) => active.Select(j => functions[j].Degree).Distinct().Order()
        .Select(degree => Combination.Best(moments, [.. active.Where(j => functions[j].Degree <= degree)])).OfType<Combination>();

    private IEnumerable<Combination> Stripped(Combination current)
    {
        if (current.Share > limits.Share)
            yield break;
        if (current.Support.Length <= limits.Terms)
            yield return current;
        var least = current.Share;
        while (current.Support.Length > 2)
        {
            least = Math.Min(least, current.Share);
            var tolerated = Math.Max(Strip * least, ExactFloor);
            // The lightest functions first: what hardly counts is the likeliest to go.
            var next = Enumerable.Range(0, current.Support.Length).OrderBy(i => Math.Abs(current.Weights[i]))
                .Select(i => Combination.Best(moments, [.. current.Support.Where((_, other) => other != i)]))
                .FirstOrDefault(smaller => smaller is not null && smaller.Share <= tolerated);
            if (next is null)
                break;
            current = next;
            if (current.Support.Length <= limits.Terms)
                yield return current;
        }
    }
}
