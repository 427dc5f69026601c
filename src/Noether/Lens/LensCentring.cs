namespace Noether.Lens;

/// <summary>What is taken off the samples before they are scaled and searched.</summary>
public enum LensCentring
{
    /// <summary>
    /// The mean of each component. Every point of the hidden axis then has mean zero whatever the hidden transform is;
    /// the representation y = L x / deviation is reported without any centring.
    /// </summary>
    EachComponent,

    /// <summary>
    /// One mean over all values, as published. Seen from the hidden axis it is a constant only if the hidden transform
    /// maps constants to constants, as a permutation does; a rotation of offset data is then less stationary.
    /// </summary>
    OneMean,
}
