namespace Noether.Discovery;

/// <summary>What a method is, for people who choose one.</summary>
public sealed record MethodCard
{
    /// <summary>Name on the command line and in result.json: lower case words with dashes, such as "lens".</summary>
    public required string Name { get; init; }

    /// <summary>Title of pages and reports, such as "SymmetryLens".</summary>
    public required string Title { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The question it answers.</summary>
    public required Question Question { get; init; }

    /// <summary>The kind of data it takes.</summary>
    public required DataKind Data { get; init; }

    /// <summary>Further kinds that it takes where it is asked for by name. Default: none.</summary>
    public IReadOnlyList<DataKind> AlsoTakes { get; init; } = [];

    /// <summary>Whether it takes a kind of data.</summary>
    /// <param name="kind">The kind.</param>
    public bool Takes(DataKind kind) => kind == Data || AlsoTakes.Contains(kind);

    /// <summary>What it needs of the data, one sentence each.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Which kinds of symmetry it can express, a few words each.</summary>
    public required IReadOnlyList<string> Expresses { get; init; }

    /// <summary>Which kinds of symmetry it cannot express, a few words each.</summary>
    public required IReadOnlyList<string> CannotExpress { get; init; }

    /// <summary>The published source.</summary>
    public required string Reference { get; init; }

    /// <summary>What it typically costs, such as "1 to 20 s for 200,000 samples of 33 values on two cores".</summary>
    public required string TypicalCost { get; init; }
}
