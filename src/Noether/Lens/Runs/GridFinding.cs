using Noether.Discovery;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>A grid that a run reports, found or not.</summary>
/// <param name="Shape">Its rows and columns.</param>
/// <param name="GroupConvolution">L, d x d, whose rows are the cells, row after row.</param>
/// <param name="Verdict">The conclusion.</param>
/// <param name="Candidates">What was compared, the best first.</param>
internal sealed record GridFinding(
    GridShape Shape, Matrix GroupConvolution, Verdict Verdict, IReadOnlyList<LensCandidate> Candidates)
{
    /// <summary>A grid behind a map that mixes the columns; null where it is not found.</summary>
    public static GridFinding? Of(MixedGridAnswer? answer) =>
        answer is not null && GridVerdicts.Decide(answer) is { Found: true } verdict
            ? new GridFinding(answer.Shape, answer.Representation, verdict, [answer.Figures with { Won = true }])
            : null;
}
