using Noether.HiddenLayer.Probing;

namespace Noether.Studies.Drawings;

/// <summary>Holds a list of found symmetries against what a drawing is known to have.</summary>
/// <param name="drawing">The drawing.</param>
/// <param name="found">What was found.</param>
internal sealed class ListJudge(KnownDrawing drawing, IReadOnlyList<SymmetryElement> found)
{
    // A line within 5 degrees and 0.05 of the width of the window, which is 2; centres and periods alike.
    private const double SameAngle = 5;
    private const double SamePlace = 0.1;
    private const double SameLength = 0.1;

    private KnownElement[] True => [.. drawing.Expected, .. drawing.Also];

    /// <summary>What is known and was not found.</summary>
    public IReadOnlyList<KnownElement> Missing => [.. drawing.Expected.Where(known => !found.Any(element =>
        Is(known, element) || (known.Kind is SymmetryKind.Period or SymmetryKind.Lattice
            && drawing.Also.Any(other => other.Kind == known.Kind && Is(other, element)))))];

    /// <summary>What was found and does not follow from what is known.</summary>
    public IReadOnlyList<SymmetryElement> False =>
        [.. found.Where(element => !True.Any(known => Is(known, element) || Implies(known, element)))];

    /// <summary>Whether nothing is missing and nothing is false.</summary>
    public bool IsRight => Missing.Count == 0 && False.Count == 0;

    /// <summary>Whether every expected mirror line, alone or of D_n, was found with its place.</summary>
    public bool HasMirror => !Missing.Any(known => known.Kind is SymmetryKind.Mirror or SymmetryKind.Dihedral);

    /// <summary>Whether the expected order of C_n or D_n was found at its centre, with or without mirrors.</summary>
    public bool HasOrder => drawing.Expected.Where(known => known.Order > 0).All(known => found.Any(element =>
        element.Order == known.Order && Near(known, element)));

    private static bool Is(KnownElement known, SymmetryElement element) => known.Kind == element.Kind && known.Kind switch
    {
        SymmetryKind.Mirror => OnLine(known, element.Angle!.Value, element.X!.Value, element.Y!.Value),
        SymmetryKind.Rotation or SymmetryKind.Cyclic or SymmetryKind.Dihedral =>
            known.Order == (element.Order ?? 0) && Near(known, element),
        SymmetryKind.Translation => Between(known.Angle, element.Angle!.Value) <= SameAngle,
        SymmetryKind.Period => Between(known.Angle, element.Angle!.Value) <= SameAngle
            && Math.Abs(known.Period - element.Period!.Value) <= SameLength,
        _ => IsLattice(known, element),
    };

    // What is true because something else is.
    private static bool Implies(KnownElement known, SymmetryElement element) => known.Kind switch
    {
        SymmetryKind.Rotation => element.Kind switch
        {
            SymmetryKind.Mirror => OnLine(known with { Angle = element.Angle!.Value }, element.Angle.Value, element.X!.Value, element.Y!.Value),
            SymmetryKind.Cyclic or SymmetryKind.Dihedral => Near(known, element),
            _ => false,
        },
        SymmetryKind.Cyclic or SymmetryKind.Dihedral => element.Kind switch
        {
            SymmetryKind.Cyclic or SymmetryKind.Dihedral => known.Order % element.Order!.Value == 0 && Near(known, element)
                && (known.Kind == SymmetryKind.Dihedral || element.Kind == SymmetryKind.Cyclic),
            SymmetryKind.Mirror => known.Kind == SymmetryKind.Dihedral && Enumerable.Range(0, known.Order).Any(k =>
                OnLine(known with { Angle = known.Angle + (k * 180.0 / known.Order) }, element.Angle!.Value, element.X!.Value, element.Y!.Value)),
            _ => false,
        },
        SymmetryKind.Translation => element.Kind switch
        {
            SymmetryKind.Mirror => Between(known.Angle + 90, element.Angle!.Value) <= SameAngle,
            SymmetryKind.Period => Between(known.Angle, element.Angle!.Value) <= SameAngle,
            _ => false,
        },
        SymmetryKind.Lattice => element.Kind == SymmetryKind.Period
            && IsVector(known, element.Angle!.Value, element.Period!.Value),
        SymmetryKind.Period => element.Kind == SymmetryKind.Period && Between(known.Angle, element.Angle!.Value) <= SameAngle
            && Math.Abs(Math.IEEERemainder(element.Period!.Value, known.Period)) <= SameLength && element.Period > known.Period / 2,
        _ => false,
    };

    private static bool OnLine(KnownElement line, double degrees, double x, double y)
    {
        var (sine, cosine) = Math.SinCos(line.Angle * Math.PI / 180);
        // Where the found line is nearest to the middle of the window counts.
        return Between(line.Angle, degrees) <= SameAngle
            && Math.Abs(((y - line.Y) * cosine) - ((x - line.X) * sine)) <= SamePlace;
    }

    private static bool Near(KnownElement known, SymmetryElement element) => element is { X: { } x, Y: { } y }
        && Math.Sqrt(((x - known.X) * (x - known.X)) + ((y - known.Y) * (y - known.Y))) <= SamePlace;

    // Both periods belong to the lattice and span no more than it: their cell has the area of its own.
    private static bool IsLattice(KnownElement known, SymmetryElement element) =>
        IsVector(known, element.Angle!.Value, element.Period!.Value)
        && IsVector(known, element.SecondAngle!.Value, element.SecondPeriod!.Value)
        && Math.Abs((Area(element.Angle.Value, element.Period.Value, element.SecondAngle.Value, element.SecondPeriod.Value)
            / Area(known.Angle, known.Period, known.SecondAngle, known.SecondPeriod)) - 1) < 0.4;

    private static bool IsVector(KnownElement lattice, double degrees, double length)
    {
        var (x, y) = Vector(degrees, length);
        var (one, other) = (Vector(lattice.Angle, lattice.Period), Vector(lattice.SecondAngle, lattice.SecondPeriod));
        for (var i = -4; i <= 4; i++)
        {
            for (var j = -4; j <= 4; j++)
            {
                var (awayX, awayY) = (x - (i * one.X) - (j * other.X), y - (i * one.Y) - (j * other.Y));
                if ((i, j) != (0, 0) && Math.Sqrt((awayX * awayX) + (awayY * awayY)) <= SameLength)
                    return true;
            }
        }

        return false;
    }

    private static (double X, double Y) Vector(double degrees, double length)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return (length * cosine, length * sine);
    }

    private static double Area(double angle, double length, double other, double otherLength) =>
        length * otherLength * Math.Abs(Math.Sin((angle - other) * Math.PI / 180));

    private static double Between(double one, double other)
    {
        var turned = Math.Abs(one - other) % 180;
        return Math.Min(turned, 180 - turned);
    }
}
