using System.Globalization;
using System.Text;
using Noether.Data.Formats;
using Noether.Data.Paths;
using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// Trajectories of known systems, by the classical Runge-Kutta method of fourth order with inner steps of 0.002 at most
/// (0.001 for the double pendulum and Lorenz's equations). Every trajectory has random streams of its own, so that the numbers depend neither on
/// threads nor on how many trajectories there are.
/// </summary>
public static class SyntheticPaths
{
    private const double InnerStep = 0.002;
    private const double ChaoticStep = 0.001;
    private const double Recursion = 0.9;
    private const ulong StartStream = 0x7061_7468_0000_0000;
    private const ulong NoiseStream = 0x6e6f_6973_0000_0000;

    /// <summary>Makes trajectories in memory.</summary>
    /// <param name="settings">What to make.</param>
    /// <param name="cancellationToken">Stops the work with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">A setting is out of range.</exception>
    public static PathSet Generate(PathSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var dynamics = PathDynamics.Of(settings.System);
        var paths = new double[settings.Paths][];
        for (var i = 0; i < paths.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = new CounterRandom(settings.Seed, StartStream + (ulong)i);
            paths[i] = dynamics is null ? Numbers(settings, random) : Motion(settings, dynamics, random);
            if (settings.Noise == 0)
                continue;
            var noise = new CounterRandom(settings.Seed, NoiseStream + (ulong)i);
            for (var k = 0; k < paths[i].Length; k++)
                paths[i][k] += settings.Noise * noise.NextNormal();
        }

        return new PathSet(paths, Names(settings.System), settings.Dt, $"synthetic {settings.System}".ToLowerInvariant());
    }

    /// <summary>
    /// Writes trajectories to a file: a .npy array, float64, trajectories x times x d; or, where the name ends with .csv, a
    /// table with the columns trial, t and the coordinates.
    /// </summary>
    /// <param name="settings">What to make.</param>
    /// <param name="path">The file; it appears when complete.</param>
    /// <param name="cancellationToken">Stops the work with an OperationCanceledException; no file is left.</param>
    /// <exception cref="NoetherException">A setting is out of range, or the file cannot be written.</exception>
    public static void Write(PathSettings settings, string path, CancellationToken cancellationToken = default)
    {
        var made = Generate(settings, cancellationToken);
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            WriteTable(made, path);
            return;
        }

        NpyFile.Write(
            path, (double[])[.. Enumerable.Range(0, made.Count).SelectMany(i => made.Path(i).ToArray())], made.Count,
            settings.Times, made.Dimension);
    }

    /// <summary>Names of the coordinates of a system.</summary>
    /// <param name="system">The system.</param>
    public static IReadOnlyList<string> Names(PathSystem system) => PathDynamics.Of(system)?.Names ?? ["x", "y"];

    private static void WriteTable(PathSet made, string path)
    {
        var text = new StringBuilder($"trial,t,{string.Join(',', made.Names)}\n");
        for (var i = 0; i < made.Count; i++)
        {
            for (var time = 0; time < made.Length(i); time++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{i},{time * made.Step:R}");
                foreach (var value in made.State(i, time))
                    text.Append(CultureInfo.InvariantCulture, $",{value:R}");
                text.Append('\n');
            }
        }

        using var file = AtomicFile.Create(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Commit();
    }

    private static double[] Motion(PathSettings settings, PathDynamics dynamics, CounterRandom random)
    {
        var state = dynamics.Start(random);
        var d = state.Length;
        var values = new double[settings.Times * d];
        var largest = settings.System is PathSystem.DoublePendulum or PathSystem.Lorenz ? ChaoticStep : InnerStep;
        var inner = (int)Math.Ceiling(settings.Dt / largest);
        var step = settings.Dt / inner;
        var solver = new RungeKutta(dynamics.Velocity, d);
        for (var time = 0; time < settings.Times; time++)
        {
            state.CopyTo(values, time * d);
            for (var i = 0; i < inner && time + 1 < settings.Times; i++)
            {
                solver.Step(state, step);
                if (dynamics.Force > 0)
                    state[^1] += dynamics.Force * Math.Sqrt(step) * random.NextNormal();
            }
        }

        return values;
    }

    private static double[] Numbers(PathSettings settings, CounterRandom random)
    {
        const int d = 2;
        var values = new double[settings.Times * d];
        for (var k = 0; k < values.Length; k++)
        {
            var fresh = random.NextNormal();
            values[k] = (settings.System, k < d) switch
            {
                (PathSystem.RandomWalk, false) => values[k - d] + fresh,
                (PathSystem.Autoregression, false) => (Recursion * values[k - d]) + fresh,
                (PathSystem.Autoregression, true) => fresh / Math.Sqrt(1 - (Recursion * Recursion)),
                _ => fresh,
            };
        }

        return values;
    }
}
