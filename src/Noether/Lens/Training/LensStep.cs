using Noether.Densities;
using Noether.Numerics;

namespace Noether.Lens.Training;

/// <summary>
/// One evaluation of the lens loss on a batch, with the gradients of everything that is trained:
/// alignment + uniformity + resolution (mean marginal entropy - joint entropy) - information (joint entropy), each with
/// its weight. Two passes over the tiles of the batch, in parallel: the first computes y = L x and the densities, the
/// second, once the clamps of uniformity are known, collects dLoss/dL = (dLoss/dy) x^T. Sums over tiles are taken in
/// the order of the tiles, so the bits do not depend on the number of threads.
/// </summary>
internal sealed class LensStep
{
    private readonly LensSettings settings;
    private readonly LensBatches batches;
    private readonly MarginalMixtures marginal;
    private readonly LensConditional? conditional;
    private readonly int d;
    private readonly int batch;

    // Tile after tile, each component-major: what a tile works on lies together.
    private readonly ComponentBlocks layout;
    private readonly float[] y;
    private readonly float[] own;
    private readonly float[] below;
    private readonly float[] above;
    private readonly float[] map;
    private readonly float[] offset;
    private readonly float[] ownFactor;
    private readonly MarginalSums[] tileSums;
    private readonly MarginalSums sums;
    private readonly MarginalUniformity uniformity;
    private readonly float[][] products;
    private readonly double[][] gradientSums;
    private readonly double[] gradientSum;
    private readonly CovarianceLoss covariance;

    /// <summary>Allocates the buffers of a step.</summary>
    public LensStep(
        LensSettings settings, LensBatches batches, MarginalMixtures marginal, LensConditional? conditional)
    {
        this.settings = settings;
        this.batches = batches;
        this.marginal = marginal;
        this.conditional = conditional;
        d = batches.Samples.Dimension;
        batch = batches.BatchSize;
        layout = new ComponentBlocks(batch, batches.TileSize);
        y = new float[d * batch];
        own = new float[d * batch];
        below = new float[d * batch];
        above = new float[d * batch];
        map = new float[d * d];
        offset = new float[d];
        ownFactor = new float[d];
        var tiles = batches.TilesPerBatch;
        tileSums = new MarginalSums[tiles];
        products = new float[tiles][];
        gradientSums = new double[tiles][];
        for (var t = 0; t < tiles; t++)
        {
            tileSums[t] = new MarginalSums(d);
            products[t] = new float[d * d];
            gradientSums[t] = new double[d];
        }
        gradientSum = new double[d];
        sums = new MarginalSums(d);
        uniformity = new MarginalUniformity(d, settings.UniformityWeights == UniformityWeights.EachEntry);
        covariance = new CovarianceLoss(d);
        Gradient = new Matrix(d, d);
        MarginalGradient = new float[marginal.Parameters.Length];
    }

    /// <summary>Told of every part of an evaluation that is done; null means nobody. For measurements.</summary>
    public StepClock? Clock { get; set; }

    /// <summary>dLoss/dL, d x d.</summary>
    public Matrix Gradient { get; }

    /// <summary>
    /// Gradient of the mean of -log p_k(y_k) with respect to the parameters of the marginal estimator.
    /// </summary>
    public float[] MarginalGradient { get; }

    /// <summary>Evaluates the loss at L on the batch that was drawn last.</summary>
    /// <param name="l">Group convolution, d x d.</param>
    /// <param name="rho">Normalised training time, 0 to 1.</param>
    /// <param name="threads">Worker threads; 0 means all cores.</param>
    /// <returns>The terms, without step, seconds and learning rate.</returns>
    public LensHistoryRow Evaluate(Matrix l, double rho, int threads)
    {
        SetMap(l);
        marginal.Prepare();
        ParallelBlocks.Run(batches.TilesPerBatch, threads, FirstPass);
        sums.Clear();
        foreach (var tile in tileSums)
            sums.Add(tile);
        uniformity.Update(sums);
        marginal.WriteParameterGradient(sums, 1.0 / ((double)batch * d), MarginalGradient);
        Clock?.Mark(StepPart.FirstPass);
        conditional?.Evaluate(y, layout, settings.UniformityWeight / 2, threads);
        Clock?.Mark(StepPart.Conditional);
        SetFactors();
        ParallelBlocks.Run(batches.TilesPerBatch, threads, SecondPass);
        CollectGradient();
        Clock?.Mark(StepPart.SecondPass);
        covariance.Evaluate(
            l, batches.Covariance, rho, settings.AlignmentWeight,
            settings.ResolutionWeight + settings.InformationWeight, Gradient);
        Clock?.Mark(StepPart.Covariance);
        return Row(rho);
    }

