namespace Noether.Reports.Readings;

/// <summary>The likelihood of one class, as in result.json.</summary>
/// <param name="Symmetry">Symbol of the class: none, O(2), T, T_n or Z2.</param>
/// <param name="Name">The class in words.</param>
/// <param name="Mean">Mean likelihood over the networks.</param>
/// <param name="Lower">Lower end of its 68% interval.</param>
/// <param name="Upper">Upper end of its 68% interval.</param>
internal sealed record ReadingLikelihood(string Symmetry, string Name, double Mean, double Lower, double Upper);
