using Noether.Conserved.Search;
using Noether.Numerics;
using Noether.Published.Fields;

namespace Noether.Published.NoetherNetworks;

/// <summary>
/// A velocity field whose parameters are changed for each prediction: after a first roll-out from x_0 by the method
/// of Runge
/// and Kutta one step theta - rate dL/dtheta with L = mean over t of (g(x_0) - g(x_t))^2, g a formula that should be
/// conserved
/// (Alet et al., Noether networks, 2021). The derivative through the roll-out is written by hand.
/// </summary>
/// <param name="field">The field; its parameters are changed and put back.</param>
/// <param name="quantity">g.</param>
/// <param name="step">Time of a step.</param>
/// <param name="steps">Steps of a roll-out.</param>
internal sealed class TailoredField(FreeField field, Quantity quantity, double step, int steps)
{
    private readonly int d = field.Network.Inputs;

    /// <summary>States at all times, the start first: (steps + 1) x d values.</summary>
    /// <param name="start">x_0, d values.</param>
    public double[] RollOut(ReadOnlySpan<double> start) => RollOut(start, null);

    /// <summary>The loss L of the field as it is, and its derivative by the parameters of the network.</summary>
    /// <param name="start">x_0, d values.</param>
    /// <param name="gradient">Receives the derivative.</param>
    public double LossAndGradient(ReadOnlySpan<double> start, Span<double> gradient)
    {
        var stages = new double[steps * 4 * d];
        var states = RollOut(start, stages);
        var network = field.Network;
        Array.Clear(network.Gradient);
        var first = quantity.Value(start);
        var loss = 0.0;
        var (adjoint, slope) = (new double[d], new double[d]);
        for (var i = steps; i > 0; i--)
        {
            var state = states.AsSpan(i * d, d);
            var change = quantity.Value(state) - first;
            loss += change * change / steps;
            quantity.Gradient(state, slope);
            for (var j = 0; j < d; j++)
                adjoint[j] += 2 * change * slope[j] / steps;
            Back(adjoint, stages.AsSpan((i - 1) * 4 * d, 4 * d));
        }

        network.Gradient.CopyTo(gradient);
        return loss;
    }

    /// <summary>The roll-out after one step of the parameters, which are put back.</summary>
    /// <param name="start">x_0, d values.</param>
    /// <param name="gradient">Derivative of the loss.</param>
    /// <param name="rate">Length of the step.</param>
    public double[] Tailored(ReadOnlySpan<double> start, ReadOnlySpan<double> gradient, double rate)
    {
        var parameters = field.Network.Parameters;
        var kept = (double[])parameters.Clone();
        MatrixOps.AddScaled(parameters, gradient, -rate);
        var states = RollOut(start, null);
        kept.CopyTo(parameters, 0);
        return states;
    }

    private double[] RollOut(ReadOnlySpan<double> start, double[]? stages)
    {
        var states = new double[(steps + 1) * d];
        start.CopyTo(states);
        var at = 0;
        var solver = new RungeKutta((state, velocity) =>
        {
            if (stages is not null)
                state.CopyTo(stages.AsSpan(at++ * d));
            field.Velocity(state, velocity);
        }, d);
        for (var i = 1; i <= steps; i++)
        {
            var state = states.AsSpan(i * d, d);
            states.AsSpan((i - 1) * d, d).CopyTo(state);
            solver.Step(state, step);
        }

        return states;
    }

    // From the derivative by x' to that by x, x' = x + h/6 (k1 + 2 k2 + 2 k3 + k4); the network gathers that by
    // parameters.
    private void Back(Span<double> adjoint, ReadOnlySpan<double> stages)
    {
        double[] after = [.. adjoint];
        double[] outer = [step / 6, step / 3, step / 3, step / 6];
        double[] inner = [0, step / 2, step / 2, step];
        var behind = new double[d];
        for (var k = 3; k >= 0; k--)
        {
            var slope = new double[d];
            for (var j = 0; j < d; j++)
                slope[j] = (outer[k] * after[j]) + (k < 3 ? inner[k + 1] * behind[j] : 0);
            behind = Through(stages.Slice(k * d, d), slope);
            for (var j = 0; j < d; j++)
                adjoint[j] += behind[j];
        }
    }

    private double[] Through(ReadOnlySpan<double> state, ReadOnlySpan<double> slope)
    {
        var scale = field.Scale;
        field.Network.Forward(new Matrix(1, d, scale.Down(state)));
        var outputs = new Matrix(1, d, slope.ToArray());
        scale.UpVelocities(outputs.Values);
        var inputs = field.Network.Backward(outputs, inputs: true)!.Values.ToArray();
        for (var j = 0; j < d; j++)
            inputs[j] /= scale.Unit(j);
        return inputs;
    }
}
