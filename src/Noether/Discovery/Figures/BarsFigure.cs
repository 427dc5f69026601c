namespace Noether.Discovery.Figures;

/// <summary>One bar a category, with an interval where it is known.</summary>
public sealed record BarsFigure : Figure
{
    /// <summary>The bars.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>What the values are.</summary>
    public string YLabel { get; init => field = value ?? ""; } = "";

    /// <summary>Upper end of the axis; null (the default) means what the bars need.</summary>
    public double? Upper { get; init; }

    internal override bool IsWhole => Bars.All(bar => bar is not null);
}

/// <summary>One bar.</summary>
/// <param name="Name">The category.</param>
/// <param name="Value">Its length.</param>
/// <param name="Lower">Lower end of the interval; null means none.</param>
/// <param name="Upper">Upper end of the interval; null means none.</param>
public sealed record Bar(string Name, double Value, double? Lower = null, double? Upper = null);
