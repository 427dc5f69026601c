using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noether.Runs;

/// <summary>status.json: where a run stands, replaced atomically about once a second while it runs.</summary>
public sealed record RunStatus
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "status.json";

    /// <summary>A run whose heart has not beaten for so long is dead, whatever its state says.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private static readonly StatusJsonContext Json = new(new JsonSerializerOptions(JsonLayout.Options())
    {
        Converters = { new JsonStringEnumConverter<RunState>(JsonNamingPolicy.CamelCase) },
    });

    /// <summary>Where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>Where the data came from.</summary>
    public required string Source { get; init; }

    /// <summary>What is being done, in a few words.</summary>
    public string Stage { get; init => field = value ?? ""; } = "";

    /// <summary>Share of the run that is done, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>Estimated seconds to the end; null while unknown.</summary>
    public double? EtaSeconds { get; init; }

    /// <summary>When the run, or its last resumption, started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When this file was written, UTC.</summary>
    public required DateTimeOffset Heartbeat { get; init; }

    /// <summary>Number of the process that works on it.</summary>
    public int Process { get; init; }

    /// <summary>Name of the machine that works on it.</summary>
    public string Machine { get; init => field = value ?? ""; } = "";

    /// <summary>The sentence of a failure; null where there was none.</summary>
    public string? Message { get; init; }

    /// <summary>Whether somebody works on it now: it says so, and its heart beats.</summary>
    /// <param name="now">The time, UTC.</param>
    public bool IsAlive(DateTimeOffset now) =>
        // A heart that beats in the future was heard before the clock was set back.
        State == RunState.Running && (now - Heartbeat).Duration() < LongestSilence;

    /// <summary>Reads the status of a run folder; null where there is none that can be read.</summary>
    /// <param name="folder">The run folder.</param>
    public static RunStatus? Read(string folder) => JsonLayout.ReadOrNull(folder, FileName, Json.RunStatus);

    /// <summary>Writes it; not flushed to disk, since the next one comes within a second.</summary>
    internal void Write(string folder) =>
        OutputFile.WriteOften(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json.RunStatus) + "\n");
}

[JsonSerializable(typeof(RunStatus))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
