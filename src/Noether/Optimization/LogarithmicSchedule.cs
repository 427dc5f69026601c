namespace Noether.Optimization;

/// <summary>
/// Learning rates that fall by equal factors from epoch to epoch: start (end / start)^(epoch / (epochs - 1)), constant
/// within an epoch. A single epoch has the rate <see cref="Start"/>.
/// </summary>
public sealed class LogarithmicSchedule
{
    // sums[e] is the sum of the rates of the epochs before e, one rate an epoch.
    private readonly double[] sums;

    /// <summary>Creates the schedule.</summary>
    /// <param name="start">Rate of the first epoch, above 0.</param>
    /// <param name="end">Rate of the last epoch, above 0.</param>
    /// <param name="epochs">Number of epochs, at least 1.</param>
    /// <param name="stepsPerEpoch">Steps in an epoch, at least 1.</param>
    public LogarithmicSchedule(double start, double end, int epochs, int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);
        Start = start;
        End = end;
        Epochs = epochs;
        StepsPerEpoch = stepsPerEpoch;
        sums = new double[epochs + 1];
        for (var epoch = 0; epoch < epochs; epoch++)
            sums[epoch + 1] = sums[epoch] + EpochRate(epoch);
    }

    /// <summary>Rate of the first epoch.</summary>
    public double Start { get; }

    /// <summary>Rate of the last epoch.</summary>
    public double End { get; }

    /// <summary>Number of epochs.</summary>
    public int Epochs { get; }

    /// <summary>Steps in an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Number of steps of the whole schedule.</summary>
    public long TotalSteps => (long)Epochs * StepsPerEpoch;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">Step number from 0, below <see cref="TotalSteps"/>.</param>
    public double Rate(long step) => EpochRate(EpochOf(step));

    /// <summary>
    /// The sum of the rates of all steps up to and including this one, over the sum of all: the normalised training
    /// time in (0, 1].
    /// </summary>
    /// <param name="step">Step number from 0, below <see cref="TotalSteps"/>.</param>
    public double CumulativeFraction(long step)
    {
        var epoch = EpochOf(step);
        var share = (step - ((long)epoch * StepsPerEpoch) + 1) / (double)StepsPerEpoch;
        return (sums[epoch] + (share * (sums[epoch + 1] - sums[epoch]))) / sums[Epochs];
    }

    private int EpochOf(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, TotalSteps);
        return (int)(step / StepsPerEpoch);
    }

    private double EpochRate(int epoch) =>
        Epochs == 1 ? Start : Start * Math.Pow(End / Start, (double)epoch / (Epochs - 1));
}
