using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Optimization;
using Noether.Published.Fields;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>A trained H and its flow, in the units of the paths. Trained in float, used in double.</summary>
/// <param name="network">The network.</param>
/// <param name="scale">The units in which it sees states and velocities.</param>
internal sealed class HamiltonianModel(HamiltonianNetwork<double> network, CanonicalScale scale)
{
    private const int MostForFullBatch = 1500;
    private const int UsualBatch = 200;
    private const ulong InitialStream = 0x686e_6e01;
    private const ulong OrderStream = 0x686e_6e02;

    /// <summary>The network.</summary>
    public HamiltonianNetwork<double> Network => network;

    /// <summary>Its units.</summary>
    public CanonicalScale Scale => scale;

    /// <summary>Steps that were taken.</summary>
    public int Steps { get; private init; }

    /// <summary>The loss every so many steps, in the units of the network: step, loss.</summary>
    public IReadOnlyList<(int Step, double Loss)> History { get; private init; } = [];

    /// <summary>Points in a step of the training.</summary>
    public static int BatchOf(HamiltonianSettings settings, int count) =>
        Math.Min(count, settings.Batch ?? (count <= MostForFullBatch ? count : UsualBatch));

    /// <summary>Trains.</summary>
    /// <param name="data">States and velocities.</param>
    /// <param name="scale">Units.</param>
    /// <param name="settings">How.</param>
    /// <param name="context">Seed and threads.</param>
    /// <param name="step">Told how many steps are done; says whether to go on. May be null.</param>
    public static HamiltonianModel Train(
        PathVelocities data, CanonicalScale scale, HamiltonianSettings settings, RunContext context,
        Func<int, bool>? step = null)
    {
        var (d, n) = (data.Dimension, data.Count);
        var batch = BatchOf(settings, n);
        var single = new HamiltonianNetwork<float>(new HamiltonianShape(d, settings.Width));
        single.Initialise(new CounterRandom(context.Seed, InitialStream));
        var states = Array.ConvertAll(scale.Down(data.States), value => (float)value);
        var velocities = Array.ConvertAll(scale.DownVelocities(data.Velocities), value => (float)value);
        var adam = new Adam<float>(single.Shape.Count);
        var gradient = new float[single.Shape.Count];
        var (some, wanted) = (new float[batch * d], new float[batch * d]);
        var random = new CounterRandom(context.Seed, OrderStream);
        var (order, at, taken) = (Array.Empty<int>(), n, 0);
        var history = new List<(int, double)>();
        for (; taken < settings.Steps && (step?.Invoke(taken) ?? true); taken++)
        {
            double loss;
            if (batch == n)
            {
                loss = single.LossAndGradient(states, velocities, gradient, context.Threads);
            }
            else
            {
                if (at + batch > n)
                    (order, at) = (random.Permutation(n), 0);
                for (var i = 0; i < batch; i++)
                {
                    states.AsSpan(order[at + i] * d, d).CopyTo(some.AsSpan(i * d));
                    velocities.AsSpan(order[at + i] * d, d).CopyTo(wanted.AsSpan(i * d));
                }

                at += batch;
                loss = single.LossAndGradient(some, wanted, gradient, context.Threads);
            }

            if (!double.IsFinite(loss))
                throw new NoetherException($"The loss is no number after {taken} steps; take a smaller rate, or scale the paths.");
            if (taken % Math.Max(1, settings.Steps / 100) == 0)
                history.Add((taken, loss));
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(
                single.Parameters, (float)settings.WeightDecay, gradient, gradient);
            adam.Step(single.Parameters, gradient, settings.Rate);
        }

        var network = new HamiltonianNetwork<double>(single.Shape);
        for (var i = 0; i < network.Parameters.Length; i++)
            network.Parameters[i] = single.Parameters[i];
        return new HamiltonianModel(network, scale) { Steps = taken, History = history };
    }

    /// <summary>H at states.</summary>
    /// <param name="states">N x d values.</param>
    /// <param name="values">Receives N values.</param>
    public void Value(ReadOnlySpan<double> states, Span<double> values)
    {
        var result = new double[values.Length];
        network.Evaluate(scale.Down(states), result, default);
        for (var i = 0; i < values.Length; i++)
            values[i] = scale.Energy * result[i];
    }

    /// <summary>The flow of H at states.</summary>
    /// <param name="states">N x d values.</param>
    /// <param name="velocities">Receives as many.</param>
    public void Velocity(ReadOnlySpan<double> states, Span<double> velocities)
    {
        var result = new double[velocities.Length];
        network.Evaluate(scale.Down(states), default, result);
        result.CopyTo(velocities);
        scale.UpVelocities(velocities);
    }
}
