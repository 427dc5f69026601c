namespace Noether.Lens.Initialisers;

/// <summary>One round of a <see cref="CandidateSearch"/>.</summary>
/// <param name="Samples">Samples that it uses at most.</param>
/// <param name="Steps">Steps from each start.</param>
/// <param name="Rate">First rate, radians.</param>
/// <param name="Kept">Answers that go on.</param>
internal readonly record struct SearchRound(int Samples, int Steps, double Rate, int Kept);
