namespace Noether.Data.Formats;

/// <summary>What a format made of a file: numbers, and what is known about them.</summary>
/// <param name="Array">The numbers.</param>
internal sealed record LoadedArray(NumberArray Array)
{
    /// <summary>What the reader noted, such as skipped columns.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Columns of a table, where their places in the file and in the array differ or they have names.</summary>
    public TableColumns? Columns { get; init; }

    /// <summary>Moments in a second, for sounds; null for everything else.</summary>
    public double? Rate { get; init; }

    /// <summary>Which array of the file it is; null where there is only one.</summary>
    public string? Entry { get; init; }
}
