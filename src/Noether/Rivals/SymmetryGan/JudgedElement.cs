namespace Noether.Rivals.SymmetryGan;

/// <summary>The element of one restart and what held-out samples say of it.</summary>
/// <param name="Found">What the training ended at, on the samples as it saw them.</param>
/// <param name="Element">The same on the samples as they are given, mean over the last fifth of the steps.</param>
/// <param name="Displacement">How far it moves samples, over the distance of two.</param>
/// <param name="Test">Test on the samples that elements are chosen by; null where it moves next to nothing or cannot be
/// undone.</param>
internal sealed record JudgedElement(FoundElement Found, ElementAction Element, double Displacement, HeldOutTest? Test)
{
    /// <summary>Whether it is the identity but for a little.</summary>
    public bool IsIdentity => !(Displacement >= HeldOutTest.LeastDisplacement);

    /// <summary>Whether it moves samples and no departure was seen.</summary>
    public bool Holds => Test is { IsBroken: false };

    /// <summary>What came of it, in a few words.</summary>
    public string Fate => IsIdentity ? "identity" : Holds ? "holds" : Test is null ? "cannot be undone" : "refused";
}
