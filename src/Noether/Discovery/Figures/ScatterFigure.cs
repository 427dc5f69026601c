namespace Noether.Discovery.Figures;

/// <summary>Points of a plane, in groups of one colour each.</summary>
public sealed record ScatterFigure : Figure
{
    /// <summary>The groups, the lowest first.</summary>
    public required IReadOnlyList<PointGroup> Groups { get; init; }

    /// <summary>What the horizontal axis is.</summary>
    public string XLabel { get; init => field = value ?? ""; } = "";

    /// <summary>What the vertical axis is.</summary>
    public string YLabel { get; init => field = value ?? ""; } = "";

    /// <summary>Whether both axes have one scale. Default false.</summary>
    public bool Square { get; init; }

    internal override bool IsWhole => ArePoints(Groups);
}

/// <summary>Points of one colour.</summary>
/// <param name="Name">What they are.</param>
/// <param name="X">Horizontal positions.</param>
/// <param name="Y">Vertical positions, as many.</param>
public sealed record PointGroup(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
