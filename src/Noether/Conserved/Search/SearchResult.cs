using Noether.Conserved.Library;
using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>What a search found, and on what.</summary>
internal sealed record SearchResult
{
    /// <summary>The paths that were searched: without coordinates that tell nothing new, and cut in pieces if few.</summary>
    public required PathSet Paths { get; init; }

    /// <summary>What was left out of the paths, and why.</summary>
    public required CoordinateSpan Span { get; init; }

    /// <summary>The functions.</summary>
    public required FunctionLibrary Library { get; init; }

    /// <summary>Paths that were fitted.</summary>
    public required int[] Fitted { get; init; }

    /// <summary>Paths that were held out.</summary>
    public required int[] Held { get; init; }

    /// <summary>Within-path shares of all combinations of the library on the fitted paths, smallest first.</summary>
    public required double[] Spectrum { get; init; }

    /// <summary>Independent quantities that passed, in the order in which they were found.</summary>
    public required IReadOnlyList<Quantity> Conserved { get; init; }

    /// <summary>The most conserved quantity that did not pass; null where all passed.</summary>
    public required Quantity? Nearest { get; init; }

    /// <summary>Smallest shares of regrouped points, ascending; empty where paths were cut.</summary>
    public double[] Regrouped { get; init; } = [];

    /// <summary>Whether few paths were cut in pieces; then nothing counts as conserved.</summary>
    public bool Cut { get; init; }

    /// <summary>Share of <see cref="Nearest"/> over whole paths in place of pieces; NaN unless they were cut.</summary>
    public double WholeShare { get; init; } = double.NaN;

    /// <summary>Median over coordinates of the variance along a path over that of steps.</summary>
    public required double Resolution { get; init; }

    /// <summary>Formulas of further quantities that are functions of those found.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>Most quantities that can be independent while something moves.</summary>
    public int MostIndependent => Math.Max(1, Paths.Dimension - 1);
}
