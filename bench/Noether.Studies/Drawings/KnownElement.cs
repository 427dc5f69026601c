using Noether.HiddenLayer.Probing;

namespace Noether.Studies.Drawings;

/// <summary>
/// A symmetry that a drawing is known to have. The window is [-1, 1] x [-1, 1], angles are in degrees from the x axis
/// anticlockwise.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Angle">Direction of a mirror line, of a translation or of the first period.</param>
/// <param name="X">The centre, or a point of the mirror line.</param>
/// <param name="Y">The centre, or a point of the mirror line.</param>
internal sealed record KnownElement(SymmetryKind Kind, double Angle = 0, double X = 0, double Y = 0)
{
    /// <summary>n of C_n and D_n.</summary>
    public int Order { get; init; }

    /// <summary>Length of the (first) period.</summary>
    public double Period { get; init; }

    /// <summary>Direction of the second period of a lattice.</summary>
    public double SecondAngle { get; init; }

    /// <summary>Length of the second period of a lattice.</summary>
    public double SecondPeriod { get; init; }

    /// <summary>A mirror line.</summary>
    public static KnownElement Mirror(double angle, double x = 0, double y = 0) =>
        new(SymmetryKind.Mirror, angle, x, y);

    /// <summary>All rotations about a centre.</summary>
    public static KnownElement Rotation(double x, double y) => new(SymmetryKind.Rotation, 0, x, y);

    /// <summary>Rotations of order n.</summary>
    public static KnownElement Cyclic(int order, double x = 0, double y = 0) =>
        new(SymmetryKind.Cyclic, 0, x, y) { Order = order };

    /// <summary>Rotations of order n and n mirror lines, one of them in the direction of the angle.</summary>
    public static KnownElement Dihedral(int order, double angle, double x = 0, double y = 0) =>
        new(SymmetryKind.Dihedral, angle, x, y) { Order = order };

    /// <summary>Translation by any length.</summary>
    public static KnownElement Translation(double angle) => new(SymmetryKind.Translation, angle);

    /// <summary>Translation by multiples of a length.</summary>
    public static KnownElement Repeats(double angle, double period) =>
        new(SymmetryKind.Period, angle) { Period = period };

    /// <summary>Translations by two periods.</summary>
    public static KnownElement Lattice(double angle, double period, double secondAngle, double secondPeriod) =>
        new(SymmetryKind.Lattice, angle)
        {
            Period = period,
            SecondAngle = secondAngle,
            SecondPeriod = secondPeriod,
        };

    /// <summary>Parallel mirror lines.</summary>
    /// <param name="angle">Their direction.</param>
    /// <param name="x">A point of one.</param>
    /// <param name="y">A point of one.</param>
    /// <param name="distance">From one to the next.</param>
    public static IEnumerable<KnownElement> Mirrors(double angle, double x, double y, double distance)
    {
        var (sine, cosine) = Math.SinCos(angle * Math.PI / 180);
        for (var i = -8; i <= 8; i++)
            yield return Mirror(angle, x - (i * distance * sine), y + (i * distance * cosine));
    }
}
