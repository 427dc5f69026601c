namespace Noether.Data;

/// <summary>The random numbers of one synthetic sample, or of the hidden transform.</summary>
internal struct SampleStream
{
    /// <summary>Streams from here on belong to transforms; samples count from 0.</summary>
    public const ulong TransformStream = 1UL << 62;

    // Keeps these streams apart from those that a lens with the same seed draws.
    private const ulong Salt = 0x53594e5448455449;
    private ulong state;

    public SampleStream(ulong seed, ulong stream) => state = Mix(Mix(seed ^ Salt) + Mix(stream));

    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double NextUniform(double low, double high) => low + ((high - low) * NextDouble());

    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)(Next() % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    private ulong Next() => Mix(state += 0x9e3779b97f4a7c15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
