namespace Noether.Data.Weights;

/// <summary>What may differ between a file of weights and the network that takes them.</summary>
[Flags]
internal enum WeightAdaptation
{
    /// <summary>Nothing: every name and shape has to agree.</summary>
    None = 0,

    /// <summary>
    /// The number of classes: when the last layer has another shape than in the file, or is not there, it keeps its
    /// present random weights.
    /// </summary>
    NewClasses = 1,

    /// <summary>
    /// The number of channels: when the first kernel has another number of them, each becomes the average over those of
    /// the file times (channels in the file / channels of the network), so that outputs keep their size.
    /// </summary>
    AverageChannels = 2,
}
