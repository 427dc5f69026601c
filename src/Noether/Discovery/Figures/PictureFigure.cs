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
    public IReadOnlyList<OverlayShape> Overlay { get; init; } = [];
}

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
