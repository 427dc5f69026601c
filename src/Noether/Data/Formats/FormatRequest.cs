namespace Noether.Data.Formats;

/// <summary>What a format is asked to read.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Start">Its first bytes.</param>
/// <param name="Name">What to call it in messages: its path.</param>
/// <param name="Extension">The ending of its name in lower case, with the dot, without .gz.</param>
/// <param name="Options">What is wanted of it.</param>
/// <param name="Budget">How much memory it may take.</param>
/// <param name="CancellationToken">Stops the reading.</param>
internal sealed record FormatRequest(
    ByteSource Bytes,
    byte[] Start,
    string Name,
    string Extension,
    FormatOptions Options,
    MemoryBudget Budget,
    CancellationToken CancellationToken);
