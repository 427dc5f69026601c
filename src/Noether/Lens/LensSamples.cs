using System.Numerics.Tensors;
using Noether.Data;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Lens;

/// <summary>
/// The samples that a run works with, in memory: shuffled once but for those that confirm, centred, scaled by one standard
/// deviation over all values, and stored component-major (row k = component k of all samples), so that any range of
/// columns before the last ones is a random subset and feeds the matrix kernels without gathering.
/// </summary>
internal sealed class LensSamples
{
    private const ulong ShuffleStream = 1;
    private const ulong ChoiceStream = 2;

    // The column of each sample in the order of the file.
    private readonly int[] places;

    private LensSamples(
        float[] values, int dimension, int count, int heldOut, ConfirmingRows confirming, int[] places, double mean,
        double deviation)
    {
        this.places = places;
        Values = values;
        Dimension = dimension;
        Count = count;
        HeldOut = heldOut;
        Confirming = confirming;
        Mean = mean;
        StandardDeviation = deviation;
    }

    /// <summary>d x Count values, component-major, row stride Count.</summary>
    public float[] Values { get; }

    /// <summary>Number of components, d.</summary>
    public int Dimension { get; }

    /// <summary>
    /// Number of samples kept: the first <see cref="Training"/> are searched with, the next <see cref="HeldOut"/> judge
    /// what the search proposes, and the last confirm what was chosen.
    /// </summary>
    public int Count { get; }

    /// <summary>Number of samples that judge, which no search sees.</summary>
    public int HeldOut { get; }

    /// <summary>The last samples, which neither a search nor a choice sees, in the order of the file.</summary>
    public ConfirmingRows Confirming { get; }

    /// <summary>Number of samples to search with.</summary>
    public int Training => Count - HeldOut - Confirming.Count;

    /// <summary>
    /// The one number that was taken off all values; 0 where each component was centred by its own mean.
    /// </summary>
    public double Mean { get; }

    /// <summary>Standard deviation over all values before scaling.</summary>
    public double StandardDeviation { get; }

    /// <summary>Fewest samples that a run accepts, in multiples of d.</summary>
    public const int LeastSamplesPerComponent = 20;

    // More than these, or one for each component, are asked for at no dimension: orders of columns need no more.
    private const int LeastSamples = 800;

    /// <summary>
    /// Refuses samples that cannot be used. All values are looked at, except where only a part will be read: then
    /// <see cref="Load"/> looks at what it reads.
    /// </summary>
    public static void Require(SampleSet source, int most, CancellationToken cancellationToken)
    {
        var least = Math.Min(
            LeastSamplesPerComponent * (long)source.Dimension, Math.Max(LeastSamples, source.Dimension));
        SampleChecks.Require(
            source, least, source.Count > most ? Math.Min(source.Count, 10_000) : null, cancellationToken);
        if (most < least)
        {
            throw new NoetherException(
                $"Samples of {source.Dimension} values need at least {least} of them to search with, not {most}: "
                + $"raise {SettingName.Mention("search-samples")}.")
            {
                Setting = "search-samples",
            };
        }
    }

