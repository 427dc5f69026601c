namespace Noether.Lens.Training;

/// <summary>How the terms of the lens loss add up; training and judge weigh them alike.</summary>
internal static class LensLoss
{
    /// <summary>
    /// a alignment + u uniformity + r (marginal entropy - joint entropy) - i joint entropy, with the weights of the
    /// settings. Source: Efe and Ozakin, arXiv 2410.05232, section 3.4.4.
    /// </summary>
    public static double Total(
        LensSettings settings, double alignment, double uniformity, double marginalEntropy, double jointEntropy) =>
        (settings.AlignmentWeight * alignment) + (settings.UniformityWeight * uniformity)
        + (settings.ResolutionWeight * (marginalEntropy - jointEntropy))
        - (settings.InformationWeight * jointEntropy);
}
