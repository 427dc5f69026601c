using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>A grid that a run reports, found or not.</summary>
/// <param name="Shape">Its rows and columns.</param>
/// <param name="GroupConvolution">L, d x d, whose rows are the cells, row after row.</param>
/// <param name="Verdict">The conclusion.</param>
/// <param name="Candidates">What was compared, the best first.</param>
internal sealed record GridFinding(
    GridShape Shape, Matrix GroupConvolution, Verdict Verdict, IReadOnlyList<LensCandidate> Candidates);
