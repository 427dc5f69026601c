using Noether.Conserved.Library;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Conserved.Search;

/// <summary>
/// One path, or a few, cut in pieces. What is conserved has one value along one path, so that variance between paths
/// says nothing; the reference is the covariance that the functions have when every coordinate is shuffled by itself. A
/// small share then means a relation between the coordinates that holds along the pieces: a law of the system, or a
/// property of this path alone. Which of them, other paths must tell.
/// </summary>
/// <param name="settings">Library and length of pieces.</param>
/// <param name="context">Seed and cancellation.</param>
/// <param name="limits">What counts as conserved.</param>
internal sealed class PieceSearch(ConservedSettings settings, RunContext context, ConservedLimits limits)
{
    /// <summary>Share of the reference up to which a relation is reported.</summary>
    public const double MostShare = 0.005;

    // A relation of many terms says more about the shape of one path than about a law.
    private const int MostTerms = 4;
    private const int LeastPieces = 6;
    private const int Shuffles = 8;
    private const ulong ShuffleStream = 0x7368_7566;

    /// <summary>Makes a library for pieces, given how many of them are fitted; null takes that of the settings.</summary>
    public Func<PathSet, int, FunctionLibrary>? Library { get; init; }

    /// <summary>Finds combinations, best first; null takes <see cref="SupportSearch"/>.</summary>
    public Func<PathMoments, PathFeatures, IReadOnlyList<Combination>>? Find { get; init; }

    /// <summary>Searches.</summary>
    /// <param name="span">The paths without coordinates that tell nothing new.</param>
    /// <exception cref="NoetherException">The paths are too short.</exception>
    public SearchResult Run(CoordinateSpan span)
    {
        var whole = span.Paths;
        var pieces = Cut(whole, settings);
        int[] fitted = [.. Enumerable.Range(0, pieces.Count).Where(i => i % 2 == 0)];
        int[] held = [.. Enumerable.Range(0, pieces.Count).Where(i => i % 2 == 1)];
        var library = Library?.Invoke(pieces, fitted.Length) ?? FunctionLibrary.Build(
            pieces, settings.Library, settings.Degree, ConservedSearch.MostFor(pieces, fitted.Length));
        var reference = PathFeatures.Of(Shuffled(whole), library.Functions);
        var total = PathMoments.Of(reference, [0]).Total;
        var features = reference.Along(pieces);
        var moments = PathMoments.Of(features, fitted) with { Total = total };
        var fit = new QuantityFit(pieces, features, held, total);
        var found = Find?.Invoke(moments, features) ?? new SupportSearch(
            moments, features.Functions, limits with { Share = MostShare, Whiteness = double.PositiveInfinity, Terms = MostTerms })
            .Find([.. Enumerable.Range(0, features.Count)]);
        var nearest = found.Count > 0 ? fit.Make(found[0]) : null;
        return new SearchResult
        {
            Paths = pieces,
            Span = span,
            Library = library,
            Fitted = fitted,
            Held = held,
            Spectrum = GeneralisedEigen.Solve(moments.Within.Values, total.Values).Values,
            Conserved = [],
            Nearest = nearest is null ? null : nearest with
            {
                Alternatives = [.. found.Skip(1).Select(other => fit.Make(other).Formula(pieces.Names))],
            },
            Cut = true,
            WholeShare = nearest is null ? double.NaN : PathStatistics.Of(PathStatistics.Along(
                reference.Along(whole), [.. Enumerable.Range(0, whole.Count)], nearest.Combination), total: 1).Share,
            Resolution = ConservedSearch.ResolutionOf(whole),
        };
    }

    /// <summary>The pieces of paths; what is left over at an end is not used.</summary>
    /// <exception cref="NoetherException">The paths are too short.</exception>
    public static PathSet Cut(PathSet whole, ConservedSettings settings)
    {
        var pieces = new List<double[]>();
        var length = settings.Pieces * whole.Dimension;
        for (var i = 0; i < whole.Count; i++)
        {
            for (var start = 0; start + length <= whole.Path(i).Length; start += length)
                pieces.Add(whole.Path(i).Slice(start, length).ToArray());
        }

        return pieces.Count >= LeastPieces
            ? new PathSet(pieces, whole.Names, whole.Step, whole.Source) { Unnamed = whole.Unnamed, Notes = whole.Notes }
            : throw new NoetherException(
                $"{whole.Source} has {whole.Trials} path{(whole.Trials == 1 ? "" : "s")} of {whole.States} points in all, "
                + $"too few to judge: give {ConservedSearch.LeastPaths} paths or more, or {LeastPieces} pieces of "
                + $"{settings.Pieces} points ({SettingName.Mention("pieces")}).")
            { File = whole.Source };
    }

    private PathSet Shuffled(PathSet whole)
    {
        var (n, d) = (whole.States, whole.Dimension);
        var rows = Enumerable.Range(0, whole.Count)
            .SelectMany(i => Enumerable.Range(0, whole.Length(i)).Select(time => (i, time))).ToArray();
        var values = new double[Shuffles * n * d];
        for (var copy = 0; copy < Shuffles; copy++)
        {
            for (var j = 0; j < d; j++)
            {
                var order = new CounterRandom(context.Seed, ShuffleStream + (ulong)((copy * d) + j)).Permutation(n);
                for (var row = 0; row < n; row++)
                {
                    var (i, time) = rows[order[row]];
                    values[((((copy * n) + row) * d) + j)] = whole.State(i, time)[j];
                }
            }
        }

        return new PathSet([values], whole.Names, whole.Step, whole.Source) { Unnamed = whole.Unnamed };
    }
}