    private LensHistoryRow Row(double rho)
    {
        var conditionalPart = conditional?.Uniformity ?? 0;
        var both = (uniformity.Value + conditionalPart) / 2;
        var entropy = sums.MeanEntropy;
        return new LensHistoryRow
        {
            Rho = rho,
            Rank = covariance.Rank,
            Alignment = covariance.Alignment,
            Uniformity = both,
            UniformityMarginal = uniformity.Value,
            UniformityConditional = conditionalPart,
            MarginalEntropy = entropy,
            JointEntropy = covariance.JointEntropy,
            ConditionalEntropy = conditional?.Entropy ?? 0,
            Total = LensLoss.Total(settings, covariance.Alignment, both, entropy, covariance.JointEntropy),
        };
    }

    // y = L (x - mean)/deviation = map x + offset.
    private void SetMap(Matrix l)
    {
        var scale = 1 / batches.StandardDeviation;
        for (var k = 0; k < d; k++)
        {
            var sum = 0.0;
            for (var j = 0; j < d; j++)
            {
                map[(k * d) + j] = (float)(l[k, j] * scale);
                sum += l[k, j];
            }
            offset[k] = (float)(-batches.Mean * scale * sum);
        }
    }

    private void FirstPass(int t)
    {
        var size = batches.TileSize;
        var at = t * d * size;
        var samples = batches.Samples;
        var x = samples.Values.AsSpan(batches.Tiles[t] * size);
        for (var k = 0; k < d; k++)
            y.AsSpan(at + (k * size), size).Fill(offset[k]);
        Gemm.Multiply(y.AsSpan(at), size, map, d, x, samples.Count, d, size, d, beta: 1);
        tileSums[t].Clear();
        marginal.Accumulate(
            y.AsSpan(at), size, size, tileSums[t], own.AsSpan(at), below.AsSpan(at), above.AsSpan(at));
    }

    // Uniformity is half the sum of its two parts; the mean marginal entropy is the mean of -log p_k(y_k).
    private void SetFactors()
    {
        var half = (float)(settings.UniformityWeight / 2);
        for (var k = 0; k < d; k++)
        {
            ownFactor[k] = (half * uniformity.OwnFactors[k]) - (float)(settings.ResolutionWeight / ((double)batch * d));
            uniformity.BelowFactors[k] *= half;
            uniformity.AboveFactors[k] *= half;
        }
    }

    private void SecondPass(int t)
    {
        var size = batches.TileSize;
        var at = t * d * size;
        var samples = batches.Samples;
        for (var k = 0; k < d; k++)
        {
            var start = at + (k * size);
            gradientSums[t][k] = WeightedRows.Combine(
                own.AsSpan(start, size), ownFactor[k],
                below.AsSpan(start, size), uniformity.BelowFactors[k],
                above.AsSpan(start, size), uniformity.AboveFactors[k],
                conditional is null ? [] : conditional.Gradient.AsSpan(start, size));
        }
        var x = samples.Values.AsSpan(batches.Tiles[t] * size);
        Gemm.Multiply(products[t], d, own.AsSpan(at), size, x, samples.Count, d, d, size, transposeB: true);
    }

    // sum over tiles of (dLoss/dy) (x - mean)^T / deviation.
    private void CollectGradient()
    {
        Gradient.Values.Clear();
        Array.Clear(gradientSum);
        for (var t = 0; t < products.Length; t++)
        {
            WeightedRows.AddWidened(products[t], Gradient.Values);
            MatrixOps.AddScaled(gradientSum, gradientSums[t], 1);
        }
        var scale = 1 / batches.StandardDeviation;
        for (var k = 0; k < d; k++)
        {
            var shift = batches.Mean * gradientSum[k];
            foreach (ref var value in Gradient.Row(k))
                value = (value - shift) * scale;
        }
    }
}
