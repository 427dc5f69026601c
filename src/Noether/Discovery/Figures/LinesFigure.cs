namespace Noether.Discovery.Figures;

/// <summary>Curves over a common axis, with error bands where they are known.</summary>
public sealed record LinesFigure : Figure
{
    /// <summary>The curves.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>What the horizontal axis is.</summary>
    public string XLabel { get; init => field = value ?? ""; } = "";

    /// <summary>What the vertical axis is.</summary>
    public string YLabel { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the horizontal axis is logarithmic. Default false.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic. Default false.</summary>
    public bool LogY { get; init; }

    /// <summary>Whether every point is marked by a dot, for curves of few points. Default false.</summary>
    public bool Dots { get; init; }

    internal override bool IsWhole => Series.All(line => line is not null && line.X.Count == line.Y.Count
        && (line.Lower is null || line.Lower.Count == line.X.Count) && (line.Upper is null || line.Upper.Count == line.X.Count));
}

/// <summary>One curve.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Positions.</param>
/// <param name="Y">Values, as many.</param>
public sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Lower end of the error band at every position; null means no band.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>Upper end of the error band at every position; null means no band.</summary>
    public IReadOnlyList<double>? Upper { get; init; }
}
