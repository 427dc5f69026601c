namespace Noether.Lens.Runs;

/// <summary>
/// The stages of the search in their order. Cheap ones come first; where both halves are clean after one of them, it is
/// the last.
/// </summary>
internal static class SearchStages
{
    /// <summary>Orders of the columns, and transforms with a name, from the first half of the samples.</summary>
    public const int OrderOne = 0;

    /// <summary>The same from the second half.</summary>
    public const int OrderTwo = 1;

    /// <summary>The columns as they stand.</summary>
    public const int NaturalOrder = 2;

    /// <summary>Positions of signals by the first half.</summary>
    public const int PositionsOne = 3;

    /// <summary>Those by the second half.</summary>
    public const int PositionsTwo = 4;

    /// <summary>Independent components of the first half.</summary>
    public const int IndependentOne = 5;

    /// <summary>Those of the second half.</summary>
    public const int IndependentTwo = 6;

    /// <summary>The search by the first half.</summary>
    public const int HalfOne = 7;

    /// <summary>That by the second half.</summary>
    public const int HalfTwo = 8;

    /// <summary>Refinement on samples of both halves.</summary>
    public const int Both = 9;
}
