using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Numerics;

namespace Noether.Studies.Conserved;

/// <summary>Paths that conserve nothing.</summary>
internal static class PathNulls
{
    private const ulong OrderStream = 97;
    private const double SlowFriction = 0.03;

    /// <summary>The kinds: key, words, paths of a seed.</summary>
    public static IReadOnlyList<(string Key, string Row, Func<ulong, PathSet> Make)> Kinds(int paths) =>
    [
        ("damped-pendulum", "damped pendulum", seed => Of(PathSystem.DampedPendulum, paths, seed)),
        ("damped-pendulum-noisy", "damped pendulum, noise 0.1", seed => Of(PathSystem.DampedPendulum, paths, seed, noise: 0.1)),
        ("damped-spring-noisy", "damped spring, noise 0.1", seed => Of(PathSystem.DampedSpring, paths, seed, noise: 0.1)),
        ("slow-friction", "oscillator of friction 0.03, noise 0.02", seed => SlowlyDamped(paths, seed)),
        ("driven-spring", "spring under random forces", seed => Of(PathSystem.DrivenSpring, paths, seed)),
        ("lorenz", "Lorenz", seed => Of(PathSystem.Lorenz, paths, seed, step: 0.05)),
        ("random-walk", "random walk", seed => Of(PathSystem.RandomWalk, paths, seed)),
        ("autoregression", "autoregression", seed => Of(PathSystem.Autoregression, paths, seed)),
        ("white-noise", "white noise", seed => Of(PathSystem.WhiteNoise, paths, seed)),
        ("regrouped", "pendulum, points regrouped over paths", seed => Regrouped(Of(PathSystem.Pendulum, paths, seed), seed)),
        ("coarse-lorenz", "Lorenz, points too far apart", seed => Of(PathSystem.Lorenz, paths, seed, step: 1)),
        ("short-walk", "random walk, 10 paths of 100 points", seed => SyntheticPaths.Generate(new PathSettings
        {
            System = PathSystem.RandomWalk, Paths = 10, Times = 100, Seed = seed,
        })),
    ];

    private static PathSet Of(PathSystem system, int paths, ulong seed, double noise = 0, double step = 0.1) =>
        SyntheticPaths.Generate(new PathSettings
        {
            System = system,
            Paths = paths,
            Noise = noise,
            Dt = step,
            Seed = seed,
        });

    // A decay that is slow beside the noise: exact solution of x'' = -4x - f x'.
    private static PathSet SlowlyDamped(int paths, ulong seed)
    {
        const int times = 60;
        const double step = 0.2, noise = 0.02;
        var values = new double[paths][];
        var omega = Math.Sqrt(4 - (SlowFriction * SlowFriction / 4));
        for (var i = 0; i < paths; i++)
        {
            var random = new CounterRandom(seed, OrderStream + 1 + (ulong)i);
            var (amplitude, phase) = (0.3 + (0.7 * random.NextDouble()), 2 * Math.PI * random.NextDouble());
            values[i] = new double[2 * times];
            for (var time = 0; time < times; time++)
            {
                var (t, decay) = (time * step, amplitude * Math.Exp(-SlowFriction * time * step / 2));
                values[i][2 * time] = (decay * Math.Cos((omega * t) + phase)) + (noise * random.NextNormal());
                values[i][(2 * time) + 1] = (-decay * ((omega * Math.Sin((omega * t) + phase))
                    + (SlowFriction / 2 * Math.Cos((omega * t) + phase)))) + (noise * random.NextNormal());
            }
        }

        return new PathSet(values, ["x", "v"], step, "slowly damped oscillator");
    }

    private static PathSet Regrouped(PathSet paths, ulong seed)
    {
        var (d, length) = (paths.Dimension, paths.Length(0));
        var order = new CounterRandom(seed, OrderStream).Permutation(paths.States);
        var values = Enumerable.Range(0, paths.Count).Select(_ => new double[length * d]).ToArray();
        for (var row = 0; row < order.Length; row++)
        {
            paths.State(order[row] / length, order[row] % length)
                .CopyTo(values[row / length].AsSpan(row % length * d, d));
        }

        return new PathSet(values, paths.Names, paths.Step, "regrouped pendulum");
    }
}
