using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// A proposed answer: an orthogonal R whose rows, in order, are the points of the hidden axis (y = R x).
/// </summary>
/// <param name="Name">Which initialiser proposed it.</param>
/// <param name="Representation">R, d x d, orthogonal.</param>
/// <param name="Seconds">Time spent on it.</param>
internal sealed record ProposedRepresentation(string Name, Matrix Representation, double Seconds);
