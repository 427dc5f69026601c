namespace Noether.HiddenLayer.Probing;

/// <summary>What one reading finds of every map of one family.</summary>
/// <param name="Likeness">1 - r, or rho less its median; 0 where too few places count.</param>
/// <param name="Coverage">Share of the places that count, 0 to 1; 0 where they are too few.</param>
internal sealed record ProbeMap(double[] Likeness, double[] Coverage)
{
    /// <summary>Likeness times coverage: small corners are always symmetric.</summary>
    public double Score(int map) => Likeness[map] * Coverage[map];

    /// <summary>All scores.</summary>
    public double[] Scores => [.. Enumerable.Range(0, Likeness.Length).Select(Score)];
}
