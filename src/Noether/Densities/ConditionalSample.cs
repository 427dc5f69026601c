namespace Noether.Densities;

/// <summary>One sample of a group as the kernel sees it; sorted by knot, neighbours read the same table rows.</summary>
/// <param name="Index">Position of the sample in its group.</param>
/// <param name="Knot">Lower knot of the cell that holds y_g.</param>
/// <param name="Fraction">Position in the cell.</param>
/// <param name="Slope">Derivative of the fraction with respect to y_g.</param>
internal readonly record struct ConditionalSample(int Index, int Knot, float Fraction, float Slope);
