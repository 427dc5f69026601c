using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Templates;

/// <summary>
/// A potential V(x, y) of known symmetry in the window [-1, 1] x [-1, 1]: a function with that symmetry, bent upwards
/// or downwards as a whole, turned and moved at random, and slightly distorted.
/// </summary>
/// <param name="symmetry">Its class.</param>
/// <param name="pattern">The function F with the exact symmetry, in its own frame.</param>
/// <param name="bend">
/// b of the bend (exp(b F) - 1) / b; it changes no level line, but how steep the potential is along them.
/// </param>
/// <param name="angle">Angle of the frame in the window.</param>
/// <param name="x0">Origin of the frame in the window.</param>
/// <param name="y0">Origin of the frame in the window.</param>
/// <param name="warp">The distortion.</param>
internal sealed class Potential(
    SymmetryClass symmetry, IField pattern, double bend, double angle, double x0, double y0, Warp warp)
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
        var rise = Math.Exp(bend * own.Value);
        var value = Math.Abs(bend) < 1e-6 ? own.Value : (rise - 1) / bend;
        return new(value, rise * ((cosine * own.X) - (sine * own.Y)), rise * ((sine * own.X) + (cosine * own.Y)));
    }
}
