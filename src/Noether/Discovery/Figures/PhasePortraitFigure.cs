namespace Noether.Discovery.Figures;

/// <summary>A function over a plane as level lines, with arrows of a flow and paths over them.</summary>
public sealed record PhasePortraitFigure : Figure
{
    /// <summary>Rows of the grid of values, at least 2; row 0 lies at <see cref="LowerY"/>.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of the grid of values, at least 2; column 0 lies at <see cref="LowerX"/>.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows x columns values of the function in C order; not-a-number where it has none.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Left end of the plane.</summary>
    public required double LowerX { get; init; }

    /// <summary>Right end of the plane.</summary>
    public required double UpperX { get; init; }

    /// <summary>Lower end of the plane.</summary>
    public required double LowerY { get; init; }

    /// <summary>Upper end of the plane.</summary>
    public required double UpperY { get; init; }

    /// <summary>Values whose level lines are drawn.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>Arrows of the flow; drawn with one length. Default none.</summary>
    public IReadOnlyList<FlowArrow> Arrows { get; init => field = value ?? []; } = [];

    /// <summary>Points of measured paths. Default none.</summary>
    public IReadOnlyList<PointGroup> Paths { get; init => field = value ?? []; } = [];

    /// <summary>What the horizontal axis is.</summary>
    public string XLabel { get; init => field = value ?? ""; } = "";

    /// <summary>What the vertical axis is.</summary>
    public string YLabel { get; init => field = value ?? ""; } = "";

    internal override bool IsWhole =>
        Fills(Rows, Columns, Values) && Arrows.All(arrow => arrow is not null) && ArePoints(Paths);
}

/// <summary>The direction of a flow at a point.</summary>
/// <param name="X">Horizontal position.</param>
/// <param name="Y">Vertical position.</param>
/// <param name="U">Horizontal component.</param>
/// <param name="V">Vertical component.</param>
public sealed record FlowArrow(double X, double Y, double U, double V);
