using Noether.Densities;
using Noether.Discovery.Checkpoints;
using Noether.Lens;
using Noether.Lens.Training;
using Noether.Numerics;
using Noether.Tests.Densities;

namespace Noether.Tests.Lens.Training;

/// <summary>One step of the lens on a small batch, beside the same loss written straight from the method.</summary>
internal sealed class LensStepBench
{
    public const int D = 5;
    public const double Rho = 0.6;

    private readonly LensSettings settings;
    private readonly double[] marginalParameters;
    private readonly DirectConditional? conditional;
    private readonly Matrix x;

    /// <param name="settings">Weights, and whether the conditional estimator takes part.</param>
    /// <param name="alike">Whether all components share one marginal density: then the marginal part is zero.</param>
    public LensStepBench(LensSettings settings, bool alike = false)
    {
        this.settings = settings with { BatchSize = 200, Knots = 17, HiddenPerOutput = 1 };
        var samples = LensTestData.Gaussian(D, 600);
        Batches = new LensBatches(samples, this.settings.BatchSize, 5, 1);
        Batches.Draw(2);
        var marginal = alike ? DensityFit.CreateAlike(D) : DensityFit.Create(D, 5);
        if (!alike)
        {
            var noise = LensTestData.Normal(1, marginal.Parameters.Length, 31, 0.5);
            for (var i = 0; i < marginal.Parameters.Length; i++)
                marginal.Parameters[i] += (float)noise[0, i];
        }
        marginalParameters = Array.ConvertAll(marginal.Parameters, v => (double)v);
        var estimator = settings.Conditional
            ? LensConditional.Create(this.settings, D, Batches.BatchSize, seed: 5, threads: 0) : null;
        if (estimator is not null)
            conditional = Direct(estimator, this.settings.Knots);
        Step = new LensStep(this.settings, Batches, marginal, estimator);
        x = Normalised(samples);
    }

    public LensBatches Batches { get; }

    public LensStep Step { get; }

    public static Matrix L { get; } = LensTestData.Normal(D, D, 32, 0.6);

    /// <summary>The terms of the loss at L, straight from the method.</summary>
    public LensHistoryRow Terms(Matrix l)
    {
        var y = MatrixOps.Multiply(l, x);
        var values = y.Values.ToArray();
        var marginalPart = DirectMarginal.Uniformity(marginalParameters, D, values, y.Columns);
        var conditionalPart = conditional?.Uniformity(values, y.Columns) ?? 0;
        var entropy = DirectMarginal.OwnLoss(marginalParameters, D, values, y.Columns) / values.Length;
        var alignment = DirectCovarianceLoss.Alignment(y);
        var joint = DirectCovarianceLoss.JointEntropy(y, Rho);
        return new LensHistoryRow
        {
            Alignment = alignment,
            UniformityMarginal = marginalPart,
            UniformityConditional = conditionalPart,
            Uniformity = (marginalPart + conditionalPart) / 2,
            MarginalEntropy = entropy,
            JointEntropy = joint,
            ConditionalEntropy = conditional?.Entropy(values, y.Columns) ?? 0,
            Total = (settings.AlignmentWeight * alignment)
                + (settings.UniformityWeight * (marginalPart + conditionalPart) / 2)
                + (settings.ResolutionWeight * (entropy - joint)) - (settings.InformationWeight * joint),
        };
    }

    private Matrix Normalised(LensSamples samples)
    {
        var result = new Matrix(D, Batches.BatchSize);
        for (var b = 0; b < Batches.BatchSize; b++)
        {
            var column = (Batches.Tiles[b / Batches.TileSize] * Batches.TileSize) + (b % Batches.TileSize);
            for (var k = 0; k < D; k++)
                result[k, b] = samples.Values[(k * samples.Count) + column];
        }
        var mean = result.Values.ToArray().Average();
        var deviation = Math.Sqrt(result.Values.ToArray().Average(v => (v - mean) * (v - mean)));
        foreach (ref var value in result.Values)
            value = (value - mean) / deviation;
        return result;
    }

    private static DirectConditional Direct(LensConditional estimator, int knots)
    {
        var checkpoint = new Checkpoint();
        estimator.Save(checkpoint);
        var parameters = Array.ConvertAll(checkpoint.Singles("conditional"), v => (double)v);
        var grid = new KnotGrid(knots, ConditionalMixtures.Range);
        return new DirectConditional(
            parameters, D, 4 * D, Array.ConvertAll(grid.Values.ToArray(), v => (double)v));
    }
}
