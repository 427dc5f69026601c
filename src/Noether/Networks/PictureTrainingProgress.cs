namespace Noether.Networks;

/// <summary>How far a training is; reported after every step.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="TotalSteps">Steps of the whole training.</param>
/// <param name="Epochs">The epochs that are complete.</param>
internal readonly record struct PictureTrainingProgress(long Step, long TotalSteps, IReadOnlyList<EpochResult> Epochs);
