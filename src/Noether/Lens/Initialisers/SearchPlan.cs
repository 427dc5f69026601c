namespace Noether.Lens.Initialisers;

/// <summary>How much a <see cref="CandidateSearch"/> tries: its first guesses, and rounds that refine ever fewer of them.</summary>
/// <param name="Every">1 for all shapes of the spectral density, k for every k-th.</param>
/// <param name="Thorough">
/// Whether the best first guesses are proposed too, as they are, and answers are mended by differences of neighbours.
/// </param>
/// <param name="Rounds">The rounds at d = 33.</param>
internal sealed record SearchPlan(int Every, bool Thorough, IReadOnlyList<SearchPlan.Round> Rounds)
{
    /// <summary>
    /// What finds signals that are easy to tell, in a third of the time; that both halves agree shows that it did.
    /// </summary>
    public static SearchPlan Quick { get; } = new(
        2, false, [
            new(500, 6, 0.08, 24), new(1_000, 10, 0.07, 8), new(2_000, 20, 0.06, 4), new(4_000, 25, 0.05, 2),
            new(8_000, 25, 0.04, 1),
        ]);

    /// <summary>Everything.</summary>
    public static SearchPlan Whole { get; } = new(
        1, true, [
            new(500, 6, 0.08, 80), new(1_000, 10, 0.07, 24), new(2_000, 20, 0.06, 8), new(4_000, 30, 0.05, 3),
            new(8_000, 30, 0.04, 2), new(16_000, 30, 0.03, 2),
        ]);

    /// <summary>One round.</summary>
    /// <param name="Samples">Samples that it uses at most.</param>
    /// <param name="Steps">Steps from each start.</param>
    /// <param name="Rate">First rate, radians.</param>
    /// <param name="Kept">Answers that go on.</param>
    internal readonly record struct Round(int Samples, int Steps, double Rate, int Kept);
}
