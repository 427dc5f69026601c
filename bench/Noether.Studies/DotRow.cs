namespace Noether.Studies;

/// <summary>One row of a <see cref="DotChart"/>.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Dots">Value of each dot, and whether it is filled.</param>
internal sealed record DotRow(string Name, IReadOnlyList<(double Value, bool Filled)> Dots);
