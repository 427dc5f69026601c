namespace Noether.Numerics;

/// <summary>
/// A stream of random numbers in which number i is a pure function of (seed, stream, i) (Philox 4x32-10). Give every
/// block of parallel work its own stream and the numbers are the same for any number of threads; save
/// <see cref="Position"/> and a run resumes with the same bits. Not for several threads at once, and not for
/// cryptography.
/// </summary>
public sealed class CounterRandom
{
    private const double FloatStep = 1.0 / (1 << 24);
    private const double WordStep = 1.0 / (1L << 32);
    private const double DoubleStep = 1.0 / (1L << 53);

    private (uint Word0, uint Word1, uint Word2, uint Word3) block;
    private ulong blockNumber = ulong.MaxValue;

    /// <summary>Creates a stream.</summary>
    /// <param name="seed">Any number; different seeds give unrelated streams.</param>
    /// <param name="stream">Any number; different streams of a seed are unrelated.</param>
    /// <param name="position">Number of 32-bit words to skip, as read from <see cref="Position"/>.</param>
    public CounterRandom(ulong seed, ulong stream = 0, ulong position = 0)
    {
        Seed = seed;
        Stream = stream;
        Position = position;
    }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The stream of the seed.</summary>
    public ulong Stream { get; }

    /// <summary>Number of 32-bit words consumed so far; may be set to go anywhere in the stream.</summary>
    public ulong Position { get; set; }

    /// <summary>The 32-bit word at a position, without moving.</summary>
    /// <param name="position">Word number from 0.</param>
    public uint WordAt(ulong position)
    {
        // The blocks of a stream number fewer than 2^62, so MaxValue means that there is none yet.
        var number = position >> 2;
        if (number != blockNumber)
        {
            block = Philox.Block(number, Stream, Seed);
            blockNumber = number;
        }

        return (position & 3) switch
        {
            0 => block.Word0,
            1 => block.Word1,
            2 => block.Word2,
            _ => block.Word3,
        };
    }

    /// <summary>32 random bits; consumes one word.</summary>
    public uint NextUInt() => WordAt(Position++);

    /// <summary>64 random bits; consumes two words, the low one first.</summary>
    public ulong NextULong()
    {
        ulong low = NextUInt();
        return low | ((ulong)NextUInt() << 32);
    }

    /// <summary>Uniform in (0, 1), never 0 or 1, in 2^52 equal steps; consumes two words.</summary>
    public double NextDouble() => ((NextULong() >> 12 << 1) + 1) * DoubleStep;

    /// <summary>Standard normal, by the inverse distribution function; consumes two words.</summary>
    public double NextNormal() => NormalQuantile.Of(NextDouble());

    /// <summary>Uniform in 0..bound-1 without bias (Lemire 2019); consumes one word, rarely more.</summary>
    /// <param name="bound">Number of values, at least 1.</param>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var product = (ulong)NextUInt() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            // 2^32 mod bound values are surplus; a low half below that belongs to them.
            var surplus = (0u - (uint)bound) % (uint)bound;
            while ((uint)product < surplus)
                product = (ulong)NextUInt() * (uint)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>The numbers 0..count-1 in random order, all orders equally likely (Fisher and Yates).</summary>
    /// <param name="count">Number of values, at least 0.</param>
    public int[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var result = new int[count];
        for (var i = 0; i < count; i++)
            result[i] = i;
        for (var i = count - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (result[i], result[j]) = (result[j], result[i]);
        }

        return result;
    }

    /// <summary>
    /// Fills with uniform numbers in (0, 1), never 0 or 1, in 2^23 equal steps; consumes one word each.
    /// </summary>
    /// <param name="destination">Receives the numbers.</param>
    public void FillUniform(Span<float> destination)
    {
        foreach (ref var value in destination)
            value = (float)(((NextUInt() >> 9 << 1) + 1) * FloatStep);
    }

    /// <summary>Fills with uniform numbers in (0, 1) as <see cref="NextDouble"/>; consumes two words each.</summary>
    /// <param name="destination">Receives the numbers.</param>
    public void FillUniform(Span<double> destination)
    {
        foreach (ref var value in destination)
            value = NextDouble();
    }

    /// <summary>Fills with standard normal numbers (|x| below 6.4); consumes one word each.</summary>
    /// <param name="destination">Receives the numbers.</param>
    public void FillNormal(Span<float> destination)
    {
        foreach (ref var value in destination)
            value = (float)NormalQuantile.Of((NextUInt() + 0.5) * WordStep);
    }

    /// <summary>Fills with standard normal numbers as <see cref="NextNormal"/>; consumes two words each.</summary>
    /// <param name="destination">Receives the numbers.</param>
    public void FillNormal(Span<double> destination)
    {
        foreach (ref var value in destination)
            value = NextNormal();
    }
}
