using Noether.Data.Synthetic;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>Samples without the symmetry that the lens looks for, N x d in C order.</summary>
internal static class NullData
{
    // Far from the streams of synthetic data and of the lens.
    private const ulong NoiseStream = 71;
    private const ulong OrderStream = 72;
    private const ulong MixingStream = 1UL << 40;
    private const ulong SourceStream = 1UL << 41;

    /// <summary>Independent standard normal values: every rotation is a symmetry, and nothing is local.</summary>
    public static float[] WhiteNoise(int samples, int d, ulong seed)
    {
        var values = new float[samples * d];
        new CounterRandom(seed, NoiseStream).FillNormal(values);
        return values;
    }

    /// <summary>Generated data whose columns are each shuffled by themselves: nothing depends on anything.</summary>
    public static float[] Shuffled(SyntheticSettings settings, CancellationToken cancellation)
    {
        var data = SyntheticData.Generate(settings, cancellation);
        var (n, d) = ((int)settings.Samples, settings.Dimension);
        var values = new float[data.Samples.Length];
        for (var k = 0; k < d; k++)
        {
            var order = new CounterRandom(settings.Seed, OrderStream + (ulong)k).Permutation(n);
            for (var i = 0; i < n; i++)
                values[(i * d) + k] = data.Samples[(order[i] * d) + k];
        }

        return values;
    }

    /// <summary>
    /// Every column is the sum of a source of its own and of three others at random, Laplacian all: correlations that
    /// come from neighbours on a graph, which is neither a line nor a grid.
    /// </summary>
    public static float[] Graph(int samples, int d, ulong seed, CancellationToken cancellation)
    {
        var links = new CounterRandom(seed, MixingStream);
        var matrix = new double[d * d];
        for (var k = 0; k < d; k++)
        {
            matrix[(k * d) + k] = 1;
            for (var link = 0; link < 3; link++)
                matrix[(k * d) + (int)(links.NextDouble() * d)] = 1;
        }

        return Mixed(matrix, samples, d, seed, cancellation);
    }

    /// <summary>Gaussian values with a random covariance M M^T, M of independent normal entries.</summary>
    public static float[] Gaussian(int samples, int d, ulong seed)
    {
        var mixing = new double[d * d];
        new CounterRandom(seed, MixingStream).FillNormal(mixing);
        var sources = new CounterRandom(seed, NoiseStream);
        var values = new float[samples * d];
        var row = new double[d];
        for (var i = 0; i < samples; i++)
        {
            sources.FillNormal(row);
            for (var k = 0; k < d; k++)
                values[(i * d) + k] = (float)MatrixOps.Dot(mixing.AsSpan(k * d, d), row);
        }

        return values;
    }

    /// <summary>
    /// Consecutive steps of x' = A x + e, A of independent normal entries scaled to keep x finite: each sample depends on
    /// the one before, and the covariance is random.
    /// </summary>
    public static float[] Recursion(int samples, int d, ulong seed)
    {
        // The largest eigenvalue of a matrix of independent entries of variance 1/d is near 1.
        const double Memory = 0.8;
        var matrix = new double[d * d];
        new CounterRandom(seed, MixingStream).FillNormal(matrix);
        var noise = new CounterRandom(seed, NoiseStream);
        var values = new float[samples * d];
        var (row, next) = (new double[d], new double[d]);
        for (var i = 0; i < samples; i++)
        {
            noise.FillNormal(next);
            for (var k = 0; k < d; k++)
                next[k] += Memory / Math.Sqrt(d) * MatrixOps.Dot(matrix.AsSpan(k * d, d), row);
            (row, next) = (next, row);
            for (var k = 0; k < d; k++)
                values[(i * d) + k] = (float)row[k];
        }

        return values;
    }

    /// <summary>
    /// y = M s with independent Laplacian s and a matrix M of independent normal entries: peaked sources without any
    /// order, and correlations without any shift that they are stationary under.
    /// </summary>
    public static float[] Mixture(int samples, int d, ulong seed, CancellationToken cancellation)
    {
        var matrix = new double[d * d];
        new CounterRandom(seed, MixingStream).FillNormal(matrix);
        return Mixed(matrix, samples, d, seed, cancellation);
    }

    /// <summary>
    /// Every column is one factor and a value of its own, both Laplacian, as scores of one questionnaire or sensors with a
    /// common disturbance are: any order of the columns is stationary, and none is an axis.
    /// </summary>
    public static float[] CommonFactor(int samples, int d, ulong seed)
    {
        const double Loading = 0.7;
        return RowByRow(samples, d, seed, random =>
        {
            var factor = Loading * Laplacian(random);
            return _ => factor + Laplacian(random);
        });
    }

    /// <summary>
    /// The same with Gaussian values whose scale is another for each sample, as returns of shares are that rise and fall
    /// together and have quiet and wild days.
    /// </summary>
    public static float[] CommonVolatility(int samples, int d, ulong seed)
    {
        const double Loading = 0.6, Spread = 0.6;
        return RowByRow(samples, d, seed, random =>
        {
            var scale = Math.Exp(Spread * random.NextNormal());
            var factor = Loading * random.NextNormal();
            return _ => scale * (factor + random.NextNormal());
        });
    }

    private static float[] RowByRow(int samples, int d, ulong seed, Func<CounterRandom, Func<int, double>> row)
    {
        var values = new float[samples * d];
        for (var i = 0; i < samples; i++)
        {
            var value = row(new CounterRandom(seed, SourceStream + (ulong)i));
            for (var k = 0; k < d; k++)
                values[(i * d) + k] = (float)value(k);
        }

        return values;
    }

    private static double Laplacian(CounterRandom random)
    {
        var u = (2 * random.NextDouble()) - 1;
        return -Math.Sign(u) * Math.Log(1 - Math.Abs(u));
    }

    // M s with independent Laplacian s.
    private static float[] Mixed(double[] matrix, int samples, int d, ulong seed, CancellationToken cancellation)
    {
        var values = new float[samples * d];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, samples, options, i =>
        {
            var random = new CounterRandom(seed, SourceStream + (ulong)i);
            Span<double> row = stackalloc double[d];
            row.Clear();
            for (var j = 0; j < d; j++)
            {
                var source = Laplacian(random);
                for (var k = 0; k < d; k++)
                    row[k] += matrix[(k * d) + j] * source;
            }

            for (var k = 0; k < d; k++)
                values[(i * d) + k] = (float)row[k];
        });
        return values;
    }
}
