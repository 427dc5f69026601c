namespace Noether.Data.Formats;

/// <summary>A way in which numbers lie in a file.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Matches">Whether the first bytes and the ending of the name tell that a file is of this kind.</param>
/// <param name="Read">
/// Reads it. What it returns may go on reading the bytes that it was given; those are then closed with it.
/// </param>
internal sealed record ArrayFormat(
    string Name, Func<byte[], string, bool> Matches, Func<FormatRequest, LoadedArray> Read)
{
    /// <summary>Whether one file can hold several arrays, of which the entry chooses one.</summary>
    public bool HasEntries { get; init; }

    /// <summary>
    /// How many bytes the whole file takes by what its first bytes promise; null where they say nothing. Arguments:
    /// first bytes, name for messages.
    /// </summary>
    public Func<byte[], string, long?> Promises { get; init; } = (_, _) => null;
}
