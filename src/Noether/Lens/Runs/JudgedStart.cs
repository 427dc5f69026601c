using Noether.Lens.Initialisers;

namespace Noether.Lens.Runs;

/// <summary>A proposal and its held-out figures.</summary>
/// <param name="Start">What was proposed.</param>
/// <param name="Candidate">How it fared.</param>
internal sealed record JudgedStart(LensStart Start, LensCandidate Candidate);
