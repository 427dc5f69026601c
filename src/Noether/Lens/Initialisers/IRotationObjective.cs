using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>A smooth function of an orthogonal matrix, lower is better, that <see cref="Refinement"/> descends.</summary>
internal interface IRotationObjective
{
    /// <summary>The value at R, and the gradient with respect to the entries of R.</summary>
    /// <param name="r">R, d x d orthogonal.</param>
    /// <param name="gradient">Receives the gradient, d x d.</param>
    double Evaluate(Matrix r, Matrix gradient);
}
