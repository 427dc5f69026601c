namespace Noether.HiddenLayer.Contours;

/// <summary>What counts as the contour of a picture.</summary>
public enum ContourKind
{
    /// <summary>Lines along which the brightness changes most (Canny's edges).</summary>
    Edges = 0,

    /// <summary>The line between darker and brighter parts, as contours of the templates are.</summary>
    Level = 1,
}
