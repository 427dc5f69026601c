namespace Noether.Data;

/// <summary>Which local signals make up a synthetic sample.</summary>
public enum SignalFamily
{
    /// <summary>Normal densities, exp(-(t-c)^2/(2 s^2))/(sqrt(2 pi) s) with s uniform on [0.2, 1.0].</summary>
    Gaussian,

    /// <summary>
    /// Associated Legendre functions P_2^1 and P_3^1 of sin(pi u/2), u = clip((t-c)/(len/2), -1, 1), with len uniform
    /// on [6, 15]; zero outside. They change sign and are wider than the gaussians.
    /// </summary>
    Legendre,
}
