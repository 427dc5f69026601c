using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Learning.Dense;
using Noether.Numerics;
using Noether.Published.Fields;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>A trained Hamiltonian network beside a free field of the same size, and what both come to.</summary>
internal sealed record HamiltonianResult
{
    private const int MostStarts = 15;
    private const int MostSteps = 4000;
    private const double StepsPerPoint = 5;

    /// <summary>The paths.</summary>
    public required FieldData Data { get; init; }

    /// <summary>The network.</summary>
    public required HamiltonianModel Model { get; init; }

    /// <summary>Errors of the Hamiltonian flow on held-out paths.</summary>
    public required FieldErrors Errors { get; init; }

    /// <summary>Errors of the free field on the same.</summary>
    public required FieldErrors FreeErrors { get; init; }

    /// <summary>Changes of H along the paths.</summary>
    public required QuantityChanges Changes { get; init; }

    /// <summary>H along every path or piece.</summary>
    public required double[][] Values { get; init; }

    /// <summary>Root mean square of cos(grad H, measured velocity) on held-out paths.</summary>
    public required double FlowResidual { get; init; }

    /// <summary>Mean squared error of predicted held-out paths over their length, over the variance of their
    /// points.</summary>
    public required double PathError { get; init; }

    /// <summary>The same of the free field.</summary>
    public required double FreePathError { get; init; }

    /// <summary>Time over which changes of H were followed.</summary>
    public required double Horizon { get; init; }

    /// <summary>Time between the entries of <see cref="EnergyErrors"/>.</summary>
    public required double RollOutStep { get; init; }

    /// <summary>Mean squared change of H along predicted paths, over the variance of H, at every time.</summary>
    public required double[] EnergyErrors { get; init; }

    /// <summary>The same where the free field predicts.</summary>
    public required double[] FreeEnergyErrors { get; init; }

    /// <summary>Whether the time that may be spent was spent before the last step.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>Seconds of the stages.</summary>
    public required IReadOnlyList<NamedValue> Timings { get; init; }

    /// <summary>Trains and measures.</summary>
    public static HamiltonianResult Of(PathSet paths, HamiltonianSettings settings, RunContext context)
    {
        const double networkShare = 0.45;
        const double fieldShare = 0.45;
        var clock = new RunClock(context);
        var data = FieldData.Of(paths, settings.Differences, settings.Pieces);
        var scale = settings.Scale ? CanonicalScale.Of(data.Fit) : CanonicalScale.None(paths.Dimension);
        var early = false;
        var model = HamiltonianModel.Train(data.Fit, scale, settings, context, step =>
        {
            clock.Report("training the Hamiltonian network", networkShare * step / settings.Steps);
            early |= clock.IsSpent;
            return !early;
        });
        var trained = clock.Seconds;
        var batch = HamiltonianModel.BatchOf(settings, data.Fit.Count);
        var steps = Math.Max(1, model.Steps);
        var perEpoch = (data.Fit.Count + batch - 1) / batch;
        var epochs = Math.Max(1, steps / perEpoch);
        var free = FreeField.Fit(data.Fit, scale, settings.Width, new DenseTraining
        {
            Epochs = epochs,
            Batch = batch,
            Rate = settings.Rate,
            WeightDecay = settings.WeightDecay,
            Seed = context.Seed,
        }, (epoch, _) => clock.Report("training a free field beside it", networkShare + (fieldShare * epoch / epochs)),
            context.Cancellation);
        var fitted = clock.Seconds;
        clock.Report("predicting paths", networkShare + fieldShare);
        var result = Measure(data, model, free, settings, context);
        return result with
        {
            StoppedEarly = early,
            Timings =
            [
                new("hamiltonianNetwork", trained), new("freeField", fitted - trained),
                new("predictions", clock.Seconds - fitted), new("total", clock.Seconds),
            ],
        };
    }

    private static HamiltonianResult Measure(
        FieldData data, HamiltonianModel model, FreeField free, HamiltonianSettings settings, RunContext context)
    {
        var units = CanonicalScale.Of(data.Fit);
        var values = new double[data.All.Count];
        model.Value(data.All.States, values);
        double[][] byPath = [.. Enumerable.Range(0, data.All.Paths).Select(i => values[data.All.Starts[i]..data.All.Starts[i + 1]])];
        var mean = values.Average();
        var variance = Math.Max(values.Average(value => (value - mean) * (value - mean)), double.Epsilon);
        var longest = Enumerable.Range(0, data.Paths.Count).Max(data.Paths.Length);
        var horizon = settings.Horizon is > 0 and var given ? given : (longest - 1) * data.Paths.Step;
        var step = Math.Max(data.Paths.Step / StepsPerPoint, horizon / MostSteps);
        var starts = data.Held.Take(MostStarts).SelectMany(path =>
            data.All.States.AsSpan(data.All.Starts[path] * data.All.Dimension, data.All.Dimension).ToArray()).ToArray();
        var count = starts.Length / data.All.Dimension;
        return new HamiltonianResult
        {
            Data = data,
            Model = model,
            Errors = FieldErrors.Of(model.Velocity, data.Judge, units),
            FreeErrors = FieldErrors.Of(free.Velocity, data.Judge, units),
            Values = byPath,
            Changes = QuantityChanges.Of(byPath, data.Cut),
            FlowResidual = FlowOf(model, data.Judge, units),
            PathError = PathErrors.Of(model.Velocity, data, units, context.Cancellation),
            FreePathError = PathErrors.Of(free.Velocity, data, units, context.Cancellation),
            Horizon = horizon,
            RollOutStep = step,
            EnergyErrors = Errors(model.Velocity),
            FreeEnergyErrors = Errors(free.Velocity),
            StoppedEarly = false,
            Timings = [],
        };

        double[] Errors(VectorField field) =>
        [
            .. RollOut.From(field, starts, count, horizon, step, context.Cancellation).SquaredChanges(model.Value)
                .Select(error => error / variance),
        ];
    }

    // grad H . v = w . v with w the flow turned back: grad_q = -p', grad_p = q'.
    private static double FlowOf(HamiltonianModel model, PathVelocities data, CanonicalScale units)
    {
        var d = data.Dimension;
        var flow = new double[data.Velocities.Length];
        model.Velocity(data.States, flow);
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < data.Count; i++)
        {
            var (product, slope, speed) = (0.0, 0.0, 0.0);
            for (var j = 0; j < d; j++)
            {
                var partner = 2 * j < d ? j + (d / 2) : j - (d / 2);
                var gradient = (2 * j < d ? -1 : 1) * flow[(i * d) + partner] * units.Unit(j);
                var velocity = data.Velocities[(i * d) + j] / units.Unit(j);
                (product, slope, speed) =
                    (product + (gradient * velocity), slope + (gradient * gradient), speed + (velocity * velocity));
            }

            if (slope * speed <= 0)
                continue;
            sum += product * product / (slope * speed);
            count++;
        }

        return count > 0 ? Math.Sqrt(sum / count) : double.NaN;
    }
}
