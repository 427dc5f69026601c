using Noether.Discovery.Checkpoints;
using Noether.Lens.Initialisers;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// What a search has judged, and the answers of the stages that are done: enough to go on from there.
/// </summary>
internal sealed class SearchState
{
    private const int None = -1;

    private readonly List<JudgedCandidate> judged = [];

    // For each stage that is done the place of its answer among those judged.
    private readonly List<int> answers = [];

    // Answers that another one makes doubtful are kept for the checkpoint only.
    private readonly HashSet<JudgedCandidate> aside = [];

    /// <summary>Everything that was judged, in the order in which it was.</summary>
    public IReadOnlyList<JudgedCandidate> Judged => judged;

    /// <summary>Number of stages that are done.</summary>
    public int StagesDone => answers.Count;

    /// <summary>The same, the best first.</summary>
    public IEnumerable<JudgedCandidate> Ranked() => judged.Where(j => !aside.Contains(j)).OrderBy(j => j.Candidate.Score);

    /// <summary>The answer of a stage; null where it has none or is not done.</summary>
    public JudgedCandidate? AnswerOf(int stage) =>
        stage < answers.Count && answers[stage] != None && !aside.Contains(judged[answers[stage]])
            ? judged[answers[stage]] : null;

    /// <summary>Adds what was judged.</summary>
    public void Add(JudgedCandidate candidate) => judged.Add(candidate);

    /// <summary>Leaves answers out of the ranking and out of the stages.</summary>
    public void SetAside(IEnumerable<JudgedCandidate> candidates) => aside.UnionWith(candidates);

    /// <summary>Ends a stage with its answer, one of those judged, or with none.</summary>
    public void Complete(JudgedCandidate? answer) => answers.Add(answer is null ? None : judged.IndexOf(answer));

    /// <summary>Puts everything into a checkpoint.</summary>
    public void Save(Checkpoint checkpoint)
    {
        checkpoint.With("answers", [.. answers.Select(place => (long)place)]);
        checkpoint.With("figures", [.. judged.SelectMany(j => j.Candidate.ToFigures())]);
        checkpoint.With("seconds", [.. judged.Select(j => j.Proposal.Seconds)]);
        checkpoint.With(
            "representations", [.. judged.SelectMany(j => j.Proposal.Representation.Values.ToArray())]);
        checkpoint.With("names", string.Join('\n', judged.Select(j => j.Proposal.Name)));
    }

    /// <summary>Restores everything.</summary>
    /// <param name="checkpoint">Where it was put.</param>
    /// <param name="d">Number of components.</param>
    /// <exception cref="InvalidDataException">Something is missing or does not fit together.</exception>
    public void Load(Checkpoint checkpoint, int d)
    {
        var names = checkpoint.Text("names").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var figures = TrainingState.Split(checkpoint.Doubles("figures"), LensCandidate.FigureNames.Count);
        var seconds = checkpoint.Doubles("seconds");
        var representations = TrainingState.Split(checkpoint.Doubles("representations"), d * d);
        var places = checkpoint.Wholes("answers");
        if (figures.Length != names.Length || seconds.Length != names.Length || representations.Length != names.Length
            || places.Any(place => place < None || place >= names.Length))
        {
            throw new InvalidDataException("The parts of the checkpoint do not fit together.");
        }

        for (var i = 0; i < names.Length; i++)
        {
            var proposal = new ProposedRepresentation(names[i], new Matrix(d, d, representations[i]), seconds[i]);
            judged.Add(new JudgedCandidate(proposal, LensCandidate.From(names[i], figures[i])));
        }

        answers.AddRange(places.Select(place => (int)place));
    }
}
