using Noether.Densities;
using Noether.Discovery.Checkpoints;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Lens.Training;

/// <summary>The conditional estimator with its optimiser and the gradient that it leaves for y.</summary>
internal sealed class LensConditional
{
    private const ulong WeightStream = 51;

    private readonly ConditionalMixtures mixtures;
    private readonly Adam<float> adam;
    private readonly float[] parameterGradient;

    private LensConditional(ConditionalMixtures mixtures, int batch)
    {
        this.mixtures = mixtures;
        adam = new Adam<float>(mixtures.Parameters.Length);
        parameterGradient = new float[mixtures.Parameters.Length];
        Gradient = new float[batch * mixtures.Dimension];
    }

    /// <summary>Gradient of the weighted conditional uniformity with respect to y, laid out as y.</summary>
    public float[] Gradient { get; }

    /// <summary>Conditional part of uniformity in nats, after <see cref="Evaluate"/>.</summary>
    public double Uniformity { get; private set; }

    /// <summary>Mean of -log q, after <see cref="Evaluate"/>.</summary>
    public double Entropy { get; private set; }

    /// <summary>An untrained estimator for batches of a fixed size.</summary>
    public static LensConditional Create(LensSettings settings, int dimension, int batch, ulong seed, int threads)
    {
        var mixtures = new ConditionalMixtures(
            dimension, settings.HiddenPerOutput, settings.Knots, Simd.Level,
            settings.UniformityWeights == UniformityWeights.EachEntry);
        mixtures.Initialise(new CounterRandom(seed, WeightStream), threads);
        return new LensConditional(mixtures, batch);
    }

    /// <summary>Evaluates a batch, the layout of which fills the gradient exactly.</summary>
    public void Evaluate(float[] y, ComponentBlocks layout, double weight, int threads)
    {
        Array.Clear(Gradient);
        mixtures.Tabulate(threads);
        var scores = mixtures.Evaluate(y, layout, (float)weight, Gradient, threads);
        Uniformity = scores.Uniformity;
        Entropy = scores.Entropy;
    }

    /// <summary>Takes one step of the estimator on the batch evaluated last.</summary>
    public void Learn(double rate, int threads)
    {
        mixtures.WriteParameterGradient(parameterGradient, threads);
        adam.Step(mixtures.Parameters, parameterGradient, rate);
    }

    /// <summary>Puts parameters and optimiser into a checkpoint.</summary>
    public void Save(Checkpoint checkpoint)
    {
        checkpoint.With("conditional", mixtures.Parameters);
        TrainingState.Put(checkpoint, "conditional.adam", adam);
    }

    /// <summary>Restores parameters and optimiser.</summary>
    public void Load(Checkpoint checkpoint)
    {
        TrainingState.Take(checkpoint, "conditional", mixtures.Parameters);
        TrainingState.Take(checkpoint, "conditional.adam", adam);
    }
}
