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
    /// <summary>Name, different from all others of the answer: lower case words with dashes.</summary>
    public required string Name { get; init; }

    /// <summary>Heading.</summary>
    public string Title { get; init; } = "";

    /// <summary>What is to be seen, a sentence or two below it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether it is small beside others, as in a row of tiles. Default false.</summary>
    public bool Small { get; init; }

    /// <summary>Name of a .png file that run folders keep of it; null (the default) means none.</summary>
    public string? File { get; init; }
}
