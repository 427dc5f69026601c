using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// The conditional estimator: sample b of a batch reveals component g = b mod d, and the density of every other
/// component given y_g is a mixture of four Gaussians whose parameters come from three networks, tabulated over y_g.
/// A step is <see cref="Tabulate"/>, <see cref="Evaluate"/>, <see cref="WriteParameterGradient"/>, and Adam on
/// <see cref="Parameters"/>. The gradient of uniformity goes to y only, that of the entropy to the parameters only.
/// All results have the same bits for any number of threads.
/// </summary>
internal sealed class ConditionalMixtures
{
    /// <summary>Largest knot: beyond eight standard deviations a revealed value is clamped.</summary>
    public const double Range = 8;

    private readonly ConditionalLayout layout;
    private readonly ConditionalTable table;
    private readonly ConditionalNetworks networks;
    private readonly ConditionalBatch batch;
    private readonly KnotGrid grid;
    private readonly SimdLevel level;
    private readonly double[] logDensities;
    private readonly double[] divergences;
    private bool evaluated;

    /// <summary>Makes an estimator with all parameters zero; see <see cref="Initialise"/>.</summary>
    /// <param name="dimension">Number of components d, at least 3.</param>
    /// <param name="hiddenPerOutput">Hidden units of each network for each of its 4d outputs, at least 1.</param>
    /// <param name="knots">Knots per revealed component, at least 2; an even number is raised by one.</param>
    /// <param name="level">Width of the vector registers; the processor must have it.</param>
    /// <param name="eachEntry">Whether in uniformity every (g, j) weighs alike instead of every direction.</param>
    public ConditionalMixtures(
        int dimension, int hiddenPerOutput, int knots, SimdLevel level, bool eachEntry = false)
    {
        grid = new KnotGrid(knots, Range);
        layout = new ConditionalLayout(dimension, hiddenPerOutput, grid.Count, level, eachEntry);
        table = new ConditionalTable(layout);
        networks = new ConditionalNetworks(layout, table, grid, level);
        batch = new ConditionalBatch(layout);
        logDensities = new double[dimension];
        divergences = new double[dimension];
        this.level = level;
    }

    /// <summary>Number of components d.</summary>
    public int Dimension => layout.Dimension;

    /// <summary>Hidden units H of each network.</summary>
    public int Hidden => layout.Hidden;

    /// <summary>
    /// Networks of weights, means, variances, one after the other: first weights d x H, first biases H, second weights
    /// H x 4d (column i d + j for kernel i of component j), second biases 4d.
    /// </summary>
    public float[] Parameters => networks.Parameters;

    /// <summary>The values of y_g at which the table holds the networks.</summary>
    public ReadOnlySpan<float> Knots => grid.Values;

    /// <summary>Draws Glorot-uniform weights, sets biases to zero, and tabulates.</summary>
    /// <param name="random">Gives one number for each weight.</param>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    public void Initialise(CounterRandom random, int threads)
    {
        networks.Initialise(random);
        Tabulate(threads);
    }

    /// <summary>Evaluates the networks at the knots; call after every change of the parameters.</summary>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    public void Tabulate(int threads) => networks.Forward(threads);

    /// <summary>
    /// Scores a batch, adds the gradient of weight * uniformity to a gradient of y, and keeps the gradient of the
    /// entropy for <see cref="WriteParameterGradient"/>.
    /// </summary>
    /// <param name="y">The batch; at least d samples.</param>
    /// <param name="blocks">Layout of y and of its gradient.</param>
    /// <param name="weight">Factor of the gradient that is added.</param>
    /// <param name="gradient">Laid out as y, added to.</param>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    public ConditionalScores Evaluate(float[] y, ComponentBlocks blocks, float weight, float[] gradient, int threads)
    {
        if (gradient.Length < blocks.Length(Dimension))
            throw new ArgumentException("The gradient is shorter than the batch.", nameof(gradient));
        ConditionalScores scores = Score(y, blocks, withGradient: true, threads);
        batch.Scatter(weight / layout.Pairs, gradient, threads);
        evaluated = true;
        return scores;
    }

    /// <summary>Scores a batch without any gradient; what <see cref="Evaluate"/> kept stays as it is.</summary>
    /// <param name="y">The batch; at least d samples, but no need for a multiple of d.</param>
    /// <param name="blocks">Layout of y.</param>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    public ConditionalScores EvaluateValues(float[] y, ComponentBlocks blocks, int threads) =>
        Score(y, blocks, withGradient: false, threads);

    /// <summary>
    /// Writes the gradient of the last evaluated batch's entropy plus the L2 penalty with respect to the parameters.
    /// Once per <see cref="Evaluate"/>, and before the next <see cref="Tabulate"/>.
    /// </summary>
    /// <param name="gradient">Output, laid out as <see cref="Parameters"/>; overwritten.</param>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    public void WriteParameterGradient(float[] gradient, int threads)
    {
        if (!evaluated)
            throw new InvalidOperationException("Evaluate a batch before asking for its parameter gradient.");
        networks.Backward(gradient, threads);
        evaluated = false;
    }

    private ConditionalScores Score(float[] y, ComponentBlocks blocks, bool withGradient, int threads)
    {
        batch.Gather(y, blocks, withGradient, threads);
        ParallelBlocks.Run(Dimension, threads, g =>
        {
            switch (level)
            {
                case SimdLevel.Avx512:
                    ScoreGroup<Lanes512, Vector512<float>>(g, withGradient);
                    break;
                case SimdLevel.Avx2:
                    ScoreGroup<Lanes256, Vector256<float>>(g, withGradient);
                    break;
                default:
                    ScoreGroup<Lanes128, Vector128<float>>(g, withGradient);
                    break;
            }
        });
        double logDensity = 0, divergence = 0;
        for (int g = 0; g < Dimension; g++)
        {
            logDensity += logDensities[g];
            divergence += divergences[g];
        }

        return new ConditionalScores(
            divergence / layout.Pairs, -logDensity / ((double)blocks.Count * layout.Others));
    }

    private void ScoreGroup<TLanes, TVector>(int g, bool withGradient)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        ReadOnlySpan<float> revealed = batch.Revealed(g);
        using var order = new ConditionalOrder(grid, revealed);
        (logDensities[g], divergences[g]) = ConditionalGroup<TLanes, TVector>.Score(
            layout,
            table,
            g,
            order.Samples,
            batch.Others(g),
            withGradient ? batch.OthersGradient(g) : [],
            withGradient ? batch.RevealedGradient(g) : []);

        // The gradient of this g's table is still in the cache.
        if (withGradient)
            networks.TakeBack(g, -1f / ((float)batch.Count * layout.Others));
    }
}
