namespace Noether.HiddenLayer.Probing;

/// <summary>Marks what another reading shows as well.</summary>
internal static class ElementMerge
{
    // Grids of the hidden layer are coarse: 5 degrees, 0.08 and 0.1.
    private const double SameAngle = 12;
    private const double SamePlace = 0.2;

    /// <summary>The list.</summary>
    /// <param name="elements">What is said.</param>
    /// <param name="others">What the other reading says.</param>
    public static IReadOnlyList<SymmetryElement> Of(
        IReadOnlyList<SymmetryElement> elements, IReadOnlyList<SymmetryElement> others) =>
        [
            .. elements.Select(element => element with
            {
                Confirmed = others.Any(other => Covers(element, other) || Covers(other, element)),
            }),
        ];

    // Whether the second follows from the first, or is the same seen less exactly.
    private static bool Covers(SymmetryElement first, SymmetryElement second) => first.Kind switch
    {
        SymmetryKind.Rotation => second.Kind is SymmetryKind.Mirror
            ? IsThrough(second, first)
            : second.Kind is SymmetryKind.Rotation or SymmetryKind.Cyclic or SymmetryKind.Dihedral && IsNear(first, second),
        SymmetryKind.Cyclic or SymmetryKind.Dihedral => second.Kind is SymmetryKind.Mirror
            ? first.Kind == SymmetryKind.Dihedral && IsThrough(second, first)
            : second.Kind is SymmetryKind.Cyclic or SymmetryKind.Dihedral or SymmetryKind.Rotation && IsNear(first, second),
        SymmetryKind.Mirror => second.Kind is SymmetryKind.Mirror && IsAlong(first, second, 0)
            && Math.Abs(PlaneMap.OffsetThrough(first.Angle!.Value, second.X!.Value, second.Y!.Value) - first.Offset!.Value)
                < SamePlace,
        SymmetryKind.Translation => second.Kind switch
        {
            SymmetryKind.Translation or SymmetryKind.Period => IsAlong(first, second, 0),
            SymmetryKind.Mirror => IsAlong(first, second, 90),
            _ => second.Kind is SymmetryKind.Cyclic or SymmetryKind.Dihedral,
        },
        _ => second.Kind is SymmetryKind.Period or SymmetryKind.Lattice or SymmetryKind.Cyclic or SymmetryKind.Dihedral,
    };

    private static bool IsAlong(SymmetryElement one, SymmetryElement other, double turned) =>
        ElementFinder.Between(one.Angle!.Value + turned, other.Angle!.Value) < SameAngle;

    private static bool IsThrough(SymmetryElement line, SymmetryElement centre) => Math.Abs(
        PlaneMap.OffsetThrough(line.Angle!.Value, centre.X!.Value, centre.Y!.Value) - line.Offset!.Value) < SamePlace;

    private static bool IsNear(SymmetryElement one, SymmetryElement other) =>
        Math.Abs(one.X!.Value - other.X!.Value) < SamePlace && Math.Abs(one.Y!.Value - other.Y!.Value) < SamePlace;
}
