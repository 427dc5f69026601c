using Noether.Conserved;
using Noether.Conserved.Library;
using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Published.NoetherNetworks;

/// <summary>
/// All formulas of one or two functions out of x, x^2, x y, cos x and sin x of the coordinates, by how much of their
/// variance
/// lies within paths: the search of Noether networks with its best coefficients in closed form.
/// </summary>
/// <param name="settings">Terms, pieces, regroupings.</param>
/// <param name="context">Seed and cancellation.</param>
internal sealed class FormulaSearch(NoetherSettings settings, RunContext context)
{
    private const double Alike = 1.1;
    private const ulong SplitStream = 0x7370_6c69;

    /// <summary>The functions of so many coordinates, simple ones first.</summary>
    /// <param name="paths">The paths, for their coordinates.</param>
    public static FunctionLibrary LibraryOf(PathSet paths)
    {
        var d = paths.Dimension;
        var functions = new List<LibraryFunction>();
        for (var i = 0; i < d; i++)
            functions.Add(LibraryFunction.Monomial(Powers(d, i)));
        for (var i = 0; i < d; i++)
        {
            for (var j = i; j < d; j++)
                functions.Add(LibraryFunction.Monomial(Powers(d, i, j)));
        }

        for (var i = 0; i < d; i++)
            functions.AddRange([new(new int[d], AtomKind.Cosine, [i]), new(new int[d], AtomKind.Sine, [i])]);
        return new FunctionLibrary(functions, CoordinateRoles.Of(paths),
            $"{functions.Count} functions: coordinates, their products of two, sines and cosines of each; formulas of two of them.");
    }

    /// <summary>Formulas by their share, best first, in moments of fitted paths.</summary>
    public static IReadOnlyList<Combination> Ranked(PathMoments moments, PathFeatures features, int terms)
    {
        var found = new List<Combination>();
        for (var i = 0; i < features.Count; i++)
        {
            for (var j = i; j < features.Count && (j == i || terms > 1); j++)
            {
                if (Combination.Best(moments, j == i ? [i] : [i, j]) is { } one)
                    found.Add(one);
            }
        }

        return [.. found.OrderBy(one => one.Share).ThenBy(one => one.Support.Length).ThenBy(one => one.Support.Sum())];
    }

    /// <summary>Searches; the quantity is the best formula, its alternatives those within a tenth of its
    /// share.</summary>
    /// <param name="given">The paths.</param>
    /// <param name="limits">What counts as conserved.</param>
    /// <returns>The search, and the best formulas as quantities.</returns>
    public (SearchResult Result, IReadOnlyList<Quantity> Ranked) Run(PathSet given, ConservedLimits limits)
    {
        var span = CoordinateSpan.Of(given);
        return given.Trials < ConservedSearch.LeastPaths ? Pieces(span, limits) : Whole(span, limits);
    }

    private (SearchResult Result, IReadOnlyList<Quantity> Ranked) Whole(CoordinateSpan span, ConservedLimits limits)
    {
        var paths = span.Paths;
        var library = LibraryOf(paths);
        var order = new CounterRandom(context.Seed, SplitStream).Permutation(paths.Count);
        int[] fitted = [.. order[..(paths.Count / 2)].Order()];
        int[] held = [.. order[(paths.Count / 2)..].Order()];
        var features = PathFeatures.Of(paths, library.Functions);
        var moments = PathMoments.Of(features, fitted);
        var regrouped = RegroupedNull.Shares(features, fitted, held, settings.Regroupings, context.Seed,
            context.Cancellation);
        var fit = new QuantityFit(paths, features, held);
        var resolution = ConservedSearch.ResolutionOf(paths);
        var ranked = Ranked(moments, features, settings.Terms);
        Quantity[] quantities =
        [
            .. ranked.Take(settings.Formulas).Select(fit.Make).Select(quantity => quantity with
            {
                PValue = (1.0 + regrouped.Count(share => share <= quantity.Held.Share)) / (1 + regrouped.Length),
            }),
        ];
        var best = quantities[0] with { Alternatives = Others(quantities, ranked[0].Share, limits, paths.Names) };
        var passed = limits.Checks(best, resolution).All(check => check.Passed);
        return (new SearchResult
        {
            Paths = paths,
            Span = span,
            Library = library,
            Fitted = fitted,
            Held = held,
            Spectrum = [.. ranked.Select(one => one.Share)],
            Regrouped = regrouped,
            Conserved = passed ? [best] : [],
            Nearest = passed ? null : best,
            Resolution = resolution,
        }, [best, .. quantities.Skip(1)]);
    }

    private (SearchResult Result, IReadOnlyList<Quantity> Ranked) Pieces(CoordinateSpan span, ConservedLimits limits)
    {
        IReadOnlyList<Combination> ranked = [];
        var search = new PieceSearch(new ConservedSettings { Pieces = settings.Pieces }, context, limits)
        {
            Library = (pieces, _) => LibraryOf(pieces),
            Find = (moments, features) => [(ranked = Ranked(moments, features, settings.Terms))[0],
                .. ranked.Skip(1).TakeWhile(other => other.Share <= Alike * ranked[0].Share)],
        };
        var result = search.Run(span);
        return (result with { Spectrum = [.. ranked.Select(one => one.Share)] }, [result.Nearest!]);
    }

    // Of exact ones rounding orders the shares, and no other is like the first.
    private static string[] Others(Quantity[] quantities, double share, ConservedLimits limits,
        IReadOnlyList<string> names) =>
        share <= limits.Exact ? []
            : [.. quantities.Skip(1).Where(other => other.Combination.Share <= Alike * share)
                .Select(other => other.Formula(names))];

    private static int[] Powers(int d, params ReadOnlySpan<int> members)
    {
        var powers = new int[d];
        foreach (var member in members)
            powers[member]++;
        return powers;
    }
}
