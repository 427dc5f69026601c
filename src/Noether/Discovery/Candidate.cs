namespace Noether.Discovery;

/// <summary>One proposed answer and how it fared.</summary>
/// <param name="Name">What proposed it, such as "independent components".</param>
/// <param name="Won">Whether it is the answer that the run reports.</param>
/// <param name="Figures">Its figures, each as it is called in files; the first few stand in tables.</param>
public sealed record Candidate(string Name, bool Won, IReadOnlyList<NamedValue> Figures)
{
    /// <summary>Names of what is true of it, such as "circular"; false for names of <see cref="PossibleFlags"/>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>All names that <see cref="Flags"/> may have.</summary>
    public IReadOnlyList<string> PossibleFlags { get; init; } = [];
}
