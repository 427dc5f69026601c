namespace Noether.HiddenLayer.Symmetries;

/// <summary>
/// The five symmetry classes of two-dimensional pictures that the hidden-layer method tells apart (Barenboim, Hirn and
/// Sanz, SciPost Phys. 11, 014, 2021). The numbers are the order of likelihoods in files and arrays.
/// </summary>
public enum SymmetryClass
{
    /// <summary>No symmetry.</summary>
    None = 0,

    /// <summary>Rotations about a centre and reflections through it: O(2).</summary>
    Rotation = 1,

    /// <summary>Translations by any length along one direction: T.</summary>
    Translation = 2,

    /// <summary>Translations by multiples of one length along one direction: T_n.</summary>
    DiscreteTranslation = 3,

    /// <summary>A reflection at one line: Z2.</summary>
    Reflection = 4,
}
