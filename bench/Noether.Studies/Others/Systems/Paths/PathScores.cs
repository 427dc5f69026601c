using Noether.Conserved;
using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Studies.Others.Systems.Paths;

/// <summary>The scores that all methods for paths have in common, on trajectories that none of them has seen.</summary>
internal static class PathScores
{
    private const int Trajectories = 100;
    private const ulong SeedOfTrajectories = 1234;
    private const double Step = 1e-4;

    /// <summary>Scores a quantity of a known system.</summary>
    /// <param name="method">The method.</param>
    /// <param name="seconds">Its CPU seconds.</param>
    /// <param name="system">The system: spring or pendulum.</param>
    /// <param name="seed">Draws the trajectories.</param>
    /// <param name="quantity">F at several states: N x d values, and an array for N results.</param>
    public static SystemScore Of(string method, double seconds, PathSystem system, ulong seed, VectorField quantity)
    {
        var paths = SyntheticPaths.Generate(
            FieldTask.SettingsOf(system, seed + SeedOfTrajectories) with { Paths = Trajectories });
        var data = PathVelocities.Of(paths, (path, time, velocity) =>
            PathDynamics.Of(system)!.Velocity(paths.State(path, time), velocity));
        return new SystemScore(method, seconds)
        {
            Flow = Flow(quantity, data),
            Rank = Math.Abs(Correlations.OfRanks(Means(quantity, data), Means(FieldTask.EnergyOf(system), data))),
        };
    }

    /// <summary>The closed form on noisy paths, its first quantity scored alike.</summary>
    public static SystemScore ClosedForm(StudyContext context, PathSet noisy, PathSystem system, ulong seed)
    {
        var start = Environment.CpuUsage.TotalTime;
        var run = new RunContext { Seed = seed, Threads = context.Threads, Cancellation = context.Cancellation };
        var result = new ConservedSearch(new ConservedSettings(), run).Run(noisy);
        var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        return (result.Conserved.Count > 0 ? result.Conserved[0] : result.Nearest) is not { } best
            ? new SystemScore("conserved", seconds)
            : Of("conserved", seconds, system, seed, (states, values) =>
            {
                for (var i = 0; i < values.Length; i++)
                    values[i] = best.Value(states.Slice(2 * i, 2));
            });
    }

    // Rms of cos(grad F, velocity), gradients by central differences.
    private static double Flow(VectorField quantity, PathVelocities data)
    {
        var d = data.Dimension;
        var gradient = new double[data.States.Length];
        var (above, below) = (new double[data.Count], new double[data.Count]);
        for (var j = 0; j < d; j++)
        {
            quantity(Shifted(data.States, d, j, Step), above);
            quantity(Shifted(data.States, d, j, -Step), below);
            for (var i = 0; i < data.Count; i++)
                gradient[(i * d) + j] = (above[i] - below[i]) / (2 * Step);
        }

        return Math.Sqrt(Enumerable.Range(0, data.Count).Average(i =>
        {
            var g = gradient.AsSpan(i * d, d);
            var v = data.Velocities.AsSpan(i * d, d);
            var product = MatrixOps.Dot(g, v);
            return product * product / (MatrixOps.Dot(g, g) * MatrixOps.Dot(v, v));
        }));
    }

    private static double[] Shifted(double[] states, int d, int coordinate, double by) =>
        [.. states.Select((value, i) => i % d == coordinate ? value + by : value)];

    private static double[] Means(VectorField quantity, PathVelocities data)
    {
        var values = new double[data.Count];
        quantity(data.States, values);
        return [.. Enumerable.Range(0, data.Paths).Select(i => values[data.Starts[i]..data.Starts[i + 1]].Average())];
    }
}
