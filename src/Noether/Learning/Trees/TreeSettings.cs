namespace Noether.Learning.Trees;

/// <summary>How boosted trees are grown. The defaults are those that are usual for trees on histograms.</summary>
internal sealed record TreeSettings
{
    /// <summary>Trees at most.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>Leaves of a tree at most.</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>Levels of a tree at most.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Share of the best step that a tree takes.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>Rows in a leaf at least.</summary>
    public int LeastRows { get; init; } = 20;

    /// <summary>Sum of second derivatives in a leaf at least.</summary>
    public double LeastCurvature { get; init; } = 1e-3;

    /// <summary>Share of the rows that each tree sees, drawn anew for each.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>Trees without a better loss on the rows kept aside after which growing ends.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Trees that are kept at least, whatever the rows kept aside say.</summary>
    public int LeastTrees { get; init; }

    /// <summary>Seed of the rows that trees see.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads; 0 means all processors. The trees do not depend on it.</summary>
    public int Threads { get; init; }
}
