namespace Noether.HiddenLayer.Templates;

/// <summary>
/// A small smooth distortion of the plane, the same kind for all classes: each point moves by a sum of a few plane
/// waves with directions of their own.
/// </summary>
/// <param name="waves">The waves.</param>
internal sealed class Warp(IReadOnlyList<Warp.Wave> waves)
{
    /// <summary>One wave of displacements.</summary>
    /// <param name="Kx">Wave vector along x.</param>
    /// <param name="Ky">Wave vector along y.</param>
    /// <param name="Phase">Phase at the origin.</param>
    /// <param name="Dx">Largest displacement along x.</param>
    /// <param name="Dy">Largest displacement along y.</param>
    internal readonly record struct Wave(double Kx, double Ky, double Phase, double Dx, double Dy);

    /// <summary>Value and derivatives of a function behind the distortion: V(x + w(x, y)).</summary>
    /// <param name="field">The function, with derivatives by its own coordinates.</param>
    /// <param name="x">Place in the picture.</param>
    /// <param name="y">Place in the picture.</param>
    public Jet Through(Func<double, double, Jet> field, double x, double y)
    {
        double wx = 0, wy = 0, xx = 0, xy = 0, yx = 0, yy = 0;
        foreach (var wave in waves)
        {
            var (sine, cosine) = Math.SinCos((wave.Kx * x) + (wave.Ky * y) + wave.Phase);
            wx += wave.Dx * cosine;
            wy += wave.Dy * cosine;
            xx -= wave.Dx * wave.Kx * sine;
            xy -= wave.Dx * wave.Ky * sine;
            yx -= wave.Dy * wave.Kx * sine;
            yy -= wave.Dy * wave.Ky * sine;
        }

        var inner = field(x + wx, y + wy);
        return new(
            inner.Value,
            (inner.X * (1 + xx)) + (inner.Y * yx),
            (inner.X * xy) + (inner.Y * (1 + yy)));
    }
}
