using Noether.Networks;
using Noether.Optimization;

namespace Noether.Published.Extents;

/// <summary>Adam (0.9, 0.999, 1e-8) for the learnt parameters of a network.</summary>
/// <param name="parameters">All named arrays of the network.</param>
internal sealed class PlainOptimizer(IReadOnlyList<Parameter> parameters)
{
    private readonly Parameter[] learnt = [.. parameters.Where(parameter => parameter.IsLearnt)];
    private readonly Adam<float>[] optimizers =
        [.. parameters.Where(parameter => parameter.IsLearnt)
            .Select(parameter => new Adam<float>(parameter.Values.Length))];

    /// <summary>One step down the gradients that the last backward pass left.</summary>
    /// <param name="rate">Learning rate.</param>
    public void Step(double rate)
    {
        for (var i = 0; i < learnt.Length; i++)
            optimizers[i].Step(learnt[i].Values, learnt[i].Gradient, rate);
    }

    /// <summary>Puts the moments into a checkpoint.</summary>
    public void Save(Discovery.Checkpoints.Checkpoint checkpoint)
    {
        for (var i = 0; i < optimizers.Length; i++)
            checkpoint.With($"first-{i}", optimizers[i].FirstMoments).With($"second-{i}", optimizers[i].SecondMoments);
    }

    /// <summary>Takes them out again.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="steps">Steps that are done.</param>
    public void Restore(Discovery.Checkpoints.Checkpoint checkpoint, int steps)
    {
        for (var i = 0; i < optimizers.Length; i++)
            optimizers[i].Restore(checkpoint.Singles($"first-{i}"), checkpoint.Singles($"second-{i}"), steps);
    }
}
