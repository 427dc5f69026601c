using Noether.Numerics;

namespace Noether.Published.Fields;

/// <summary>
/// Paths that a velocity field predicts from several starts at once, by the classical method of Runge and Kutta with
/// fixed
/// steps, and what happens to a quantity along them over a fixed horizon.
/// </summary>
/// <param name="Count">Starts.</param>
/// <param name="Step">Time from one row to the next.</param>
/// <param name="States">One array a time, the starts first: count x d values each.</param>
internal sealed record RollOut(int Count, double Step, IReadOnlyList<double[]> States)
{
    /// <summary>Predicts.</summary>
    /// <param name="field">The field, for several states at once.</param>
    /// <param name="starts">Count x d values.</param>
    /// <param name="count">Number of starts.</param>
    /// <param name="horizon">Time to the end.</param>
    /// <param name="step">Time of a step; the last ends at the horizon or before it by less than a step.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RollOut From(
        VectorField field, ReadOnlySpan<double> starts, int count, double horizon, double step,
        CancellationToken cancellation = default)
    {
        var state = starts.ToArray();
        var solver = new RungeKutta(field, state.Length);
        var states = new List<double[]> { (double[])state.Clone() };
        var steps = (int)Math.Floor((horizon / step) + 1e-9);
        for (var i = 0; i < steps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            solver.Step(state, step);
            states.Add((double[])state.Clone());
        }

        return new RollOut(count, step, states);
    }

    /// <summary>
    /// Mean over starts of (F(x_t) - F(x_0))^2 at every time. What has left for infinity counts as infinite.
    /// </summary>
    /// <param name="quantity">F at several states: their values, N x d, and an array for N results.</param>
    public double[] SquaredChanges(VectorField quantity)
    {
        var (first, values) = (new double[Count], new double[Count]);
        quantity(States[0], first);
        return
        [
            .. States.Select(state =>
            {
                quantity(state, values);
                var mean = values.Zip(first).Average(pair => Math.Pow(pair.First - pair.Second, 2));
                return double.IsFinite(mean) ? mean : double.PositiveInfinity;
            }),
        ];
    }
}
