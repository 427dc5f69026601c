namespace Noether.Fuzz;

/// <summary>A reader that is fed with damaged bytes.</summary>
/// <param name="Name">What it reads, such as "npy" or "run/result.json".</param>
/// <param name="Seeds">Whole files, from which the damaged ones are made.</param>
/// <param name="Read">Reads a file as the programs do, and uses what came out.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Read)
{
    /// <summary>What most readers may allocate for one file, five times what they are told to hold at most.</summary>
    public const long UsualMemory = 256_000_000;

    /// <summary>Words of the format, which are put in and in place of others.</summary>
    public IReadOnlyList<byte[]> Words { get; init; } = [];

    /// <summary>Makes the checksums of a damaged file right, so that what lies behind them is read; null where there are none.</summary>
    public Func<byte[], byte[]>? Mend { get; init; }

    /// <summary>The most bytes that reading one file may allocate in all.</summary>
    public long MostMemory { get; init; } = UsualMemory;
}
