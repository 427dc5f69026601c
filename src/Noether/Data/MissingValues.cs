namespace Noether.Data;

/// <summary>What to do with rows that lack a value.</summary>
public enum MissingValues
{
    /// <summary>Refuse the file and say where the first one is.</summary>
    Refuse,

    /// <summary>Leave out every row, or window, that lacks one.</summary>
    Drop,
}
