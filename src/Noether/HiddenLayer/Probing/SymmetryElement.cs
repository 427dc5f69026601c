namespace Noether.HiddenLayer.Probing;

/// <summary>
/// A symmetry that was found in a picture, and where. Lengths and places are in units of half the longer side of the
/// judged window, which runs from -1 to 1, y upwards; angles are in degrees from the x axis anticlockwise, 0 to 180.
/// </summary>
public sealed record SymmetryElement
{
    /// <summary>What it is.</summary>
    public required SymmetryKind Kind { get; init; }

    /// <summary>What it was seen in.</summary>
    public required ProbeSource Source { get; init; }

    /// <summary>Direction of a mirror line, a translation, the (first) period, or one of the mirror lines of D_n.</summary>
    public double? Angle { get; init; }

    /// <summary>x of the centre, or of the point of a mirror line that is nearest to the origin.</summary>
    public double? X { get; init; }

    /// <summary>y of the centre, or of the point of a mirror line that is nearest to the origin.</summary>
    public double? Y { get; init; }

    /// <summary>How far a mirror line lies from the origin along its normal (-sin, cos).</summary>
    public double? Offset { get; init; }

    /// <summary>n of C_n and D_n.</summary>
    public int? Order { get; init; }

    /// <summary>Length of the (first) period.</summary>
    public double? Period { get; init; }

    /// <summary>Direction of the second period of a lattice.</summary>
    public double? SecondAngle { get; init; }

    /// <summary>Length of the second period of a lattice.</summary>
    public double? SecondPeriod { get; init; }

    /// <summary>How well the picture is kept; only comparable within a kind and a source.</summary>
    public required double Score { get; init; }

    /// <summary>
    /// Share of pictures without symmetry in which the best of the same kind scores as much, estimated from drawings
    /// and templates.
    /// </summary>
    public required double FalsePositiveRate { get; init; }

    /// <summary>How much alike the answers of the networks are under its maps: 1 is the same everywhere, 0 is chance.</summary>
    public double AnswerLikeness { get; init; }

    /// <summary>How much alike the contour itself is under its maps.</summary>
    public double ContourLikeness { get; init; }

    /// <summary>Whether the hidden layers show it as well, or something that it follows from.</summary>
    public bool Confirmed { get; init; }

    /// <summary>
    /// How nearly the hidden layers are turned copies of themselves under its map: the orthogonal matrix is fitted on one
    /// half of the places, and this is the correlation on the other half; null where none was kept.
    /// </summary>
    public double? HiddenCopy { get; init; }

    /// <summary>
    /// Whether that matrix, applied as often as the map needs to bring everything back (twice for a mirror, n times for
    /// C_n), brings the hidden layers back: their correlation with themselves, 1 if it does; null for translations.
    /// </summary>
    public double? HiddenReturn { get; init; }
}
