using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Training;

/// <summary>
/// Batches made of tiles. The samples were shuffled once, so a fixed tile of 500 neighbouring columns is a random set;
/// a batch is a random choice of different tiles. Nothing is gathered, and the moments of every tile are computed once,
/// so that the covariance of a batch is a sum.
/// </summary>
internal sealed class LensBatches
{
    private const ulong BatchStream = 31;

    private readonly int d;
    private readonly ulong seed;
    private readonly float[][] products;
    private readonly double[][] sums;
    private readonly int[] order;

    /// <summary>Cuts the training samples into tiles.</summary>
    /// <param name="samples">The samples; only those to search with are used.</param>
    /// <param name="batchSize">Wanted samples in a batch; lowered where there are fewer, and rounded to a multiple of
    /// d.</param>
    /// <param name="seed">Seed of the choice of tiles.</param>
    /// <param name="threads">Threads for the moments.</param>
    public LensBatches(LensSamples samples, int batchSize, ulong seed, int threads)
    {
        d = samples.Dimension;
        this.seed = seed;
        Samples = samples;
        var wanted = Math.Max(d, Math.Min(batchSize, samples.Training) / d * d);
        TileSize = Math.Max(1, wanted / d);
        TilesPerBatch = wanted / TileSize;
        var tiles = Math.Max(TilesPerBatch, samples.Training / TileSize);
        products = new float[tiles][];
        sums = new double[tiles][];
        order = new int[tiles];
        ParallelBlocks.Run(tiles, threads, t =>
        {
            var x = samples.Values.AsSpan(t * TileSize);
            products[t] = new float[d * d];
            Gemm.Multiply(products[t], d, x, samples.Count, x, samples.Count, d, d, TileSize, transposeB: true);
            sums[t] = new double[d];
            for (var k = 0; k < d; k++)
            {
                var tile = samples.Values.AsSpan((k * samples.Count) + (t * TileSize), TileSize);
                sums[t][k] = TensorPrimitives.Sum<float>(tile);
            }
        });
        Tiles = new int[TilesPerBatch];
        Covariance = new Matrix(d, d);
        ComponentMean = new double[d];
    }

    /// <summary>The samples that the tiles are cut from.</summary>
    public LensSamples Samples { get; }

    /// <summary>Samples in a tile.</summary>
    public int TileSize { get; }

    /// <summary>Tiles in a batch.</summary>
    public int TilesPerBatch { get; }

    /// <summary>Samples in a batch, a multiple of d.</summary>
    public int BatchSize => TileSize * TilesPerBatch;

    /// <summary>The tiles of the current batch; tile t holds the columns t TileSize .. (t + 1) TileSize - 1.</summary>
    public int[] Tiles { get; }

    /// <summary>Mean over all values of the current batch.</summary>
    public double Mean { get; private set; }

    /// <summary>Standard deviation over all values of the current batch.</summary>
    public double StandardDeviation { get; private set; }

    /// <summary>Mean of each component over the current batch, before centring.</summary>
    public double[] ComponentMean { get; }

    /// <summary>Covariance of the current batch after scaling by its standard deviation, d x d.</summary>
    public Matrix Covariance { get; }

    /// <summary>Draws the batch of a step; the same seed and step give the same batch.</summary>
    public void Draw(long step)
    {
        var random = new CounterRandom(seed, BatchStream + ((ulong)step << 8));
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        for (var i = 0; i < TilesPerBatch; i++)
        {
            var j = i + (int)(random.NextDouble() * (order.Length - i));
            (order[i], order[j]) = (order[j], order[i]);
            Tiles[i] = order[i];
        }
        Array.Clear(ComponentMean);
        Covariance.Values.Clear();
        foreach (var tile in Tiles)
        {
            MatrixOps.AddScaled(ComponentMean, sums[tile], 1.0 / BatchSize);
            WeightedRows.AddWidened(products[tile], Covariance.Values);
        }
        var square = 0.0;
        for (var k = 0; k < d; k++)
            square += Covariance[k, k] / ((double)BatchSize * d);
        Mean = TensorPrimitives.Sum<double>(ComponentMean) / d;
        var variance = Math.Max(square - (Mean * Mean), 1e-12);
        StandardDeviation = Math.Sqrt(variance);
        for (var i = 0; i < d; i++)
        {
            var row = Covariance.Row(i);
            for (var j = 0; j < d; j++)
                row[j] = ((row[j] / BatchSize) - (ComponentMean[i] * ComponentMean[j])) / variance;
        }
    }
}
