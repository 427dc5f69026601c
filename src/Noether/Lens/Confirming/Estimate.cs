using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Lens.Confirming;

/// <summary>A figure with its standard error over stretches of samples.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Degrees">Degrees of freedom of the error.</param>
internal readonly record struct Estimate(double Value, double Error, int Degrees)
{
    /// <summary>The estimate of all stretches, with the error of the jackknife that leaves out one of them at a time.</summary>
    /// <param name="all">Of all stretches.</param>
    /// <param name="without">Of all but one, for each.</param>
    public static Estimate Jackknife(double all, IReadOnlyList<double> without)
    {
        var mean = without.Average();
        var n = without.Count;
        return new(all, Math.Sqrt((n - 1.0) / n * without.Sum(value => (value - mean) * (value - mean))), n - 1);
    }

    /// <summary>The mean of stretches that count by their weight.</summary>
    /// <param name="values">A value and a weight of each.</param>
    public static Estimate Mean(IReadOnlyList<(double Value, double Weight)> values)
    {
        var (sum, weight) = (values.Sum(v => v.Value * v.Weight), values.Sum(v => v.Weight));
        return Jackknife(sum / weight, [.. values.Select(v => (sum - (v.Value * v.Weight)) / (weight - v.Weight))]);
    }

    /// <summary>What a requirement comes to on these samples.</summary>
    /// <param name="requirement">Name, words, limit and direction; its value is that on other samples.</param>
    /// <param name="level">Rate of error of the bound.</param>
    public Evidence Against(Check requirement, double level)
    {
        var most = requirement.Direction == Direction.AtMost;
        var margin = most ? requirement.Limit - Value : Value - requirement.Limit;
        var reach = StudentTail.Quantile(level, Degrees) * Error;
        return new Evidence(
            requirement.Name, requirement.Description, Value, most ? Value + reach : Value - reach, requirement.Limit,
            requirement.Direction, Error > 0 ? StudentTail.Of(margin / Error, Degrees) : margin > 0 ? 0 : 1);
    }
}
