using Noether.HiddenLayer.Judging;
using Noether.Reports.Readings;

namespace Noether.Studio.Jobs;

/// <summary>What a job keeps of a network, to show it while others are still trained.</summary>
/// <param name="Likelihoods">The five likelihoods.</param>
/// <param name="Accuracy">Share of its validation points on the right side.</param>
/// <param name="Plane">Its hidden layer as a PNG file; null for those that are not shown.</param>
public sealed record SeenNetwork(IReadOnlyList<double> Likelihoods, double Accuracy, byte[]? Plane)
{
    /// <summary>Hidden layers that are shown.</summary>
    public const int MostPlanes = ReadingPictures.MostPlanes;

    /// <summary>Draws what is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="before">How many were seen before it.</param>
    public static SeenNetwork Of(NetworkReading network, int before) => new(
        network.Likelihoods, network.Accuracy, before < MostPlanes ? PlanePicture.Draw(network.Points) : null);
}
