namespace Noether.Lens;

/// <summary>How the lens searches.</summary>
public enum LensPreset
{
    /// <summary>
    /// Proposals by closed-form starts, judged on held-out samples, polished by training where that helps.
    /// </summary>
    Fast,

    /// <summary>Training from the identity with the schedules of Efe and Ozakin, arXiv 2410.05232.</summary>
    Paper,
}
