namespace Noether.Conserved.Library;

/// <summary>The part of a function of a library that is no monomial.</summary>
internal enum AtomKind
{
    /// <summary>There is none: the function is a monomial.</summary>
    One,

    /// <summary>cos x.</summary>
    Cosine,

    /// <summary>sin x.</summary>
    Sine,

    /// <summary>ln x.</summary>
    Logarithm,

    /// <summary>The length of a vector.</summary>
    Norm,

    /// <summary>One over the length of a vector.</summary>
    InverseNorm,
}
