namespace Noether.Fuzz;

/// <summary>
/// Random numbers that are the same on every machine and with every runtime: SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
internal struct Dice(ulong state)
{
    private ulong state = state;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var z = state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to below a limit; 0 for a limit of 0.</summary>
    public int Below(int limit) => limit <= 1 ? 0 : (int)(Next() % (ulong)limit);

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
