using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Learning.Dense;

/// <summary>How a <see cref="DenseNetwork"/> is trained.</summary>
internal sealed record DenseTraining
{
    /// <summary>Times that every sample is used, at least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>Samples in a step, at least 1; the last step of an epoch may have fewer.</summary>
    public required int Batch { get; init; }

    /// <summary>Learning rate of Adam (0.9, 0.999, 1e-8), above 0.</summary>
    public required double Rate { get; init; }

    /// <summary>Factor of the rate at a share of the training that is done, 0 to 1; null means always 1.</summary>
    public Func<double, double>? Schedule { get; init; }

    /// <summary>L2: this times the parameters is added to the gradient. Default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Draws the order of the samples.</summary>
    public ulong Seed { get; init; }

    /// <summary>Half a cosine, from 1 to 0.</summary>
    public static double Cosine(double share) => 0.5 * (1 + Math.Cos(Math.PI * share));
}

/// <summary>Trains dense networks: batches in an order drawn anew every epoch, one Adam step each. One
/// thread.</summary>
internal static class DenseTrainer
{
    /// <summary>Trains.</summary>
    /// <param name="network">Is changed.</param>
    /// <param name="inputs">n x inputs.</param>
    /// <param name="loss">The loss of a batch.</param>
    /// <param name="training">How.</param>
    /// <param name="done">Told the number of epochs done and the mean loss of the last; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Mean loss of every epoch.</returns>
    public static double[] Train(
        DenseNetwork network, Matrix inputs, DenseLoss loss, DenseTraining training, Action<int, double>? done = null,
        CancellationToken cancellation = default)
    {
        var adam = new Adam<double>(network.Parameters.Length);
        var random = new CounterRandom(training.Seed, stream: 32);
        var steps = (inputs.Rows + training.Batch - 1) / training.Batch;
        var losses = new double[training.Epochs];
        for (var epoch = 0; epoch < training.Epochs; epoch++)
        {
            var order = random.Permutation(inputs.Rows);
            for (var step = 0; step < steps; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = order.AsSpan(step * training.Batch,
                    Math.Min(training.Batch, order.Length - (step * training.Batch)));
                var batch = inputs.CopyRows(rows);
                var outputs = network.Forward(batch);
                var gradients = new Matrix(outputs.Rows, outputs.Columns);
                losses[epoch] += loss(outputs, rows, gradients) * rows.Length / inputs.Rows;
                Array.Clear(network.Gradient);
                network.Backward(gradients);
                if (training.WeightDecay > 0)
                    MatrixOps.AddScaled(network.Gradient, network.Parameters, training.WeightDecay);
                var share = ((double)epoch * steps + step) / ((double)training.Epochs * steps);
                adam.Step(
                    network.Parameters, network.Gradient, training.Rate * (training.Schedule?.Invoke(share) ?? 1));
            }

            done?.Invoke(epoch + 1, losses[epoch]);
        }

        return losses;
    }
}
