using Noether.Data.Paths;
using Noether.Learning.Dense;
using Noether.Numerics;

namespace Noether.Published.Fields;

/// <summary>
/// A velocity field that owes nothing to any law: a network of two hidden layers, fitted to velocities. The baseline of
/// Greydanus, Dzamba and Yosinski, arXiv 1906.01563, and what Noether networks are made of.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="scale">The units in which it sees states and velocities.</param>
internal sealed class FreeField(DenseNetwork network, CanonicalScale scale)
{
    /// <summary>The network.</summary>
    public DenseNetwork Network => network;

    /// <summary>Its units.</summary>
    public CanonicalScale Scale => scale;

    /// <summary>Fits a field.</summary>
    /// <param name="data">States and velocities.</param>
    /// <param name="scale">Units.</param>
    /// <param name="width">Units of either hidden layer.</param>
    /// <param name="training">How.</param>
    /// <param name="done">Told the number of epochs that are done; may be null.</param>
    /// <param name="cancellation">Stops the fit.</param>
    public static FreeField Fit(
        PathVelocities data, CanonicalScale scale, int width, DenseTraining training, Action<int, double>? done = null,
        CancellationToken cancellation = default)
    {
        var d = data.Dimension;
        var network = new DenseNetwork([d, width, width, d], DenseActivation.Tanh, training.Seed);
        var targets = new Matrix(data.Count, d, scale.DownVelocities(data.Velocities));
        DenseTrainer.Train(
            network, new Matrix(data.Count, d, scale.Down(data.States)), DenseLosses.SquaredError(targets), training,
                done,
            cancellation);
        return new FreeField(network, scale);
    }

    /// <summary>Velocities at states.</summary>
    /// <param name="states">N x d values.</param>
    /// <param name="velocities">Receives as many.</param>
    public void Velocity(ReadOnlySpan<double> states, Span<double> velocities)
    {
        var d = network.Inputs;
        network.Forward(new Matrix(states.Length / d, d, scale.Down(states))).Values.CopyTo(velocities);
        scale.UpVelocities(velocities);
    }
}
