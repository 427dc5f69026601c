namespace Noether.Reports.Rendering;

/// <summary>One curve of a chart. Points that are not finite interrupt it.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Positions, rising.</param>
/// <param name="Y">Values, as many as positions.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
