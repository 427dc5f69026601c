using System.Numerics.Tensors;
using Noether.Discovery;
using Noether.Labels;
using Noether.Learning.Dense;
using Noether.Numerics;

namespace Noether.Published;

/// <summary>
/// A dense network that was fitted to labels, in place of the function that made them. Three quarters of the samples
/// train it, the others say how much of the labels it explains.
/// </summary>
/// <param name="span">Coordinates in which it works.</param>
/// <param name="network">The network; answers in units of the deviation of the labels.</param>
internal sealed class FittedFunction(SampleSpan span, DenseNetwork network) : IFunctionOracle
{
    /// <inheritdoc/>
    public string Source => "fitted network";

    /// <inheritdoc/>
    public int Inputs => span.Dimension;

    /// <inheritdoc/>
    public int Outputs => network.Outputs;

    /// <inheritdoc/>
    public double Precision => 1e-14;

    /// <summary>The network on coordinates of the span.</summary>
    public DenseNetwork Network => network;

    /// <summary>Share of the variance of held-out labels that it leaves.</summary>
    public required double Left { get; init; }

    /// <summary>How it is made: two layers of 64, tanh, Adam 3e-3 to 0 by half a cosine.</summary>
    /// <param name="span">Coordinates.</param>
    /// <param name="points">n x r coordinates.</param>
    /// <param name="targets">n x m labels, of deviation 1.</param>
    /// <param name="layers">Units of every hidden layer.</param>
    /// <param name="activation">What lies between them.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="context">Progress and cancellation.</param>
    public static FittedFunction Fit(
        SampleSpan span, Matrix points, Matrix targets, IReadOnlyList<int> layers, DenseActivation activation,
        DenseTraining training, RunContext context)
    {
        var count = 3 * points.Rows / 4;
        var network = new DenseNetwork([points.Columns, .. layers, targets.Columns], activation, context.Seed);
        DenseTrainer.Train(
            network, points.CopyRows(0, count), DenseLosses.SquaredError(targets),
                training with { Seed = context.Seed },
            (epoch, _) => context.Progress?.Report(
                new RunProgress("fitting a network", 0.8 * epoch / training.Epochs)),
            context.Cancellation);
        return new FittedFunction(span, network) { Left = Unexplained(network, points, targets, count) };
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> points, Span<double> values)
    {
        var rows = new Matrix(points.Length / Inputs, Inputs, points.ToArray());
        network.Forward(span.Down(rows)).Values.CopyTo(values);
    }

    private static double Unexplained(DenseNetwork network, Matrix points, Matrix targets, int from)
    {
        var count = points.Rows - from;
        var said = network.Forward(points.CopyRows(from, count));
        var (left, square) = (0.0, 0.0);
        var mean = new double[targets.Columns];
        for (var i = 0; i < count; i++)
            MatrixOps.AddScaled(mean, targets.Row(from + i), 1.0 / count);
        for (var i = 0; i < count; i++)
        {
            left += Math.Pow(TensorPrimitives.Distance<double>(said.Row(i), targets.Row(from + i)), 2);
            square += Math.Pow(TensorPrimitives.Distance<double>(mean, targets.Row(from + i)), 2);
        }

        return left / Math.Max(square, double.Epsilon);
    }
}
