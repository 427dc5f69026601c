using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>Distributions without a linear symmetry, to find false alarms with.</summary>
internal static class AsymmetricLaws
{
    private const int BlobCount = 4;
    private const double Spread = 2;

    /// <summary>See <see cref="SampleLaw.Clusters"/>.</summary>
    public static SyntheticLaw Clusters(int n, int d, CounterRandom random)
    {
        var centres = new Matrix(BlobCount, d);
        foreach (ref var value in centres.Values)
            value = Spread * random.NextNormal();
        Matrix[] shapes = [.. Enumerable.Range(0, BlobCount).Select(_ => Mixing(d, random))];
        double[] shares = [.. Enumerable.Range(0, BlobCount).Select(_ => 0.2 + random.NextDouble())];
        var samples = new Matrix(n, d);
        var fresh = new double[d];
        for (var i = 0; i < n; i++)
        {
            var at = random.NextDouble() * shares.Sum();
            var blob = 0;
            while (blob < BlobCount - 1 && at > shares[blob])
                at -= shares[blob++];
            random.FillNormal(fresh);
            for (var k = 0; k < d; k++)
                samples[i, k] = centres[blob, k] + (0.5 * MatrixOps.Dot(shapes[blob].Row(k), fresh));
        }

        return new SyntheticLaw { Samples = samples, Truth = [] };
    }

    /// <summary>See <see cref="SampleLaw.Independent"/>.</summary>
    public static SyntheticLaw Independent(int n, int d, CounterRandom random)
    {
        var mixing = Mixing(d, random);
        var samples = new Matrix(n, d);
        var fresh = new double[d];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < d; k++)
            {
                fresh[k] = (k % 4) switch
                {
                    0 => -Math.Log(random.NextDouble()), // exponential
                    1 => Math.Sqrt(12) * (random.NextDouble() - 0.5), // uniform
                    2 => random.NextNormal() * Math.Sqrt(-Math.Log(random.NextDouble())), // Laplace
                    _ => random.NextInt(4) == 0 ? 1.7 + (0.2 * random.NextNormal()) : -0.6 + (0.2 * random.NextNormal()),
                };
            }

            for (var k = 0; k < d; k++)
                samples[i, k] = MatrixOps.Dot(mixing.Row(k), fresh);
        }

        return new SyntheticLaw { Samples = samples, Truth = [] };
    }

    private static Matrix Mixing(int d, CounterRandom random)
    {
        var mixing = Matrix.Identity(d);
        foreach (ref var value in mixing.Values)
            value += random.NextNormal() / Math.Sqrt(d);
        return mixing;
    }
}
