namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Stripes: waves behind a front, and weaker ones nearly along them:
/// cos(Number f + Phase) + Share cos(SideNumber g + SidePhase), f and g the two fronts.
/// </summary>
internal readonly record struct Stripes(
    Front Front, double Number, double Phase, double Share, Front Side, double SideNumber, double SidePhase)
{
    /// <summary>Value and derivatives by u and v.</summary>
    public Jet At(double u, double v) =>
        Wave(Front.At(u, v), Number, Phase, 1) + Wave(Side.At(u, v), SideNumber, SidePhase, Share);

    private static Jet Wave(Jet front, double number, double phase, double height)
    {
        var (sine, cosine) = Math.SinCos((number * front.Value) + phase);
        var slope = -height * number * sine;
        return new(height * cosine, slope * front.X, slope * front.Y);
    }
}

/// <summary>
/// How far a place lies along a direction, with wave fronts that are straight or arcs of a circle:
/// a for straight ones, s (sqrt((s a + R)^2 + b^2) - R) for arcs of radius R, with a along the direction and b across.
/// </summary>
/// <param name="Tilt">The direction, in radians from the u axis.</param>
/// <param name="Radius">Radius of the front through the origin; infinity for straight fronts.</param>
/// <param name="Side">On which side the centre lies: 1 behind the front, -1 before it.</param>
internal readonly record struct Front(double Tilt, double Radius, int Side)
{
    // Keeps the front smooth at its centre; a fraction of a pixel.
    private const double CoreSquare = 1e-4;

    /// <summary>The front through (u, v), with derivatives.</summary>
    public Jet At(double u, double v)
    {
        var (sine, cosine) = Math.SinCos(Tilt);
        var (along, across) = ((cosine * u) + (sine * v), (cosine * v) - (sine * u));
        if (double.IsInfinity(Radius))
            return new(along, cosine, sine);
        var behind = (Side * along) + Radius;
        var distance = Math.Sqrt((behind * behind) + (across * across) + CoreSquare);
        var (slopeAlong, slopeAcross) = (behind / distance, Side * across / distance);
        return new(
            Side * (distance - Radius),
            (slopeAlong * cosine) - (slopeAcross * sine),
            (slopeAlong * sine) + (slopeAcross * cosine));
    }
}
