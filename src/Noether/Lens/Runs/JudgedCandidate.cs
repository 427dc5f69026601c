using Noether.Lens.Initialisers;

namespace Noether.Lens.Runs;

/// <summary>A proposal and its held-out figures.</summary>
/// <param name="Proposal">What was proposed.</param>
/// <param name="Candidate">How it fared.</param>
internal sealed record JudgedCandidate(ProposedRepresentation Proposal, LensCandidate Candidate);
