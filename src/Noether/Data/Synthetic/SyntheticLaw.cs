using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>Samples, pairs or labelled samples of a distribution with a known symmetry.</summary>
public sealed record SyntheticLaw
{
    private const ulong SampleStream = 0x6c61_7700_0000_0000;
    private const ulong NoiseStream = 0x6e6f_6973_0000_0000;

    /// <summary>The samples, n x d; of pairs the first.</summary>
    public required Matrix Samples { get; init; }

    /// <summary>The second samples of pairs, n x d; null where there are none.</summary>
    public Matrix? Next { get; init; }

    /// <summary>Labels, n values; null where there are none.</summary>
    public double[]? Labels { get; init; }

    /// <summary>The symmetry: generators of an algebra or an element of a group, d x d each; may be none.</summary>
    public required IReadOnlyList<Matrix> Truth { get; init; }

    /// <summary>Whether <see cref="Truth"/> is an element of a group, not a basis of an algebra.</summary>
    public bool IsElement { get; init; }

    /// <summary>Makes them in memory.</summary>
    /// <param name="settings">What to make.</param>
    /// <exception cref="NoetherException">A setting is out of range.</exception>
    public static SyntheticLaw Generate(LawSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var random = new CounterRandom(settings.Seed, SampleStream + (ulong)settings.Law);
        var (n, d) = (settings.Samples, settings.Dimension);
        var made = settings.Law switch
        {
            SampleLaw.Normal => Normal(n, d ?? 2, random),
            SampleLaw.Octagon => PlanarLaws.Octagon(n, random),
            SampleLaw.Arrow => PlanarLaws.Arrow(n, random),
            SampleLaw.TwoBody => ParticleLaws.TwoBody(n, random),
            SampleLaw.Boosted => ParticleLaws.Boosted(n, random),
            SampleLaw.SeventhTurn => PlanarLaws.SeventhTurn(n, random),
            SampleLaw.RingBumps => RingBumps(n, d ?? 7, random),
            SampleLaw.Clusters => AsymmetricLaws.Clusters(n, d ?? 5, random),
            _ => AsymmetricLaws.Independent(n, d ?? 5, random),
        };
        var noise = new CounterRandom(settings.Seed, NoiseStream);
        foreach (var rows in (Matrix?[])[made.Samples, made.Next])
        {
            if (rows is null || settings.Noise == 0)
                continue;
            foreach (ref var value in rows.Values)
                value += settings.Noise * noise.NextNormal();
        }

        return made;
    }

    private static SyntheticLaw Normal(int n, int d, CounterRandom random)
    {
        var samples = new Matrix(n, d);
        random.FillNormal(samples.Values);
        List<Matrix> truth = [];
        for (var i = 0; i < d; i++)
        {
            for (var j = i + 1; j < d; j++)
                truth.Add(new Matrix(d, d) { [i, j] = -1, [j, i] = 1 });
        }

        return new SyntheticLaw { Samples = samples, Truth = truth };
    }

    private static SyntheticLaw RingBumps(int n, int d, CounterRandom random)
    {
        const int Slots = 5;
        var samples = new Matrix(n, d);
        for (var i = 0; i < n; i++)
        {
            for (var slot = 0; slot < Slots; slot++)
            {
                var (there, place) = (random.NextInt(2) == 1, random.NextDouble() * d);
                var (amplitude, width) = (0.5 + random.NextDouble(), 0.5 + random.NextDouble());
                for (var k = 0; k < d && there; k++)
                {
                    var distance = Math.Abs(k - place);
                    distance = Math.Min(distance, d - distance);
                    samples[i, k] += amplitude * Math.Exp(-distance * distance / (2 * width * width));
                }
            }
        }

        double mean = 0, square = 0;
        foreach (var value in samples.Values)
            (mean, square) = (mean + (value / samples.Values.Length), square + (value * value / samples.Values.Length));
        var deviation = Math.Max(Math.Sqrt(square - (mean * mean)), double.Epsilon);
        foreach (ref var value in samples.Values)
            value = (value - mean) / deviation;
        var shift = new Matrix(d, d);
        for (var k = 0; k < d; k++)
            shift[(k + 1) % d, k] = 1;
        return new SyntheticLaw { Samples = samples, Truth = [shift], IsElement = true };
    }

    /// <summary>The same matrix in blocks along the diagonal.</summary>
    internal static Matrix Blocks(Matrix block, int times)
    {
        var d = block.Rows;
        var whole = new Matrix(times * d, times * d);
        for (var b = 0; b < times; b++)
        {
            for (var i = 0; i < d; i++)
                block.Row(i).CopyTo(whole.Row((b * d) + i)[(b * d)..]);
        }

        return whole;
    }

    /// <summary>exp(t L).</summary>
    internal static Matrix Exponential(Matrix generator, double t)
    {
        var scaled = generator.Clone();
        foreach (ref var value in scaled.Values)
            value *= t;
        return MatrixExponential.Of(scaled);
    }
}
