using System.Text.Json.Serialization;

namespace Noether.Discovery.Figures;

/// <summary>A picture of an answer as data: what is drawn, not how. Reports, studio and command line draw it alike.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HeatMapFigure), "heatMap")]
[JsonDerivedType(typeof(LinesFigure), "lines")]
[JsonDerivedType(typeof(BarsFigure), "bars")]
[JsonDerivedType(typeof(ScatterFigure), "scatter")]
[JsonDerivedType(typeof(PictureFigure), "picture")]
[JsonDerivedType(typeof(TableFigure), "table")]
[JsonDerivedType(typeof(TextFigure), "text")]
[JsonDerivedType(typeof(FramesFigure), "frames")]
[JsonDerivedType(typeof(TilesFigure), "tiles")]
[JsonDerivedType(typeof(PhasePortraitFigure), "phasePortrait")]
[JsonDerivedType(typeof(ChoiceFigure), "choice")]
[JsonDerivedType(typeof(ShiftedFigure), "shifted")]
public abstract record Figure
{
    // What a file leaves out comes as null, here and below, not as what it is set to.
    /// <summary>Name, different from all others of the answer: lower case words with dashes.</summary>
    public required string Name { get; init; }

    /// <summary>Heading.</summary>
    public string Title { get; init => field = value ?? ""; } = "";

    /// <summary>What is to be seen, a sentence or two below it.</summary>
    public string Caption { get; init => field = value ?? ""; } = "";

    /// <summary>Whether it is small beside others, as in a row of tiles. Default false.</summary>
    public bool Small { get; init; }

    /// <summary>Name of a .png file that run folders keep of it; null (the default) means none.</summary>
    public string? File { get; init; }

    /// <summary>Whether all parts are there and fit each other; what was read from a damaged file may not be whole.</summary>
    internal virtual bool IsWhole => true;

    /// <summary>Whether there are as many values as a grid has places, and it has some.</summary>
    private protected static bool Fills(int rows, int columns, IReadOnlyList<double> values) =>
        rows > 0 && columns > 0 && (long)rows * columns == values.Count;

    /// <summary>Whether groups of points have two coordinates for each of them.</summary>
    private protected static bool ArePoints(IEnumerable<PointGroup> groups) =>
        groups.All(group => group is not null && group.X.Count == group.Y.Count);
}
