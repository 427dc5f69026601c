using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Learning.Dense;
using Noether.Numerics;
using Noether.Published.Fields;
using Noether.Published.HamiltonianNetworks;

namespace Noether.Studies.Others.Systems.Paths;

/// <summary>Hamiltonian neural networks on the published tasks, and the verdicts of the method on further seeds.</summary>
internal sealed class HamiltonianSystem : IPublishedSystem
{
    private const ulong FirstSeed = 100; // limits of the verdict were set on seeds below
    private const string Pendulum = "schmidt_lipson_real_pend_h_1.txt";
    private const int Grid = 21;

    /// <inheritdoc/>
    public string Name => "hamiltonian-network";

    /// <inheritdoc/>
    public string Title => "Hamiltonian neural networks (Greydanus, Dzamba, Yosinski, arXiv 1906.01563)";

    /// <inheritdoc/>
    public string Remark =>
        "Published widths, rates and steps, no scaling; velocities of the states before the noise. The energy error is the mean over "
        + "15 starts and over time of (H(x_t) - H(x_0))^2 with the true H, along roll-outs of a fixed horizon of T = 20 (Runge-Kutta, "
        + "steps of 0.01, for the pendulum 0.02, for two bodies 0.05): the published figures of the spring and the pendulum are over "
        + "growing horizons and of another formula. Of the measured pendulum there is one roll-out over the 18 s that were held out. "
        + "Targets are measurements of the recipe with PyTorch. Seconds are CPU seconds. "
        + "Beside it the closed form on the same noisy paths: flow residual with true velocities, rank agreement over 100 new "
        + "trajectories. Findings are those of the method on seeds that no limit was set on, 30 paths of 30 points.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) =>
        Parts(new StudyOptions { Quick = quick });

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(StudyOptions options)
    {
        var steps = options.Quick ? 50 : 2000;
        List<(string, Action<StudyContext, ulong, SystemRecord>)> parts =
        [
            ("gradient", (_, seed, record) => Gradient(seed, record)),
            ("spring", (context, seed, record) => Spring(context, seed, steps, record)),
            ("pendulum", (context, seed, record) => Swing(context, seed, steps, record)),
        ];
        if (options.Physics is { } folder)
        {
            parts.Add(("measured-pendulum", (context, seed, record) =>
                Measured(context, Path.Combine(folder, Pendulum), seed, steps, record)));
            parts.Add(("two-bodies", (context, seed, record) => TwoBodies(context, folder, seed, options.Quick ? 50 : 3000, record)));
        }

        foreach (var (system, noise, wanted) in new[]
        {
            (PathSystem.Spring, 0.0, Finding.Found), (PathSystem.Pendulum, 0.02, Finding.Found), (PathSystem.Kepler, 0, Finding.Found),
            (PathSystem.DampedPendulum, 0, Finding.NotFound), (PathSystem.DampedSpring, 0.02, Finding.NotFound),
            (PathSystem.DrivenSpring, 0, Finding.NotFound), (PathSystem.LotkaVolterra, 0, Finding.NotFound),
            (PathSystem.RandomWalk, 0, Finding.Undecided),
        })
        {
            parts.Add(($"finding-{Words.Lower(system)}", (context, seed, record) =>
                Judged(context, system, noise, wanted, FirstSeed + seed, steps, record)));
        }

        return parts;
    }

    private static void Gradient(ulong seed, SystemRecord record)
    {
        const double step = 1e-5;
        var network = new HamiltonianNetwork<double>(new HamiltonianShape(4, 9));
        network.Initialise(new CounterRandom(seed));
        var random = new CounterRandom(seed, stream: 1);
        var (states, velocities) = (new double[150 * 4], new double[150 * 4]);
        random.FillNormal(states);
        random.FillNormal(velocities);
        var (gradient, scratch) = (new double[network.Shape.Count], new double[network.Shape.Count]);
        network.LossAndGradient(states, velocities, gradient);
        var (error, size) = (0.0, 0.0);
        for (var i = 0; i < gradient.Length; i++)
        {
            var here = network.Parameters[i];
            network.Parameters[i] = here + step;
            var above = network.LossAndGradient(states, velocities, scratch);
            network.Parameters[i] = here - step;
            var difference = (above - network.LossAndGradient(states, velocities, scratch)) / (2 * step);
            network.Parameters[i] = here;
            (error, size) = (error + Math.Pow(difference - gradient[i], 2), size + (difference * difference));
        }

        record.Row("hand gradient against central differences, relative", "1e-6", 0, 1e-6, Math.Sqrt(error / size));
    }

