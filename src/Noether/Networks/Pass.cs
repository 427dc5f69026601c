namespace Noether.Networks;

/// <summary>What the layers must know about the pass that they take part in.</summary>
/// <param name="IsTraining">
/// Batch norm takes its statistics from the batch and keeps running ones; dropout drops.
/// </param>
/// <param name="Threads">Threads to use, 0 for all processors; results do not depend on it.</param>
/// <param name="Seed">Seed of dropout.</param>
/// <param name="Step">Number of the training step; dropout draws anew in every step.</param>
internal readonly record struct Pass(bool IsTraining, int Threads = 1, ulong Seed = 0, long Step = 0)
{
    /// <summary>A pass that uses the network as it is.</summary>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    public static Pass Inference(int threads = 1) => new(false, threads);
}
