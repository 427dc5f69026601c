namespace Noether.HiddenLayer.Probing;

/// <summary>What the maps of one reading come to: the best of each kind of symmetry.</summary>
/// <param name="Mirrors">Lines, best first.</param>
/// <param name="Rotation">The best centre of O(2).</param>
/// <param name="Cyclic">The best centre of each order, best first.</param>
/// <param name="Translation">The best direction of T.</param>
/// <param name="Periods">Periods, best first.</param>
internal sealed record ProbeSummary(
    IReadOnlyList<ProbeCandidate> Mirrors, ProbeCandidate Rotation, IReadOnlyList<ProbeCandidate> Cyclic,
    ProbeCandidate Translation, IReadOnlyList<ProbeCandidate> Periods)
{
    /// <summary>Hypotheses that are tested together: lines, O(2), half turns, smaller turns, T, periods.</summary>
    public const int Tests = 6;

    /// <summary>
    /// The best rank of each test. Half turns are tested by themselves: whatever is long and narrow nearly has one, but
    /// hardly anything has a third of a turn by chance.
    /// </summary>
    public double[] Ranks
    {
        get
        {
            var ranks = new double[Tests];
            foreach (var next in (ProbeCandidate[])[.. Mirrors, Rotation, .. Cyclic, Translation, .. Periods])
                ranks[TestOf(next)] = Math.Max(ranks[TestOf(next)], next.Rank);
            return ranks;
        }
    }

    /// <summary>The test that a candidate belongs to.</summary>
    public static int TestOf(ProbeCandidate candidate) => candidate.Kind switch
    {
        SymmetryKind.Mirror => 0,
        SymmetryKind.Rotation => 1,
        SymmetryKind.Cyclic => candidate.Order == 2 ? 2 : 3,
        SymmetryKind.Translation => 4,
        _ => 5,
    };

    /// <summary>The best score of each of the kinds.</summary>
    public double[] Scores =>
        [Best(Mirrors), Rotation.Score, Best(Cyclic), Translation.Score, Best(Periods)];

    /// <summary>What the five classes are told by: the scores, and how far the weakest of O(2) and T falls.</summary>
    public double[] Features => [.. Scores, Rotation.Other, Translation.Other];

    /// <summary>Takes the maps together.</summary>
    /// <param name="maps">The maps.</param>
    /// <param name="field">Judges what lies between the places of the maps; null leaves it at those.</param>
    public static ProbeSummary Of(ProbeMaps maps, IMapJudge? field = null) => new(
        MirrorPeaks.Find(maps, field), RotationPeaks.Find(maps, field), CyclicPeaks.Find(maps, field),
        ShiftPeaks.Direction(maps, field), ShiftPeaks.Periods(maps, field));

    private static double Best(IReadOnlyList<ProbeCandidate> found) => found.Count > 0 ? found.Max(next => next.Score) : 0;
}
