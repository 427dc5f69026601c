namespace Noether.Reports.Rendering;

/// <summary>The range of one axis, linear or logarithmic.</summary>
internal readonly record struct ChartScale(double Lower, double Upper, bool Logarithmic)
{
    /// <summary>The range that holds all usable values; with some air around them unless tight.</summary>
    public static ChartScale Covering(IEnumerable<double> values, bool logarithmic, bool tight)
    {
        double lower = double.PositiveInfinity, upper = double.NegativeInfinity;
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || (logarithmic && value <= 0))
                continue;
            lower = Math.Min(lower, value);
            upper = Math.Max(upper, value);
        }

        if (lower > upper)
            (lower, upper) = (logarithmic ? 0.1 : 0, 1);
        if (logarithmic)
        {
            var factor = lower == upper ? 2 : tight ? 1 : 1.15;
            return new(lower / factor, upper * factor, true);
        }

        if (lower == upper)
        {
            var room = Math.Max(0.5, Math.Abs(lower) * 0.1);
            return new(lower - room, upper + room, false);
        }

        var air = tight ? 0 : 0.05 * (upper - lower);
        return new(lower - air, upper + air, false);
    }

    /// <summary>
    /// The position of a value, 0 at the lower and 1 at the upper end; not a number where it has none.
    /// </summary>
    public double ShareOf(double value) => Logarithmic
        ? value > 0 ? Math.Log(value / Lower) / Math.Log(Upper / Lower) : double.NaN
        : (value - Lower) / (Upper - Lower);

    /// <summary>Round marks inside the range.</summary>
    public double[] Marks(int count) =>
        Logarithmic ? Ticks.Logarithmic(Lower, Upper) : Ticks.Linear(Lower, Upper, count);
}
