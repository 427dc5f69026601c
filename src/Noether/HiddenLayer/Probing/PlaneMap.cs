namespace Noether.HiddenLayer.Probing;

/// <summary>A map of the plane that keeps distances: (x, y) -> (A x + B y + X, C x + D y + Y).</summary>
internal readonly record struct PlaneMap(double A, double B, double C, double D, double X, double Y)
{
    /// <summary>The reflection at a line.</summary>
    /// <param name="degrees">Direction of the line, from the x axis anticlockwise.</param>
    /// <param name="offset">How far the line lies from the origin along its normal (-sin, cos).</param>
    public static PlaneMap Mirror(double degrees, double offset)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var (turned, level) = (2 * sine * cosine, (cosine * cosine) - (sine * sine));
        return new(level, turned, turned, -level, -2 * offset * sine, 2 * offset * cosine);
    }

    /// <summary>The rotation about a centre, anticlockwise.</summary>
    public static PlaneMap Turn(double centreX, double centreY, double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new(
            cosine, -sine, sine, cosine, centreX - (cosine * centreX) + (sine * centreY),
            centreY - (sine * centreX) - (cosine * centreY));
    }

    /// <summary>The translation by a length in a direction.</summary>
    public static PlaneMap Shift(double degrees, double length)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new(1, 0, 0, 1, length * cosine, length * sine);
    }

    /// <summary>Where a place is brought.</summary>
    public (double X, double Y) Of(double x, double y) => ((A * x) + (B * y) + X, (C * x) + (D * y) + Y);

    /// <summary>Where a place is brought from; the matrix is orthogonal.</summary>
    public (double X, double Y) BackOf(double x, double y) =>
        ((A * (x - X)) + (C * (y - Y)), (B * (x - X)) + (D * (y - Y)));

    /// <summary>How far a line lies from the origin along its normal, if it runs through a point.</summary>
    /// <param name="degrees">Direction of the line.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    public static double OffsetThrough(double degrees, double x, double y)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return (y * cosine) - (x * sine);
    }
}
