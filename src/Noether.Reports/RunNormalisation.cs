namespace Noether.Reports;

/// <summary>How samples are normalised before L is applied: (x - mean) / standard deviation.</summary>
/// <param name="Mean">One mean over all values.</param>
/// <param name="StandardDeviation">One standard deviation over all values.</param>
public sealed record RunNormalisation(double Mean, double StandardDeviation);
