using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// A proposed answer: an orthogonal R whose rows, in order, are the points of the hidden axis (y = R x).
/// </summary>
/// <param name="Name">Which initialiser proposed it.</param>
/// <param name="Representation">R, d x d, orthogonal.</param>
/// <param name="Seconds">Time spent on it.</param>
internal sealed record ProposedRepresentation(string Name, Matrix Representation, double Seconds)
{
    /// <summary>What becomes of it by a step, whose name is added unless the same step went before.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="representation">The new R.</param>
    /// <param name="seconds">Time that the step took.</param>
    public ProposedRepresentation After(string step, Matrix representation, double seconds) =>
        new(Name.Contains(step, StringComparison.Ordinal) ? Name : $"{Name}, {step}", representation, Seconds + seconds);
}
