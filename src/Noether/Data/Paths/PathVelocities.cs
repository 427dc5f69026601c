namespace Noether.Data.Paths;

/// <summary>How velocities are taken from paths.</summary>
public enum PathDifferences
{
    /// <summary>(x(t + dt) - x(t - dt)) / 2 dt, of second order; the first and the last point of a path have
    /// none.</summary>
    Central,

    /// <summary>(x(t + dt) - x(t)) / dt, of first order; the last point of a path has none.</summary>
    Forward,
}

/// <summary>States with their velocities, of some paths.</summary>
/// <param name="States">N x d values.</param>
/// <param name="Velocities">N x d values.</param>
/// <param name="Starts">Number of the first state of each path, and N behind the last.</param>
internal sealed record PathVelocities(double[] States, double[] Velocities, int[] Starts)
{
    /// <summary>Number of states, N.</summary>
    public int Count => Starts[^1];

    /// <summary>Number of paths.</summary>
    public int Paths => Starts.Length - 1;

    /// <summary>Number of coordinates, d.</summary>
    public int Dimension => States.Length / Count;

    /// <summary>Takes differences.</summary>
    /// <param name="paths">The paths, each long enough for a difference.</param>
    /// <param name="kind">Which differences.</param>
    public static PathVelocities Of(PathSet paths, PathDifferences kind)
    {
        var d = paths.Dimension;
        var (states, velocities, starts) = (new List<double>(), new List<double>(), new List<int> { 0 });
        var (before, span) = kind == PathDifferences.Central ? (1, 2 * paths.Step) : (0, paths.Step);
        for (var i = 0; i < paths.Count; i++)
        {
            for (var time = before; time + 1 < paths.Length(i); time++)
            {
                var next = paths.State(i, time + 1);
                var last = paths.State(i, time - before);
                states.AddRange(paths.State(i, time));
                for (var j = 0; j < d; j++)
                    velocities.Add((next[j] - last[j]) / span);
            }

            starts.Add(states.Count / d);
        }

        return new PathVelocities([.. states], [.. velocities], [.. starts]);
    }

    /// <summary>Velocities that are known at every point.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="velocity">Writes the velocity of a state, given the number of its path and its time.</param>
    public static PathVelocities Of(PathSet paths, Action<int, int, Span<double>> velocity)
    {
        var d = paths.Dimension;
        var (states, velocities, starts) = (new double[paths.States * d], new double[paths.States * d],
            new int[paths.Count + 1]);
        for (var i = 0; i < paths.Count; i++)
        {
            starts[i + 1] = starts[i] + paths.Length(i);
            paths.Path(i).CopyTo(states.AsSpan(starts[i] * d));
            for (var time = 0; time < paths.Length(i); time++)
                velocity(i, time, velocities.AsSpan((starts[i] + time) * d, d));
        }

        return new PathVelocities(states, velocities, starts);
    }

    /// <summary>Those of some paths.</summary>
    /// <param name="kept">Numbers of the paths, at least one.</param>
    public PathVelocities Only(IReadOnlyList<int> kept) =>
        Slices(kept.Select(path => (Starts[path], Starts[path + 1] - Starts[path])));

    /// <summary>The same, every path cut in pieces of so many states; what is left over at an end is not
    /// used.</summary>
    /// <param name="length">States of a piece.</param>
    public PathVelocities Cut(int length) => Slices(
        from path in Enumerable.Range(0, Paths)
        from piece in Enumerable.Range(0, (Starts[path + 1] - Starts[path]) / length)
        select (Starts[path] + (piece * length), length));

    private PathVelocities Slices(IEnumerable<(int First, int Length)> slices)
    {
        var d = Dimension;
        var (states, velocities, starts) = (new List<double>(), new List<double>(), new List<int> { 0 });
        foreach (var (first, length) in slices)
        {
            states.AddRange(States.AsSpan(first * d, length * d));
            velocities.AddRange(Velocities.AsSpan(first * d, length * d));
            starts.Add(states.Count / d);
        }

        return new PathVelocities([.. states], [.. velocities], [.. starts]);
    }
}
