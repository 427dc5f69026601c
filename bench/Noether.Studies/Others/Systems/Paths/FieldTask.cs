using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Numerics;
using Noether.Published.Fields;

namespace Noether.Studies.Others.Systems.Paths;

/// <summary>
/// A task of Greydanus, Dzamba and Yosinski: states with velocities to learn from and to judge with, the true energy, and
/// starts of roll-outs over a fixed horizon.
/// </summary>
internal sealed record FieldTask
{
    private const int Trajectories = 50;
    private const int Starts = 15;
    private const ulong SeedOfStarts = 4711;

    /// <summary>What is learnt from.</summary>
    public required PathVelocities Train { get; init; }

    /// <summary>What judges.</summary>
    public required PathVelocities Test { get; init; }

    /// <summary>Energy of several states: N x d values, and an array for N results.</summary>
    public required VectorField Energy { get; init; }

    /// <summary>Starts of roll-outs, n x d values.</summary>
    public required double[] From { get; init; }

    /// <summary>Time of a roll-out.</summary>
    public double Horizon { get; init; } = 20;

    /// <summary>Time of a step.</summary>
    public double Step { get; init; } = 0.01;

    /// <summary>Spring or pendulum: 50 trajectories over 3 time units, half of them to learn from; noise of 0.1 on states, and
    /// velocities of the states before it.</summary>
    /// <param name="system">Which.</param>
    /// <param name="seed">Draws trajectories and noise.</param>
    /// <param name="noise">Deviation of the noise.</param>
    public static FieldTask Generated(PathSystem system, ulong seed, double noise = 0.1)
    {
        var settings = SettingsOf(system, seed);
        var (clean, noisy) = (SyntheticPaths.Generate(settings), SyntheticPaths.Generate(settings with { Noise = noise }));
        var field = PathDynamics.Of(system)!.Velocity;
        var all = PathVelocities.Of(noisy, (path, time, velocity) => field(clean.State(path, time), velocity));
        var starts = SyntheticPaths.Generate(settings with { Paths = Starts, Times = 2, Seed = seed + SeedOfStarts });
        return new FieldTask
        {
            Train = all.Only([.. Enumerable.Range(0, Trajectories / 2)]),
            Test = all.Only([.. Enumerable.Range(Trajectories / 2, Trajectories / 2)]),
            Energy = EnergyOf(system),
            From = [.. Enumerable.Range(0, Starts).SelectMany(i => starts.State(i, 0).ToArray())],
            Step = system == PathSystem.Spring ? 0.01 : 0.02,
        };
    }

    /// <summary>The trajectories of a task.</summary>
    public static PathSettings SettingsOf(PathSystem system, ulong seed)
    {
        var times = system == PathSystem.Spring ? 30 : 45;
        return new PathSettings { System = system, Paths = Trajectories, Times = times, Dt = 3.0 / (times - 1), Seed = seed };
    }

    /// <summary>The energy of the spring, q^2 + p^2, or of the pendulum, 3 (1 - cos q) + p^2.</summary>
    public static VectorField EnergyOf(PathSystem system) => system == PathSystem.Spring
        ? Each(state => (state[0] * state[0]) + (state[1] * state[1]))
        : Each(state => (3 * (1 - Math.Cos(state[0]))) + (state[1] * state[1]));

    /// <summary>
    /// The measured pendulum: forward differences, the first four fifths in time to learn from, one roll-out from the first
    /// state of the rest over its length.
    /// </summary>
    /// <param name="file">The file of Schmidt and Lipson.</param>
    public static FieldTask Measured(string file)
    {
        const double trained = 0.8;
        var paths = PathFile.Open(file, new PathFileOptions { Trial = "0", Time = "1", Coordinates = "q=2,p=3" });
        var all = PathVelocities.Of(paths, PathDifferences.Forward);
        var cut = (int)Math.Ceiling(trained * all.Count);
        var test = Slice(all, cut, all.Count);
        return new FieldTask
        {
            Train = Slice(all, 0, cut),
            Test = test,
            Energy = Each(state => (2.4 * (1 - Math.Cos(state[0]))) + (state[1] * state[1])),
            From = test.States[..2],
            Horizon = (test.Count - 1) * paths.Step,
            Step = 0.02,
        };
    }

    /// <summary>Two bodies of the published files, velocities by the formula, 15 roll-outs from test trajectories.</summary>
    /// <param name="train">File to learn from.</param>
    /// <param name="test">File to judge with.</param>
    public static FieldTask TwoBodies(string train, string test)
    {
        var options = new PathFileOptions { Dt = 0.42, Coordinates = "qx1,qx2,qy1,qy2,px1,px2,py1,py2" };
        var judged = Velocities(PathFile.Open(test, options));
        return new FieldTask
        {
            Train = Velocities(PathFile.Open(train, options)),
            Test = judged,
            Energy = Each(TwoBodyEnergy),
            From = [.. Enumerable.Range(0, Starts).SelectMany(path =>
                judged.States.AsSpan(judged.Starts[path] * 8, 8).ToArray())],
            Step = 0.05,
        };

        static PathVelocities Velocities(PathSet paths) =>
            PathVelocities.Of(paths, (path, time, velocity) => TwoBodyVelocity(paths.State(path, time), velocity));
    }

    /// <summary>Mean squared error of a field over samples and coordinates.</summary>
    public static double Error(VectorField field, PathVelocities data)
    {
        var found = new double[data.Velocities.Length];
        field(data.States, found);
        return found.Zip(data.Velocities, (one, other) => (one - other) * (one - other)).Average();
    }

    /// <summary>Mean over starts and time of (H(x_t) - H(x_0))^2 along what a field predicts.</summary>
    /// <param name="field">The field.</param>
    /// <param name="context">Cancellation.</param>
    public double EnergyError(VectorField field, StudyContext context) =>
        RollOut.From(field, From, From.Length / Train.Dimension, Horizon, Step, context.Cancellation)
            .SquaredChanges(Energy).Average();

    private static PathVelocities Slice(PathVelocities all, int first, int last)
    {
        var d = all.Dimension;
        return new PathVelocities(
            all.States[(first * d)..(last * d)], all.Velocities[(first * d)..(last * d)], [0, last - first]);
    }

    private static VectorField Each(Energies energy) => (states, values) =>
    {
        var d = states.Length / values.Length;
        for (var i = 0; i < values.Length; i++)
            values[i] = energy(states.Slice(i * d, d));
    };

    private static double TwoBodyEnergy(ReadOnlySpan<double> s)
    {
        var kinetic = 0.0;
        for (var i = 4; i < 8; i++)
            kinetic += 0.5 * s[i] * s[i];
        return kinetic - (1 / Math.Sqrt(Math.Pow(s[1] - s[0], 2) + Math.Pow(s[3] - s[2], 2)));
    }

    private static void TwoBodyVelocity(ReadOnlySpan<double> s, Span<double> velocity)
    {
        var (x, y) = (s[1] - s[0], s[3] - s[2]);
        var pull = 1 / Math.Pow((x * x) + (y * y), 1.5);
        s[4..].CopyTo(velocity);
        (velocity[4], velocity[5], velocity[6], velocity[7]) = (pull * x, -pull * x, pull * y, -pull * y);
    }

    private delegate double Energies(ReadOnlySpan<double> state);
}