    /// <summary>
    /// Reads at most <paramref name="most"/> samples; of more, one is drawn at random from each of that many equal
    /// stretches of the file, so that the whole file is represented and read in order.
    /// </summary>
    /// <param name="source">Where to read from.</param>
    /// <param name="most">Number of samples to read at most.</param>
    /// <param name="centring">What is taken off before scaling.</param>
    /// <param name="seed">Seed of the choice and of the shuffling.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static LensSamples Load(
        SampleSet source, int most, LensCentring centring, ulong seed, CancellationToken cancellationToken)
    {
        var d = source.Dimension;
        var count = (int)Math.Min(source.Count, Math.Min(most, Array.MaxLength / d));
        var choice = new CounterRandom(seed, ChoiceStream);
        var confirming = ConfirmingRows.Of(count);
        var place = confirming.Behind(new CounterRandom(seed, ShuffleStream).Permutation(count - confirming.Count));
        var values = new float[count * d];
        var all = source.Count == count;
        const int Chunk = 4096;
        var rows = new long[Chunk];
        var buffer = new float[Chunk * d];
        var sums = new double[d];
        var squares = new double[d];
        for (var start = 0; start < count; start += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = Math.Min(Chunk, count - start);
            for (var i = 0; i < size; i++)
            {
                var low = (long)((Int128)source.Count * (start + i) / count);
                var high = (long)((Int128)source.Count * (start + i + 1) / count);
                rows[i] = all ? start + i : low + (long)(choice.NextDouble() * (high - low));
            }
            if (all)
                source.CopyRows(start, buffer.AsSpan(0, size * d));
            else
                source.Gather(rows.AsSpan(0, size), buffer.AsSpan(0, size * d));
            for (var i = 0; i < size; i++)
            {
                for (var k = 0; k < d; k++)
                {
                    var value = buffer[(i * d) + k];
                    if (!float.IsFinite(value))
                    {
                        throw new NoetherException(
                            $"{source.Source} holds a value that is not a finite float32 number in row {rows[i]}, "
                            + $"column {k} (both from 0); remove such rows or fill the gaps.");
                    }
                    values[((long)k * count) + place[start + i]] = value;
                    sums[k] += value;
                    squares[k] += (double)value * value;
                }
            }
        }
        var mean = centring == LensCentring.OneMean ? sums.Sum() / values.Length : 0;
        var variance = 0.0;
        for (var k = 0; k < d; k++)
        {
            var own = centring == LensCentring.OneMean ? mean : sums[k] / count;
            variance += ((squares[k] / count) - (2 * own * sums[k] / count) + (own * own)) / d;
            sums[k] = own;
        }
        var deviation = Math.Sqrt(Math.Max(variance, 0));
        if (!(deviation > 0) || !double.IsFinite(deviation))
        {
            throw new NoetherException(
                "The samples do not vary (or are too large for float32): there is nothing to find a symmetry in.");
        }
        for (var k = 0; k < d; k++)
        {
            foreach (ref var value in values.AsSpan(k * count, count))
                value = (float)((value - sums[k]) / deviation);
        }
        return new LensSamples(values, d, count, Math.Min(count / 5, 40_000), confirming, place, mean, deviation);
    }

    /// <summary>The columns to search with, in the order of the file, by its stretches.</summary>
    public IReadOnlyList<int[]> TrainingStretches()
    {
        var stretches = Math.Max(1, Confirming.Stretches);
        return
        [
            .. Enumerable.Range(0, stretches).Select(s => places[
                    (int)((long)Count * s / stretches)..(int)((long)Count * (s + 1) / stretches)]
                .Where(place => place < Training).ToArray()).Where(stretch => stretch.Length > 0),
        ];
    }

    /// <summary>The columns first .. first + count - 1 by themselves, component-major d x count.</summary>
    public float[] Columns(int first, int count)
    {
        var result = new float[Dimension * count];
        for (var k = 0; k < Dimension; k++)
            Values.AsSpan((k * Count) + first, count).CopyTo(result.AsSpan(k * count));
        return result;
    }

    /// <summary>y = M x for the columns first .. first + count - 1, component-major.</summary>
    public float[] Transform(Matrix map, int first, int count, int threads)
    {
        var values = Array.ConvertAll(map.Values.ToArray(), v => (float)v);
        var y = new float[map.Rows * count];
        Gemm.Multiply(
            y, count, values, Dimension, Values.AsSpan(first), Count, map.Rows, count, Dimension, threads: threads);
        return y;
    }

    /// <summary>Centred second moments (covariance) of the columns first .. first + count - 1, d x d.</summary>
    public Matrix Covariance(int first, int count, int threads) => Moments(first, count, threads).Covariance;

    /// <summary>Mean of each component and covariance over a range of columns.</summary>
    public (double[] Mean, Matrix Covariance) Moments(int first, int count, int threads)
    {
        const int Block = 2048;
        var d = Dimension;
        var blocks = (count + Block - 1) / Block;
        var products = new float[blocks][];
        var sums = new double[blocks][];
        ParallelBlocks.Run(blocks, threads, b =>
        {
            var from = first + (b * Block);
            var size = Math.Min(Block, first + count - from);
            products[b] = new float[d * d];
            sums[b] = new double[d];
            var x = Values.AsSpan(from);
            Gemm.Multiply(products[b], d, x, Count, x, Count, d, d, size, transposeB: true);
            for (var k = 0; k < d; k++)
                sums[b][k] = TensorPrimitives.Sum<float>(Values.AsSpan((k * Count) + from, size));
        });
        var mean = new double[d];
        var covariance = new Matrix(d, d);
        for (var b = 0; b < blocks; b++)
        {
            for (var k = 0; k < d; k++)
                mean[k] += sums[b][k] / count;
            for (var i = 0; i < d * d; i++)
                covariance.Values[i] += products[b][i] / (double)count;
        }
        for (var i = 0; i < d; i++)
            MatrixOps.AddScaled(covariance.Row(i), mean, -mean[i]);
        return (mean, covariance);
    }
}
