namespace Noether.HiddenLayer.Contours;

/// <summary>Which part of a picture is judged.</summary>
public enum ContourWindow
{
    /// <summary>The largest square in the middle, as the windows of the templates are square.</summary>
    Square = 0,

    /// <summary>The whole picture; the longer side runs from -1 to 1.</summary>
    Whole = 1,
}
