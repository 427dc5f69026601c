namespace Noether.Testing;

/// <summary>One test of several.</summary>
/// <param name="Method">Which.</param>
/// <param name="PValue">The probability of a figure as large where the symmetry holds, at most.</param>
/// <param name="Statistic">The figure: quality Q in nats, area under the curve, or squared discrepancy.</param>
/// <param name="Error">Its standard error; null where it has none.</param>
/// <param name="Held">Samples on which it was taken, none of which the classifier learned from.</param>
public sealed record SymmetryTestPart(SymmetryTestMethod Method, double PValue, double Statistic, double? Error, int Held);
