namespace Noether.Lens;

/// <summary>
/// Parts of the <c>fast</c> preset that can be left out with <see cref="LensSettings.Without"/>, to see what each is
/// worth. The paper preset has none of them.
/// </summary>
[Flags]
public enum LensIngredients
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The columns as they stand, as one of the proposals.</summary>
    NaturalOrder = 1,

    /// <summary>The initialiser by independent components.</summary>
    IndependentComponents = 2,

    /// <summary>The initialiser by a Toeplitz spectrum and signs.</summary>
    ToeplitzSpectrum = 4,

    /// <summary>The initialiser for a hidden axis that is a circle.</summary>
    CirculantSpectrum = 8,

    /// <summary>Ending the search where independent components are clean in every respect.</summary>
    EarlyEnd = 16,

    /// <summary>Refinement of proposals, all rounds.</summary>
    Refinement = 32,

    /// <summary>In the refinement: stationarity of the covariance of y.</summary>
    CovarianceTerm = 64,

    /// <summary>In the refinement: stationarity of the covariance of |y|.</summary>
    MagnitudeTerm = 128,

    /// <summary>In the refinement: stationarity of the covariance between |y| and y.</summary>
    MixedTerm = 256,

    /// <summary>In the refinement: equal mean magnitudes of all components.</summary>
    LevelTerm = 512,

    /// <summary>Refinement of the best answers on samples of both halves.</summary>
    AllSamples = 1024,

    /// <summary>Mending of signs of modes by entropy.</summary>
    SignMending = 2048,

    /// <summary>Training from the best answer, where steps are asked for.</summary>
    Polish = 4096,

    /// <summary>Orders of the columns by seriation, as proposals.</summary>
    ColumnOrder = 8192,

    /// <summary>Mending of answers for smooth signals by the differences of neighbours.</summary>
    Differences = 16384,

    /// <summary>Sine, cosine, Fourier, Hadamard ... transforms, as proposals.</summary>
    NamedTransforms = 32768,

    /// <summary>The initialiser by positions of signals along the axis, which needs no search.</summary>
    Positions = 65536,
}