    private static void Spring(StudyContext context, ulong seed, int steps, SystemRecord record)
    {
        var task = FieldTask.Generated(PathSystem.Spring, seed);
        var run = Train(context, task, new HamiltonianSettings { Scale = false, Steps = steps }, seed);
        record.Row("spring: HNN, training error", "0.037", 0.034, 0.040, FieldTask.Error(run.Model.Velocity, task.Train), run.Seconds)
            .Row("spring: HNN, test error", "0.036", 0.033, 0.039, FieldTask.Error(run.Model.Velocity, task.Test))
            .Row("spring: HNN, CPU seconds", "44.3 with PyTorch", 0, 44.3, run.Seconds);
        Energies(context, "spring", task, run, (5e-3, "0.0015"), 8, "26 (0.040 / 0.0015)", record);
        Scores(context, PathSystem.Spring, seed, run, record);
    }

    private static void Swing(StudyContext context, ulong seed, int steps, SystemRecord record)
    {
        var task = FieldTask.Generated(PathSystem.Pendulum, seed);
        var run = Train(context, task, new HamiltonianSettings { Scale = false, Steps = steps }, seed);
        record.Row("pendulum: HNN, training error", "0.0328", 0.0298, 0.0358, FieldTask.Error(run.Model.Velocity, task.Train), run.Seconds)
            .Row("pendulum: HNN, test error", "0.0356", 0.0326, 0.0386, FieldTask.Error(run.Model.Velocity, task.Test))
            .Row("pendulum: HNN, CPU seconds", "55.3 with PyTorch", 0, 55.3, run.Seconds);
        Energies(context, "pendulum", task, run, (double.PositiveInfinity, "0.00063"), 8, "27 (0.017 / 0.00063)", record);
        Scores(context, PathSystem.Pendulum, seed, run, record);
    }

    private static void Measured(StudyContext context, string file, ulong seed, int steps, SystemRecord record)
    {
        var task = FieldTask.Measured(file);
        var run = Train(context, task, new HamiltonianSettings { Scale = false, Steps = steps, WeightDecay = 1e-5 }, seed);
        record.Row("measured pendulum: HNN, training error", "0.0092", 0.0082, 0.0102,
                FieldTask.Error(run.Model.Velocity, task.Train), run.Seconds)
            .Row("measured pendulum: HNN, test error", "0.0058", 0.0048, 0.0068, FieldTask.Error(run.Model.Velocity, task.Test))
            .Row("measured pendulum: energy error of the baseline", "0.37", 0.25, 0.5, task.EnergyError(run.Free.Velocity, context))
            .Row("measured pendulum: energy error of HNN", "0.0134", 0, 0.03, task.EnergyError(run.Model.Velocity, context))
            .Row("measured pendulum: correlation of H with the energy", "0.9996", 0.995, 1, Correlation(run.Model, task));
        var paths = PathFile.Open(file, new PathFileOptions { Trial = "0", Time = "1", Coordinates = "q=2,p=3" });
        var settings = new HamiltonianSettings { Steps = steps, Differences = PathDifferences.Forward };
        var verdict = HamiltonianVerdict.Of(HamiltonianResult.Of(paths, settings, Context(context, seed)));
        record.Row("measured pendulum, which has friction: the method refuses its H", "not found", verdict.Finding == Finding.NotFound);
    }

    private static void TwoBodies(StudyContext context, string folder, ulong seed, int steps, SystemRecord record)
    {
        var task = FieldTask.TwoBodies(
            Path.Combine(folder, "2body_coords_train.npy"), Path.Combine(folder, "2body_coords_test.npy"));
        var settings = new HamiltonianSettings { Scale = false, Steps = steps, Batch = 200, WeightDecay = 0 };
        var run = Train(context, task, settings, seed);
        var (error, free) = (FieldTask.Error(run.Model.Velocity, task.Train), FieldTask.Error(run.Free.Velocity, task.Train));
        record.Row($"two bodies, {steps} steps: HNN, training error", "1.5e-6", 0, 4e-6, error, run.Seconds)
            .Row("two bodies: baseline, training error", "1.9e-5 (shown, not required)", 0, double.PositiveInfinity, free, run.FreeSeconds)
            .Row("two bodies: HNN, test error in the other half-plane", "1.8e-4 (shown, not required)", 0, double.PositiveInfinity,
                FieldTask.Error(run.Model.Velocity, task.Test))
            .Row("two bodies: energy error of HNN, T = 20", "1.25e-4 (shown, not required)", 0, double.PositiveInfinity,
                task.EnergyError(run.Model.Velocity, context));
    }

