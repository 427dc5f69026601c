namespace Noether.Networks;

/// <summary>
/// Everything that the next step of a training depends on, besides network, pictures and settings: a training restored
/// from it ends with the same bits as one that was never interrupted.
/// </summary>
internal sealed record PictureTrainingState
{
    /// <summary>Steps done.</summary>
    public required long Step { get; init; }

    /// <summary>Sum of loss x pictures over the steps of the present epoch.</summary>
    public required double LossSum { get; init; }

    /// <summary>The epochs that are complete.</summary>
    public required IReadOnlyList<EpochResult> Epochs { get; init; }

    /// <summary>The numbers of all parameters of the network, in its order.</summary>
    public required IReadOnlyList<float[]> Values { get; init; }

    /// <summary>First moments of the optimiser, one array for each learnt parameter.</summary>
    public required IReadOnlyList<float[]> FirstMoments { get; init; }

    /// <summary>Second moments of the optimiser, one array for each learnt parameter.</summary>
    public required IReadOnlyList<float[]> SecondMoments { get; init; }

    /// <summary>
    /// The numbers after the best epoch so far, or none as long as there is no epoch or the best is not kept.
    /// </summary>
    public required IReadOnlyList<float[]> Best { get; init; }

    /// <summary>Number of the best epoch from 0, -1 as long as there is none.</summary>
    public required int BestEpoch { get; init; }
}
