using Noether.Conserved.Library;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Conserved.Search;

/// <summary>
/// Conserved quantities as small eigenvalues of W v = lambda T v, the covariance of functions within paths against that
/// over all. One half of the paths is fitted, the other judges.
/// </summary>
/// <param name="settings">Library and so on.</param>
/// <param name="context">Seed, progress, cancellation.</param>
internal sealed class ConservedSearch(ConservedSettings settings, RunContext context)
{
    /// <summary>Fewer paths than this are cut in pieces.</summary>
    public const int LeastPaths = 6;

    private const int MostFunctions = 160;
    private const int RowsPerFunction = 3;
    private const int FunctionsPerPath = 4;
    private const ulong SplitStream = 0x7370_6c69;

    /// <summary>What counts as conserved.</summary>
    public ConservedLimits Limits { get; init; } = new();

    /// <summary>Searches.</summary>
    /// <param name="given">The paths.</param>
    /// <exception cref="NoetherException">Too few points, or a library that makes no sense for them.</exception>
    public SearchResult Run(PathSet given)
    {
        var span = CoordinateSpan.Of(given);
        return given.Trials < LeastPaths
            ? new PieceSearch(settings, context, Limits).Run(span)
            : Whole(span);
    }

    /// <summary>Most functions that so many fitted paths and points can tell apart.</summary>
    public static int MostFor(PathSet paths, int fitted) => (int)Math.Min(
        MostFunctions,
        Math.Min((long)FunctionsPerPath * fitted, (long)(paths.States - paths.Count) * fitted / paths.Count / RowsPerFunction));

    /// <summary>Median over coordinates of the variance along a path over half the mean square of steps.</summary>
    public static double ResolutionOf(PathSet paths)
    {
        var whiteness = Enumerable.Range(0, paths.Dimension).Select(j => PathStatistics.Of(
            [.. Enumerable.Range(0, paths.Count).Select(i => paths.Along(i, j))]).Whiteness).Order().ToArray();
        return whiteness[whiteness.Length / 2];
    }

    private SearchResult Whole(CoordinateSpan span)
    {
        Report("evaluating functions", 0);
        var (paths, library, broken) = Sound(span.Paths);
        var order = new CounterRandom(context.Seed, SplitStream).Permutation(paths.Count);
        int[] fitted = [.. order[..(paths.Count / 2)].Order()];
        int[] held = [.. order[(paths.Count / 2)..].Order()];
        var features = PathFeatures.Of(paths, library.Functions);
        var moments = PathMoments.Of(features, fitted);
        Report("regrouping points", 0.1);
        var regrouped = RegroupedNull.Shares(
            features, fitted, held, settings.Regroupings, context.Seed, context.Cancellation);
        var found = new SearchRounds(paths, features, moments, new QuantityFit(paths, features, held), regrouped, Limits)
        {
            Report = Report,
        };
        found.Run();
        return new SearchResult
        {
            Paths = paths,
            Span = broken is null ? span : span with { Notes = [.. span.Notes, broken] },
            Library = library,
            Fitted = fitted,
            Held = held,
            Spectrum = GeneralisedEigen.Solve(moments.Within.Values, moments.Total.Values).Values,
            Regrouped = regrouped,
            Conserved = [.. found.Conserved.OrderBy(quantity => quantity.Held.Share)],
            Nearest = found.Rejected.MinBy(quantity => quantity.Held.Share),
            Further = found.Further,
            Resolution = found.Resolution,
        };
    }

    private (PathSet Paths, FunctionLibrary Library, string? Broken) Sound(PathSet paths)
    {
        FunctionLibrary Build(PathSet some) => FunctionLibrary.Build(
            some, settings.Library, settings.Degree, MostFor(some, some.Count / 2));
        var library = Build(paths);
        var (whole, note) = BrokenPaths.Find(paths, PathFeatures.Of(paths, library.Functions));
        if (note is null)
            return (paths, library, null);
        var sound = paths.Only(whole);
        return (sound, Build(sound), note);
    }

    private void Report(string stage, double fraction)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        context.Progress?.Report(new RunProgress(stage, fraction));
    }
}
