namespace Noether.Data.Synthetic;

/// <summary>
/// Which local signals make up a synthetic sample; t - c is the distance from the centre of a signal. Gaussian and
/// legendre are the families of Efe and Ozakin, arXiv 2410.05232. Decay, wavelet and mixed were looked at while the
/// search of the lens was developed, and wavelets led to its third-order term; ringing, sawtooth and chirp were first
/// run when the search was fixed.
/// </summary>
public enum SignalFamily
{
    /// <summary>Normal densities, exp(-(t-c)^2/(2 s^2))/(sqrt(2 pi) s) with s uniform on [0.2, 1.0].</summary>
    Gaussian,

    /// <summary>
    /// Associated Legendre functions P_2^1 and P_3^1 of sin(pi u/2), u = clip((t-c)/(len/2), -1, 1), with len uniform
    /// on [6, 15]; zero outside. They change sign and are wider than the gaussians.
    /// </summary>
    Legendre,

    /// <summary>One-sided: exp(-(t-c)/tau) from c on and 0 before, with tau uniform on [1, 4].</summary>
    Decay,

    /// <summary>
    /// Oscillating: cos(2 pi (t-c)/w) exp(-(t-c)^2/(2 s^2)) with the wavelength w uniform on [4, 10] and s on [1.5, 3].
    /// </summary>
    Wavelet,

    /// <summary>
    /// Of mixed width and either sign: half of the lots hold +-exp(-(t-c)^2/(2 s^2)) with log s uniform on
    /// [log 0.4, log 4], the other half boxes, +-1 where |t-c| is at most half a length that is uniform on [2, 10].
    /// </summary>
    Mixed,

    /// <summary>
    /// One-sided and oscillating: exp(-(t-c)/tau) sin(2 pi (t-c)/w) from c on and 0 before, with tau uniform on [2, 5]
    /// and the wavelength w on [4, 10].
    /// </summary>
    Ringing,

    /// <summary>Ramps, (t-c)/len from c to c + len and 0 elsewhere, with len uniform on [3, 12].</summary>
    Sawtooth,

    /// <summary>
    /// Of rising frequency: sin(2 pi (u/w) (1 + u/(4 s))) exp(-u^2/(2 s^2)), u = t - c, with the wavelength w uniform
    /// on [5, 10] and s on [2, 4].
    /// </summary>
    Chirp,

    /// <summary>
    /// Bumps of one height, exp(-(t-c)^2/(2 s^2)) with s uniform on [0.7, 1.2]: made for grids, where gaussians of
    /// width 0.2 fall between the places.
    /// </summary>
    Blob,
}