    private static void Judged(
        StudyContext context, PathSystem system, double noise, Finding wanted, ulong seed, int steps, SystemRecord record)
    {
        var paths = SyntheticPaths.Generate(new PathSettings { System = system, Paths = 30, Noise = noise, Seed = seed });
        var start = Environment.CpuUsage.TotalTime;
        var result = HamiltonianResult.Of(paths, new HamiltonianSettings { Steps = steps }, Context(context, seed));
        var verdict = HamiltonianVerdict.Of(result);
        record.Row(FormattableString.Invariant($"finding on {Words.Lower(system)}, noise {noise}, seed {seed}"),
            MethodCase.Word(wanted), verdict.Finding == wanted, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        record.Figures.Add("verdict", verdict.Summary);
        foreach (var check in verdict.Checks)
            record.Figures.Add($"check.{check.Name}", check.Value);
    }

    private static void Energies(
        StudyContext context, string name, FieldTask task, Run run, (double Most, string Target) most, double leastRatio,
        string ratio, SystemRecord record)
    {
        var (error, free) = (task.EnergyError(run.Model.Velocity, context), task.EnergyError(run.Free.Velocity, context));
        record.Row($"{name}: energy error of HNN, T = 20", most.Target, 0, most.Most, error)
            .Row($"{name}: energy error of the baseline over that", ratio, leastRatio, double.PositiveInfinity, free / error, run.FreeSeconds)
            .Row($"{name}: correlation of H with the energy on [-1, 1]^2", "0.9987, 0.9995", 0.995, 1, Correlation(run.Model, task));
    }

    private static double Correlation(HamiltonianModel model, FieldTask task)
    {
        double[] grid =
        [
            .. Enumerable.Range(0, Grid * Grid).SelectMany(i =>
                new[] { (2.0 * (i % Grid) / (Grid - 1)) - 1, (2.0 * (i / Grid) / (Grid - 1)) - 1 }),
        ];
        var (found, truth) = (new double[Grid * Grid], new double[Grid * Grid]);
        model.Value(grid, found);
        task.Energy(grid, truth);
        return Correlations.Of(found, truth);
    }

    private static void Scores(
        StudyContext context, PathSystem system, ulong seed, Run run, SystemRecord record)
    {
        var noisy = SyntheticPaths.Generate(FieldTask.SettingsOf(system, seed) with { Noise = 0.1 });
        record.Compare($"{Words.Lower(system)}, noise 0.1",
            PathScores.Of("hamiltonian-network", run.Seconds, system, seed, run.Model.Value),
            PathScores.ClosedForm(context, noisy, system, seed));
    }

    private static Run Train(StudyContext context, FieldTask task, HamiltonianSettings settings, ulong seed)
    {
        var scale = CanonicalScale.None(task.Train.Dimension);
        var start = Environment.CpuUsage.TotalTime;
        context.Report("Hamiltonian network");
        var model = HamiltonianModel.Train(task.Train, scale, settings, Context(context, seed), _ => !context.Cancellation.IsCancellationRequested);
        var trained = Environment.CpuUsage.TotalTime;
        context.Report("baseline", 0.5);
        var batch = HamiltonianModel.BatchOf(settings, task.Train.Count);
        var perEpoch = (task.Train.Count + batch - 1) / batch;
        var free = FreeField.Fit(task.Train, scale, settings.Width, new DenseTraining
        {
            Epochs = Math.Max(1, settings.Steps / perEpoch),
            Batch = batch,
            Rate = settings.Rate,
            WeightDecay = settings.WeightDecay,
            Seed = seed,
        }, cancellation: context.Cancellation);
        context.Cancellation.ThrowIfCancellationRequested();
        return new Run(model, free, (trained - start).TotalSeconds, (Environment.CpuUsage.TotalTime - trained).TotalSeconds);
    }

    private static RunContext Context(StudyContext context, ulong seed) =>
        new() { Seed = seed, Threads = context.Threads, Cancellation = context.Cancellation };

    private sealed record Run(HamiltonianModel Model, FreeField Free, double Seconds, double FreeSeconds);
}
