namespace Noether.Lens;

/// <summary>What the lens concludes, in words and in the quantities behind them.</summary>
public sealed record LensVerdict
{
    /// <summary>Whether a stationary and local representation was found.</summary>
    public bool Found { get; init; }

    /// <summary>The conclusion in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What a reader should keep in mind before trusting the conclusion, one sentence each.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>The measured quantities, each with its threshold and whether it passed.</summary>
    public IReadOnlyList<LensCheck> Checks { get; init; } = [];
}
