using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Discovery.Settings;

namespace Noether.Published.Fields;

/// <summary>States and velocities of paths, half of them to fit and half to judge.</summary>
/// <param name="Paths">The paths as they were given.</param>
/// <param name="All">All states that have a velocity, by path or by piece.</param>
/// <param name="Fitted">Numbers of the paths or pieces to fit: every other one.</param>
/// <param name="Held">Those to judge.</param>
/// <param name="Cut">Whether few paths were cut in pieces.</param>
internal sealed record FieldData(PathSet Paths, PathVelocities All, int[] Fitted, int[] Held, bool Cut)
{
    private const int LeastStates = 40;

    /// <summary>What is fitted.</summary>
    public PathVelocities Fit { get; } = All.Only(Fitted);

    /// <summary>What judges.</summary>
    public PathVelocities Judge { get; } = All.Only(Held);

    /// <summary>Takes velocities and splits.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="differences">How velocities are taken.</param>
    /// <param name="pieces">Points of the pieces of fewer than <see cref="ConservedSearch.LeastPaths"/> paths.</param>
    /// <exception cref="NoetherException">Too few points, or nothing moves.</exception>
    public static FieldData Of(PathSet paths, PathDifferences differences, int pieces)
    {
        var least = differences == PathDifferences.Central ? 3 : 2;
        var kept = Enumerable.Range(0, paths.Count).Where(i => paths.Length(i) >= least + 1).ToArray();
        var all = kept.Length == 0 ? null : PathVelocities.Of(paths.Only(kept), differences);
        if (all is null || all.Count < LeastStates)
        {
            throw new NoetherException(
                $"{paths.Source} has {all?.Count ?? 0} points with a velocity; a network needs {LeastStates} or more, on paths "
                + $"of at least {least + 1} points.")
            { File = paths.Source };
        }

        if (!all.Velocities.Any(value => value != 0))
            throw new NoetherException($"Nothing moves in {paths.Source}; give paths that move.") { File = paths.Source };
        var cut = kept.Length < ConservedSearch.LeastPaths;
        if (cut)
            all = all.Cut(pieces);
        if (all.Paths < ConservedSearch.LeastPaths)
        {
            throw new NoetherException(
                $"{paths.Source} has {paths.Count} path{(paths.Count == 1 ? "" : "s")} of {paths.States} points in all, too few to "
                + $"judge: give {ConservedSearch.LeastPaths} paths or more, or {ConservedSearch.LeastPaths} pieces of {pieces} "
                + $"points ({SettingName.Mention("pieces")}).")
            { File = paths.Source };
        }

        return new FieldData(
            paths.Only(kept), all, [.. Enumerable.Range(0, all.Paths).Where(i => i % 2 == 0)],
            [.. Enumerable.Range(0, all.Paths).Where(i => i % 2 == 1)], cut);
    }
}
