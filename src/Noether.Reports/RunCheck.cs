namespace Noether.Reports;

/// <summary>One measured quantity behind a verdict, as in result.json.</summary>
/// <param name="Value">The measured value.</param>
/// <param name="Threshold">The limit it is held against.</param>
/// <param name="Passed">Whether the value is on the right side of the threshold.</param>
/// <param name="Description">What it measures, in plain words.</param>
public sealed record RunCheck(double Value, double Threshold, bool Passed, string Description);
