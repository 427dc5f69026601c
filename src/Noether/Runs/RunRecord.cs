using System.Text.Json.Nodes;
using Noether.Discovery;

namespace Noether.Runs;

/// <summary>
/// result.json: the header that all methods share, and the facts of the method. Numbers that are not finite are
/// written as null and read as not-a-number.
/// </summary>
public sealed record RunRecord
{
    /// <summary>The format version that this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Version of the layout.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>Whether the run went to its end; false for the best answer so far of one that was stopped.</summary>
    public bool Complete { get; init; } = true;

    /// <summary>Seed of every random stream.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Where the data came from.</summary>
    public required string Source { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Proposed answers, best first.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>The last row of the history; empty where there was none.</summary>
    public IReadOnlyList<NamedValue> Losses { get; init; } = [];

    /// <summary>How the iteration ended, if there was one.</summary>
    public Iteration? Iteration { get; init; }

    /// <summary>Every setting of the run, times in seconds.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>What the method says beside the header, such as dimension, samples and normalisation.</summary>
    public JsonObject Facts { get; init; } = [];

    /// <summary>The arrays beside result.json: name, shape and meaning, without values.</summary>
    public IReadOnlyList<AnswerArray> Arrays { get; init; } = [];

    /// <summary>Seconds by stage.</summary>
    public IReadOnlyList<NamedValue> Timings { get; init; } = [];

    /// <summary>Wall-clock seconds of the whole: the stage "total", or from start to end where the method has no such stage.</summary>
    public double Seconds => Timings.FirstOrDefault(stage => stage.Name == "total")?.Value ?? Math.Max(0, (Finished - Started).TotalSeconds);

    /// <summary>What the run was made with.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>When the run, or its last resumption, started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When this was written, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }
}
