using Noether.Discovery;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Published.Forestano;

/// <summary>Where the descent of <see cref="AlgebraLoss"/> ended.</summary>
/// <param name="Count">Generators that were asked for, k.</param>
/// <param name="Generators">The generators, r x r.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Invariance">Its first term.</param>
/// <param name="Closure">Its last term.</param>
/// <param name="Epochs">Steps that were taken.</param>
/// <param name="Seconds">Wall seconds.</param>
/// <param name="History">Loss after every hundredth step.</param>
internal sealed record AlgebraSearch(
    int Count, IReadOnlyList<Matrix> Generators, double Loss, double Invariance, double Closure, int Epochs,
    double Seconds, IReadOnlyList<double> History)
{
    private const double Done = 1e-25;
    private const int Every = 100;

    /// <summary>Descends with Adam (1e-3 as published, all points at once), from generators uniform in +-1 / sqrt(r)
    /// and constants of zero.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="count">Generators, k.</param>
    /// <param name="dimension">Their size, r.</param>
    /// <param name="settings">Rate and steps.</param>
    /// <param name="context">Seed and cancellation.</param>
    /// <param name="told">Told the share that is done.</param>
    public static AlgebraSearch Run(
        AlgebraLoss loss, int count, int dimension, ForestanoSettings settings, RunContext context, Action<double> told)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (parameters, gradient) = (new double[loss.Parameters], new double[loss.Parameters]);
        var start = parameters.AsSpan(0, count * dimension * dimension);
        new CounterRandom(context.Seed, stream: 41).FillUniform(start);
        foreach (ref var entry in start)
            entry = ((2 * entry) - 1) / Math.Sqrt(dimension);
        var adam = new Adam<double>(parameters.Length);
        var history = new List<double>();
        var (value, epoch) = (double.PositiveInfinity, 0);
        for (; epoch < settings.Epochs && value >= Done; epoch++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            value = loss.Of(parameters, gradient);
            if (epoch % Every == 0)
            {
                history.Add(value);
                told((double)epoch / settings.Epochs);
            }

            adam.Step(parameters, gradient, settings.Rate);
        }

        value = loss.Of(parameters, gradient);
        return new AlgebraSearch(
            count, loss.Generators(parameters), value, loss.Invariance, loss.ClosureLoss, epoch,
            watch.Elapsed.TotalSeconds, [.. history, value]);
    }
}
