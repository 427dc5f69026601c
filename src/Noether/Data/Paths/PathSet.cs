using Noether.Discovery.Settings;

namespace Noether.Data.Paths;

/// <summary>
/// Trajectories of one system: each a row of states at equal steps of time. Values are float64 and lie in memory.
/// </summary>
public sealed class PathSet
{
    private readonly double[][] paths;

    /// <summary>Makes a set; the arrays are not copied.</summary>
    /// <param name="paths">
    /// At least one trajectory: n_i x d values in C order, one state a row; lengths may differ, each has two states or
    /// more.
    /// </param>
    /// <param name="names">Name of each of the d coordinates, all different.</param>
    /// <param name="step">Time from one state to the next, positive.</param>
    /// <param name="source">Where they came from, for messages.</param>
    /// <exception cref="NoetherException">
    /// There is no trajectory, one is too short, a value is not finite, or the step is not positive.
    /// </exception>
    public PathSet(IReadOnlyList<double[]> paths, IReadOnlyList<string> names, double step, string source)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfLessThan(names.Count, 1);
        this.paths = [.. paths];
        (Names, Step, Source) = (names, step, source);
        if (paths.Count == 0)
            throw Refuse("holds no trajectory; give at least one.");
        if (!double.IsFinite(step) || step <= 0)
        {
            throw new NoetherException(
                $"The time step cannot be {step}; give a positive number with {SettingName.Mention("dt")}.")
            {
                Setting = "dt",
            };
        }

        for (var i = 0; i < paths.Count; i++)
            Check(i);
    }

    /// <summary>Number of trajectories.</summary>
    public int Count => paths.Length;

    /// <summary>Number of coordinates of a state, d.</summary>
    public int Dimension => Names.Count;

    /// <summary>Names of the coordinates.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>
    /// Number of trials that the trajectories come from: fewer than trajectories where gaps cut a trial. 0 (the default)
    /// means that every trajectory is one.
    /// </summary>
    public int Trials { get => field > 0 ? field : Count; init; }

    /// <summary>Whether the names are made up, because the data had none. Default false.</summary>
    public bool Unnamed { get; init; }

    /// <summary>Time from one state to the next.</summary>
    public double Step { get; }

    /// <summary>Where they came from.</summary>
    public string Source { get; }

    /// <summary>What the reader noted, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Number of states of all trajectories together.</summary>
    public int States => paths.Sum(path => path.Length) / Dimension;

    /// <summary>Number of states of a trajectory.</summary>
    /// <param name="path">Its number from 0.</param>
    public int Length(int path) => paths[path].Length / Dimension;

    /// <summary>A trajectory: n_i x d values in C order.</summary>
    /// <param name="path">Its number from 0.</param>
    public ReadOnlySpan<double> Path(int path) => paths[path];

    /// <summary>One state of d values.</summary>
    /// <param name="path">Number of the trajectory from 0.</param>
    /// <param name="time">Number of the state from 0.</param>
    public ReadOnlySpan<double> State(int path, int time) => paths[path].AsSpan(time * Dimension, Dimension);

    /// <summary>One coordinate along a trajectory.</summary>
    /// <param name="path">Number of the trajectory from 0.</param>
    /// <param name="coordinate">Number of the coordinate from 0.</param>
    internal double[] Along(int path, int coordinate) =>
        [.. Enumerable.Range(0, Length(path)).Select(time => State(path, time)[coordinate])];

    /// <summary>One coordinate at all states, trajectory after trajectory.</summary>
    /// <param name="coordinate">Its number from 0.</param>
    internal double[] Column(int coordinate) =>
        [.. Enumerable.Range(0, Count).SelectMany(path => Along(path, coordinate))];

    /// <summary>The same trajectories without some coordinates.</summary>
    /// <param name="columns">The coordinates that stay, from 0, at least one.</param>
    internal PathSet Keep(IReadOnlyList<int> columns)
    {
        var d = Dimension;
        return new PathSet(
            [.. paths.Select(path => Enumerable.Range(0, path.Length / d)
                .SelectMany(time => columns.Select(column => path[(time * d) + column])).ToArray())],
            [.. columns.Select(column => Names[column])], Step, Source)
        { Notes = Notes, Unnamed = Unnamed, Trials = Trials };
    }

    /// <summary>The same without some trajectories.</summary>
    /// <param name="kept">Numbers of those that stay, at least one.</param>
    internal PathSet Only(IReadOnlyList<int> kept) => new([.. kept.Select(i => paths[i])], Names, Step, Source)
    {
        Notes = Notes,
        Unnamed = Unnamed,
        Trials = Math.Min(Trials, kept.Count),
    };

    private void Check(int i)
    {
        if (paths[i].Length % Dimension != 0)
            throw new ArgumentException($"Trajectory {i} does not hold whole states of {Dimension} values.");
        if (Length(i) < 2)
        {
            throw Refuse(
                $"has a trajectory of one point (number {i}); a path needs at least two, so leave it out.");
        }

        var wrong = Array.FindIndex(paths[i], value => !double.IsFinite(value));
        if (wrong >= 0)
        {
            throw Refuse(
                $"lacks a finite value in trajectory {i}, time {wrong / Dimension}, coordinate "
                + $"{Names[wrong % Dimension]}; fill it in or leave the trajectory out.");
        }
    }

    private NoetherException Refuse(string rest) => new($"{Source} {rest}") { File = Source };
}
