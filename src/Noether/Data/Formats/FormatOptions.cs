namespace Noether.Data.Formats;

/// <summary>What is wanted of a file.</summary>
internal sealed record FormatOptions
{
    /// <summary>Which array of a file that holds several; null is enough when it holds only one.</summary>
    public string? Entry { get; init; }

    /// <summary>What separates the cells of a text table; null means that it is found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line of a text table holds names; null means that it is found out.</summary>
    public bool? Header { get; init; }

    /// <summary>Whether missing values are kept as NaN; else they are refused.</summary>
    public bool KeepMissing { get; init; }
}
