namespace Noether.HiddenLayer.Templates;

/// <summary>
/// A potential V(x, y) of known symmetry in the window [-1, 1] x [-1, 1]: a function with that symmetry, turned and
/// moved at random, and slightly distorted.
/// </summary>
internal sealed class Potential(SymmetryClass symmetry, IField pattern, double angle, double x0, double y0, Warp warp)
{
    private readonly double cosine = Math.Cos(angle);
    private readonly double sine = Math.Sin(angle);

    /// <summary>Its class.</summary>
    public SymmetryClass Symmetry => symmetry;

    /// <summary>The function with the exact symmetry, in its own frame.</summary>
    public IField Pattern => pattern;

    /// <summary>Value and derivatives by x and y.</summary>
    public Jet At(double x, double y) => warp.Through(Placed, x, y);

    private Jet Placed(double x, double y)
    {
        var (dx, dy) = (x - x0, y - y0);
        var own = pattern.At((cosine * dx) + (sine * dy), (cosine * dy) - (sine * dx));
        return new(own.Value, (cosine * own.X) - (sine * own.Y), (sine * own.X) + (cosine * own.Y));
    }
}
