namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Stripes: a plane wave and a weaker one beside it,
/// cos(Ku u + Kv v + Phase) + Share cos(SideU u + SideV v + SidePhase).
/// </summary>
internal readonly record struct Stripes(
    double Ku, double Kv, double Phase, double Share, double SideU, double SideV, double SidePhase)
{
    /// <summary>Value and derivatives by u and v.</summary>
    public Jet At(double u, double v)
    {
        var (sine, cosine) = Math.SinCos((Ku * u) + (Kv * v) + Phase);
        var (sideSine, sideCosine) = Math.SinCos((SideU * u) + (SideV * v) + SidePhase);
        return new(
            cosine + (Share * sideCosine),
            -(Ku * sine) - (Share * SideU * sideSine),
            -(Kv * sine) - (Share * SideV * sideSine));
    }
}
