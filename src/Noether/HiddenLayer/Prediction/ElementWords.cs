using System.Globalization;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Probing;

namespace Noether.HiddenLayer.Prediction;

/// <summary>Symmetries in words, their places in pixels of the picture from its upper left corner.</summary>
/// <param name="contour">Says where the window lies.</param>
internal sealed class ElementWords(ContourMap contour)
{
    /// <summary>All of them in a few words.</summary>
    /// <param name="elements">At least one.</param>
    public static string Headline(IReadOnlyList<SymmetryElement> elements)
    {
        var names = elements.Select(Name).Distinct().ToArray();
        var text = names.Length > 2 ? $"{names[0]}, {names[1]} and more" : string.Join(" and ", names);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>One of them with its place, and how sure it is.</summary>
    /// <param name="element">The symmetry.</param>
    public string Sentence(SymmetryElement element)
    {
        var seen = element.Confirmed ? "" : ", does not stand out in the hidden layers";
        return $"{What(element)} (false positive rate {Rate(element.FalsePositiveRate)}{seen})";
    }

    /// <summary>A symmetry with its place.</summary>
    /// <param name="element">The symmetry.</param>
    public string What(SymmetryElement element) => element.Kind switch
    {
        SymmetryKind.Mirror => $"a mirror line in direction {Degrees(element.Angle)} through pixel {Place(element)}",
        SymmetryKind.Rotation => $"rotation by any angle about pixel {Place(element)}, with all mirror lines through it",
        SymmetryKind.Cyclic => $"rotation by 1/{element.Order} of a turn about pixel {Place(element)}",
        SymmetryKind.Dihedral => $"rotation by 1/{element.Order} of a turn about pixel {Place(element)}, with "
            + $"{element.Order} mirror lines, one in direction {Degrees(element.Angle)}",
        SymmetryKind.Translation => $"translation by any length in direction {Degrees(element.Angle)}",
        SymmetryKind.Period => $"repetition every {Pixels(element.Period)} pixels in direction {Degrees(element.Angle)}",
        _ => $"a lattice that repeats every {Pixels(element.Period)} pixels in direction {Degrees(element.Angle)} and every "
            + $"{Pixels(element.SecondPeriod)} in direction {Degrees(element.SecondAngle)}",
    };

    /// <summary>A symmetry in a few words without its place.</summary>
    /// <param name="element">The symmetry.</param>
    public static string Name(SymmetryElement element) => element.Kind switch
    {
        SymmetryKind.Mirror => "mirror line",
        SymmetryKind.Rotation => "rotation by any angle",
        SymmetryKind.Cyclic => $"rotation of order {element.Order}",
        SymmetryKind.Dihedral => $"rotation of order {element.Order} with mirror lines",
        SymmetryKind.Translation => "translation by any length",
        SymmetryKind.Period => "repetition",
        _ => "lattice",
    };

    /// <summary>A rate as people read it.</summary>
    public static string Rate(double rate) => rate < 0.001
        ? "below 0.1 %" : (100 * rate).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Degrees(double? angle) => Whole(angle!.Value) + "°";

    private string Pixels(double? length) => Whole(length!.Value * contour.Frame.Half);

    private string Place(SymmetryElement element)
    {
        var (x, y) = contour.Frame.Pixel(element.X!.Value, element.Y!.Value);
        return $"({Whole(x)}, {Whole(y)})";
    }

    private static string Whole(double value) => Math.Round(value).ToString("0", CultureInfo.InvariantCulture);
}
