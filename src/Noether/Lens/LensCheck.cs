namespace Noether.Lens;

/// <summary>One measured quantity behind a verdict.</summary>
/// <param name="Name">Short name, also the key in result.json: lower camel case.</param>
/// <param name="Description">What it measures, in plain words.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Threshold">The limit it is held against.</param>
/// <param name="LowerIsBetter">Whether the value passes below (true) or above (false) the threshold.</param>
public sealed record LensCheck(string Name, string Description, double Value, double Threshold, bool LowerIsBetter)
{
    /// <summary>
    /// Whether the value is on the right side of the threshold; false for a value that is not a number.
    /// </summary>
    public bool Passed => LowerIsBetter ? Value <= Threshold : Value >= Threshold;
}
