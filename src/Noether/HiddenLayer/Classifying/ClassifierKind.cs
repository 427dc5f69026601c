namespace Noether.HiddenLayer.Classifying;

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
