using Noether.Discovery.Settings;

namespace Noether.Conserved;

/// <summary>How conserved quantities are looked for.</summary>
public sealed record ConservedSettings
{
    /// <summary>
    /// Families of functions, separated by commas: monomials, angles (sines and cosines), logarithms, norms (lengths of
    /// vectors, their inverses and components over them), products (of a coordinate with a sine, cosine or logarithm). Null
    /// (the default) chooses by the names and values of the coordinates.
    /// </summary>
    [Setting("Functions to combine, separated by commas: monomials, angles, logarithms, norms, products.",
        Automatic = "by the coordinates")]
    public string? Library { get; init; }

    /// <summary>
    /// Largest degree of monomials. Null (the default) means 6, 4, 3, 3 and 2 for 1, 2, 3, 4 and more coordinates, and
    /// less where points or paths are few.
    /// </summary>
    [Setting("Largest degree of monomials.", Least = 1, Most = 8, Automatic = "by the number of coordinates")]
    public int? Degree { get; init; }

    /// <summary>
    /// Points of the pieces into which one path, or fewer than six, are cut. Default 12.
    /// </summary>
    [Setting("Points of the pieces into which a single path is cut.", Least = 3, Most = 10_000, Unit = "points")]
    public int Pieces { get; init; } = 12;

    /// <summary>
    /// Regroupings of points into paths behind each p-value, from which its smallest value follows: 1 / (1 + n).
    /// Default 199.
    /// </summary>
    [Setting("Random regroupings of points behind a p-value.", Least = 99, Most = 10_000, Advanced = true)]
    public int Regroupings { get; init; } = 199;
}
