namespace Noether.Numerics;

/// <summary>The velocity of a state, or of several states that stand one after another.</summary>
/// <param name="state">The state.</param>
/// <param name="velocity">Receives as many values.</param>
internal delegate void VectorField(ReadOnlySpan<double> state, Span<double> velocity);

/// <summary>The classical method of Runge and Kutta of fourth order with fixed steps, for z' = f(z).</summary>
/// <param name="field">f.</param>
/// <param name="length">Values of a state.</param>
internal sealed class RungeKutta(VectorField field, int length)
{
    private readonly double[] work = new double[5 * length];

    /// <summary>One step, in place.</summary>
    /// <param name="state">The state.</param>
    /// <param name="step">Time to go on by.</param>
    public void Step(Span<double> state, double step)
    {
        var k1 = work.AsSpan(0, length);
        var k2 = work.AsSpan(length, length);
        var k3 = work.AsSpan(2 * length, length);
        var k4 = work.AsSpan(3 * length, length);
        var middle = work.AsSpan(4 * length, length);
        field(state, k1);
        Shifted(state, k1, step / 2, middle);
        field(middle, k2);
        Shifted(state, k2, step / 2, middle);
        field(middle, k3);
        Shifted(state, k3, step, middle);
        field(middle, k4);
        for (var j = 0; j < length; j++)
            state[j] += step / 6 * (k1[j] + (2 * k2[j]) + (2 * k3[j]) + k4[j]);
    }

    private static void Shifted(ReadOnlySpan<double> state, ReadOnlySpan<double> velocity, double step, Span<double> result)
    {
        for (var j = 0; j < result.Length; j++)
            result[j] = state[j] + (step * velocity[j]);
    }
}
