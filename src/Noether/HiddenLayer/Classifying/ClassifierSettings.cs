namespace Noether.HiddenLayer.Classifying;

/// <summary>How a symmetry classifier is trained.</summary>
internal sealed record ClassifierSettings
{
    /// <summary>The network; default small.</summary>
    public ClassifierKind Kind { get; init; } = ClassifierKind.Small;

    /// <summary>Passes over the training networks; 0 means 60 for the small network and 20 for ResNet-18.</summary>
    public int Epochs { get; init; }

    /// <summary>Largest learning rate of the one-cycle schedule; default 0.005.</summary>
    public double MaximumRate { get; init; } = 5e-3;

    /// <summary>Share of the averaged features that is dropped in training (small network); default 0.2.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>Share of each label that is spread over the classes; default 0.05.</summary>
    public double LabelSmoothing { get; init; } = 0.05;

    /// <summary>Channels of the blocks of the small network; empty means its default.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];

    /// <summary>A file of weights to start ResNet-18 from; null starts from random ones.</summary>
    public string? StartFrom { get; init; }

    /// <summary>Seed of weights, order and augmentation.</summary>
    public ulong Seed { get; init; }

    /// <summary>Says which networks are learnt from; a checkpoint of a training on others is refused.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Epochs with the default filled in.</summary>
    public int EpochsToRun => Epochs > 0 ? Epochs : Kind == ClassifierKind.Small ? 60 : 20;
}

/// <summary>The network that reads the symmetry off the hidden layer.</summary>
public enum ClassifierKind
{
    /// <summary>Four blocks of convolution, batch norm and relu: the default.</summary>
    Small,

    /// <summary>ResNet-18, as in the paper, with the names of torchvision.</summary>
    ResNet18,

    /// <summary>A network for unordered sets of points.</summary>
    PointSet,
}
