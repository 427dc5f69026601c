using Noether.Discovery.Figures;

namespace Noether.Reports.Drawing;

/// <summary>A figure that is drawn already, of pages that belong to no run.</summary>
internal sealed record DrawnFigure : Figure
{
    /// <summary>An svg element as the charts make it.</summary>
    public required string Svg { get; init; }
}
