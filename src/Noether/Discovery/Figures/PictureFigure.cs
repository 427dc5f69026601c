namespace Noether.Discovery.Figures;

/// <summary>A picture of pixels with shapes drawn over it.</summary>
public sealed record PictureFigure : Figure
{
    /// <summary>The picture as a .png file.</summary>
    public required byte[] Png { get; init; }

    /// <summary>Pixels in a row.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Shapes over the picture, in pixels from its upper left corner.</summary>
    public IReadOnlyList<OverlayShape> Overlay { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Scores of the lines across the picture; with them a line can be dragged over it on a page, and its score is
    /// told. Null (the default) for a picture without.
    /// </summary>
    public LineGrid? Lines { get; init; }

    internal override bool IsWhole => Width > 0 && Height > 0
        && Overlay.All(shape => shape is not null && shape.X.Count == shape.Y.Count)
        && (Lines is null || (Lines.Directions > 0 && Lines.Scores.Count % Lines.Directions == 0));
}

/// <summary>
/// Scores of lines on a grid of directions and offsets. Positions run from -1 to 1 along the longer side of the
/// picture, y upwards; a line in direction a, anticlockwise from x, lies at its offset along the normal (-sin a, cos
/// a).
/// </summary>
/// <param name="Directions">Directions, evenly over half a turn from 0 on.</param>
/// <param name="FirstOffset">The first offset; the last is its opposite.</param>
/// <param name="OffsetStep">From one offset to the next.</param>
/// <param name="Scores">Directions x offsets values.</param>
public sealed record LineGrid(int Directions, double FirstOffset, double OffsetStep, IReadOnlyList<double> Scores);

/// <summary>A shape over a picture.</summary>
/// <param name="Label">What it is, shown where the pointer rests.</param>
/// <param name="X">Horizontal positions of the points of a line; one point is a mark.</param>
/// <param name="Y">Vertical positions, as many, downwards.</param>
public sealed record OverlayShape(string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Radius of a circle about the first point; 0 (the default) means a line or a mark.</summary>
    public double Radius { get; init; }

    /// <summary>Which of the colours of groups it has, from 0. Default 0.</summary>
    public int Color { get; init; }
}
