namespace Noether.Discovery;

/// <summary>What a method answers.</summary>
public enum Question
{
    /// <summary>Which symmetry is hidden in raw samples?</summary>
    HiddenSymmetry,

    /// <summary>Which symmetry does a function, or the labels of samples, have?</summary>
    LabelSymmetry,

    /// <summary>Which transformation leads from one sample of a pair to the other?</summary>
    PairGenerator,

    /// <summary>Which quantities do paths conserve?</summary>
    ConservedQuantity,

    /// <summary>Is a named symmetry there?</summary>
    NamedSymmetry,

    /// <summary>Which symmetry does a picture have?</summary>
    PictureSymmetry,
}
