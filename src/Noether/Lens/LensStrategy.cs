namespace Noether.Lens;

/// <summary>How the lens searches.</summary>
public enum LensStrategy
{
    /// <summary>
    /// Proposals by closed-form initialisers, judged on held-out samples, polished by training where steps are asked for.
    /// </summary>
    Proposals,

    /// <summary>Training from the identity with the schedules of Efe and Ozakin, arXiv 2410.05232.</summary>
    Training,
}
