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
