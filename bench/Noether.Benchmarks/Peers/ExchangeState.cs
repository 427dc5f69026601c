using Noether.Benchmarks.Lens;
using Noether.Densities;
using Noether.Discovery.Checkpoints;
using Noether.Lens;
using Noether.Lens.Training;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Benchmarks.Peers;

/// <summary>
/// A lens in training on generated data, some steps after a random start: generator and filter are far from the
/// identity, all terms of the loss count, and no eigenvalue of the covariance is near zero, so that single precision
/// suffices to compare.
/// </summary>
internal sealed class ExchangeState
{
    /// <summary>Normalised training time at which the loss is evaluated: half of the components take part.</summary>
    public const double Rho = 0.5;

    private const int Components = 33;
    private const ulong FilterStream = 81;

    /// <summary>Standard deviation of the entries of A at the start: G is well away from I, and smooth in A.</summary>
    private const double StartScale = 0.05;

    /// <summary>Faster than the paper's, so that few steps make a difference.</summary>
    private const double Rate = 1e-3;

    private const string ParametersName = "conditional";
    private const ulong Seed = 1;
    private const int Threads = 0;

    private readonly LensSamples samples;
    private readonly MarginalMixtures marginal;
    private readonly float[] conditional;

    /// <summary>Trains to the state.</summary>
    /// <param name="hiddenPerOutput">Hidden units per output of the conditional networks.</param>
    /// <param name="steps">Steps to train.</param>
    public ExchangeState(int hiddenPerOutput, int steps)
    {
        samples = StepProblem.Load(Components);
        Settings = LensSettings.Paper with
        {
            Padding = Components,
            BatchSize = 500 * Components,
            HiddenPerOutput = hiddenPerOutput,
        };
        Batches = new LensBatches(samples, Settings.BatchSize, Seed, Threads);
        Model = new LensModel(Components, Settings.Padding, Seed);
        Model.StartAtIdentity(StartScale);
        new CounterRandom(Seed, FilterStream).FillNormal(Model.Filter);
        marginal = DensityFit.Create(Components, Seed);
        var networks = LensConditional.Create(Settings, Components, Batches.BatchSize, Seed, Threads);
        var step = new LensStep(Settings, Batches, marginal, networks);
        var modelAdam = new Adam<float>(Model.Parameters.Length);
        var marginalAdam = new Adam<float>(marginal.Parameters.Length);
        for (var t = 0; t < steps; t++)
        {
            Batches.Draw(t);
            Model.Forward(0, t);
            step.Evaluate(Model.GroupConvolution, Rho, Threads);
            Model.Backward(step.Gradient);
            modelAdam.Step(Model.Parameters, Model.Gradient, Rate);
            marginalAdam.Step(marginal.Parameters, step.MarginalGradient, Rate);
            networks.Learn(Rate, Threads);
        }
        Batches.Draw(steps);
        Model.Forward(0, steps);
        conditional = ConditionalParameters(networks);
    }

    /// <summary>Settings of the paper.</summary>
    public LensSettings Settings { get; }

    /// <summary>The batches; one is drawn.</summary>
    public LensBatches Batches { get; }

    /// <summary>Generator and filter, with the group convolution that follows from them.</summary>
    public LensModel Model { get; }

    /// <summary>Logits, centres, log-variances of the marginal estimator, each d x 4.</summary>
    public float[] Marginal => marginal.Parameters;

    /// <summary>Parameters of the three conditional networks as <see cref="ConditionalMixtures.Parameters"/>.</summary>
    public float[] Conditional => conditional;

    /// <summary>All samples, a row for each.</summary>
    public float[] AllSamples() => Rows([.. Enumerable.Range(0, samples.Count)]);

    /// <summary>The drawn batch in its order, before it is centred and scaled, a row for each sample.</summary>
    public float[] Batch() => Rows([.. Batches.Tiles.SelectMany(tile =>
        Enumerable.Range(tile * Batches.TileSize, Batches.TileSize))]);

    /// <summary>
    /// Evaluates the loss with other weights: its terms, and its gradient by A (n x n, S = (A - A^T)/2) and psi.
    /// </summary>
    /// <param name="weights">Settings with the weights to use and the knots to tabulate on.</param>
    public (LensHistoryRow Terms, float[] BySkew, float[] ByFilter, float[] ByMarginal) Evaluate(LensSettings weights)
    {
        var step = new LensStep(weights, Batches, marginal, CopyNetworks(weights));
        var terms = step.Evaluate(Model.GroupConvolution, Rho, Threads);
        Model.Backward(step.Gradient);
        var n = Components + (2 * Settings.Padding);
        var skew = new float[n * n];
        var at = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                skew[(i * n) + j] = Model.Gradient[at] / 2;
                skew[(j * n) + i] = -Model.Gradient[at++] / 2;
            }
        }
        return (terms, skew, Model.Gradient[at..], step.MarginalGradient);
    }

    /// <summary>
    /// Gradient of the fit of the conditional networks by their parameters, with the penalty, and the knots used.
    /// </summary>
    /// <param name="knots">Knots to tabulate on.</param>
    public (float[] Gradient, float[] Knots) ConditionalGradient(int knots)
    {
        var networks = new ConditionalMixtures(Components, Settings.HiddenPerOutput, knots, Simd.Level);
        conditional.CopyTo(networks.Parameters.AsSpan());
        networks.Tabulate(Threads);
        var y = Representation();
        var layout = new ComponentBlocks(Batches.BatchSize, Batches.BatchSize);
        networks.Evaluate(y, layout, 1, new float[y.Length], Threads);
        var gradient = new float[conditional.Length];
        networks.WriteParameterGradient(gradient, Threads);
        return (gradient, networks.Knots.ToArray());
    }

    // y = L (x - mean)/deviation, component-major as a whole.
    private float[] Representation()
    {
        var (x, count) = (Batch(), Batches.BatchSize);
        for (var i = 0; i < x.Length; i++)
            x[i] = (float)((x[i] - Batches.Mean) / Batches.StandardDeviation);
        var l = Array.ConvertAll(Model.GroupConvolution.Values.ToArray(), v => (float)v);
        var y = new float[x.Length];
        Gemm.Multiply(y, l, x, Components, count, Components, transposeB: true);
        return y;
    }

    private float[] Rows(int[] columns)
    {
        var rows = new float[columns.Length * Components];
        for (var i = 0; i < columns.Length; i++)
            for (var k = 0; k < Components; k++)
                rows[(i * Components) + k] = samples.Values[(k * samples.Count) + columns[i]];
        return rows;
    }

    // The networks are private to the training, but a checkpoint holds their parameters.
    private static float[] ConditionalParameters(LensConditional networks) => Saved(networks).Singles(ParametersName);

    private LensConditional CopyNetworks(LensSettings settings)
    {
        var copy = LensConditional.Create(settings, Components, Batches.BatchSize, Seed, Threads);
        var changed = new Checkpoint().With(ParametersName, conditional);
        foreach (var (name, array) in Saved(copy).Arrays.Where(entry => entry.Key != ParametersName))
            _ = array is float[] values ? changed.With(name, values) : changed.With(name, (long[])array);
        copy.Load(changed);
        return copy;
    }

    private static Checkpoint Saved(LensConditional networks)
    {
        var checkpoint = new Checkpoint();
        networks.Save(checkpoint);
        return checkpoint;
    }
}
