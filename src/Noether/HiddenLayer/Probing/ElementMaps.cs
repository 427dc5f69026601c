namespace Noether.HiddenLayer.Probing;

/// <summary>The maps of the plane that a symmetry consists of.</summary>
internal static class ElementMaps
{
    private const int LinesOfRotation = 12;
    private const int QuarterTurn = 4;

    private static readonly double[] LengthsOfTranslation = [0.4, 0.6, 0.8, 1];

    /// <summary>The maps, and how often the first of them is applied until everything is back; 0 for never.</summary>
    /// <param name="element">The symmetry.</param>
    public static (IReadOnlyList<PlaneMap> Maps, int Returns) Of(SymmetryElement element) => element.Kind switch
    {
        SymmetryKind.Mirror => ([PlaneMap.Mirror(element.Angle!.Value, element.Offset!.Value)], 2),
        SymmetryKind.Rotation => (
            [Turn(element, 1.0 / QuarterTurn), .. Lines(element, 0, LinesOfRotation)], QuarterTurn),
        SymmetryKind.Cyclic => (Turns(element), element.Order!.Value),
        SymmetryKind.Dihedral => (
            [.. Turns(element), .. Lines(element, element.Angle!.Value, element.Order!.Value)], element.Order.Value),
        SymmetryKind.Translation => ([.. LengthsOfTranslation.Select(length => PlaneMap.Shift(element.Angle!.Value, length))], 0),
        SymmetryKind.Period => ([PlaneMap.Shift(element.Angle!.Value, element.Period!.Value)], 0),
        _ => (
            [
                PlaneMap.Shift(element.Angle!.Value, element.Period!.Value),
                PlaneMap.Shift(element.SecondAngle!.Value, element.SecondPeriod!.Value),
            ], 0),
    };

    private static PlaneMap[] Turns(SymmetryElement element) =>
        [.. Enumerable.Range(1, element.Order!.Value / 2).Select(k => Turn(element, (double)k / element.Order.Value))];

    private static PlaneMap Turn(SymmetryElement element, double part) =>
        PlaneMap.Turn(element.X!.Value, element.Y!.Value, 360 * part);

    private static IEnumerable<PlaneMap> Lines(SymmetryElement element, double angle, int count) =>
        Enumerable.Range(0, count).Select(k => angle + (k * 180.0 / count)).Select(degrees =>
            PlaneMap.Mirror(degrees, PlaneMap.OffsetThrough(degrees, element.X!.Value, element.Y!.Value)));
}
