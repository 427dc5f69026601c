namespace Noether.Reports.Rendering;

/// <summary>One curve of a chart. Points that are not finite interrupt it.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Positions, rising.</param>
/// <param name="Y">Values, as many as positions.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Lower end of the error band at every position; null (the default) means no band.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>Upper end of the error band at every position; null (the default) means no band.</summary>
    public IReadOnlyList<double>? Upper { get; init; }

    /// <summary>Everything that the vertical axis has to reach to.</summary>
    internal IEnumerable<double> Levels => Y.Concat(Lower ?? []).Concat(Upper ?? []);
}
