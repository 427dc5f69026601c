namespace Noether.Optimization;

/// <summary>
/// The one-cycle schedule with the defaults of fastai's <c>fit_one_cycle</c> (Smith and Topin, arXiv 1708.07120; Howard
/// and Gugger, arXiv 2002.04688): over the first quarter of the steps the learning rate rises along a half cosine from
/// maximum / 25 to the maximum while the momentum (Adam's b1) falls from 0.95 to 0.85; over the rest the rate falls
/// along a half cosine towards maximum / 100,000 and the momentum returns to 0.95. Step i of n is the place i / n of
/// the cycle, so the last step stays a little before its end.
/// </summary>
internal sealed class OneCycleSchedule
{
    private const double Divisor = 25;
    private const double FinalDivisor = 1e5;
    private const double RisingShare = 0.25;
    private const double HighMomentum = 0.95;
    private const double LowMomentum = 0.85;

    /// <summary>Creates the schedule.</summary>
    /// <param name="maximumRate">Largest learning rate, above 0 and finite.</param>
    /// <param name="totalSteps">Number of steps of the whole cycle, at least 1.</param>
    public OneCycleSchedule(double maximumRate, long totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumRate);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(maximumRate), false, nameof(maximumRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(totalSteps, 1);
        MaximumRate = maximumRate;
        TotalSteps = totalSteps;
    }

    /// <summary>Largest learning rate.</summary>
    public double MaximumRate { get; }

    /// <summary>Number of steps of the whole cycle.</summary>
    public long TotalSteps { get; }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">Step number from 0, below <see cref="TotalSteps"/>.</param>
    public double Rate(long step) =>
        Along(step, MaximumRate / Divisor, MaximumRate, MaximumRate / FinalDivisor);

    /// <summary>The decay of the mean of gradients (Adam's b1) in a step.</summary>
    /// <param name="step">Step number from 0, below <see cref="TotalSteps"/>.</param>
    public double Momentum(long step) => Along(step, HighMomentum, LowMomentum, HighMomentum);

    private double Along(long step, double start, double middle, double end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, TotalSteps);
        var place = (double)step / TotalSteps;
        return place < RisingShare
            ? HalfCosine(start, middle, place / RisingShare)
            : HalfCosine(middle, end, (place - RisingShare) / (1 - RisingShare));
    }

    private static double HalfCosine(double from, double to, double place) =>
        from + ((1 + Math.Cos(Math.PI * (1 - place))) * (to - from) / 2);
}
