using System.Text.Json.Nodes;

namespace Noether.Discovery;

/// <summary>What a run found: verdict, arrays, candidates, figures. Everything in it goes into the run folder.</summary>
public sealed record Answer
{
    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The settings with open choices filled in, of the type of the method's settings.</summary>
    public required object Settings { get; init; }

    /// <summary>The arrays, each a .npy file.</summary>
    public IReadOnlyList<AnswerArray> Arrays { get; init; } = [];

    /// <summary>Proposed answers, best first.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>How the iteration went, if there was one.</summary>
    public HistoryTable History { get; init; } = HistoryTable.Empty;

    /// <summary>How the iteration ended, if there was one.</summary>
    public Iteration? Iteration { get; init; }

    /// <summary>Seconds by stage, in the order in which the stages ran; the last is "total".</summary>
    public IReadOnlyList<NamedValue> Timings { get; init; } = [];

    /// <summary>The report: sections of figures, in the order in which they are read.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>
    /// Further entries of result.json, such as dimension, samples and normalisation; none may have a name that the
    /// header has.
    /// </summary>
    public JsonObject Facts { get; init; } = [];

    /// <summary>Files beside the arrays that the method has always written, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();
}
