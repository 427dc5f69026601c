namespace Noether.Reports.Readings;

/// <summary>What one network said, as in result.json.</summary>
/// <param name="Symmetry">Symbol of its likeliest class.</param>
/// <param name="Likelihoods">The five likelihoods.</param>
/// <param name="DecoyAccuracy">Share of its validation points on the right side.</param>
/// <param name="EpochKept">The epoch whose state was kept, from 1.</param>
internal sealed record ReadingNetwork(
    string Symmetry, IReadOnlyList<double> Likelihoods, double DecoyAccuracy, int EpochKept);
