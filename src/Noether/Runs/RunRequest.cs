using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noether.Runs;

/// <summary>
/// run.json: what was asked for, so that a program can show it, ask for it again or go on with it. Values are texts as
/// people give them.
/// </summary>
public sealed record RunRequest
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "run.json";

    // What a file leaves out comes as null, not as what it is set to here.
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private static readonly RequestJsonContext Json = new(JsonLayout.Options());

    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>The file of the data as it was given.</summary>
    public required string Data { get; init; }

    /// <summary>How the data are read: what differs from the defaults, by name.</summary>
    public IReadOnlyDictionary<string, string> DataSettings { get; init => field = value ?? None; } = None;

    /// <summary>The settings of the method: what differs from the defaults, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init => field = value ?? None; } = None;

    /// <summary>Seed of every random stream.</summary>
    public ulong Seed { get; init; }

    /// <summary>Wall-clock time for the run, seconds; null means as long as it takes.</summary>
    public double? BudgetSeconds { get; init; }

    /// <summary>Reads the request of a run folder; null where there is none that can be read.</summary>
    /// <param name="folder">The run folder.</param>
    public static RunRequest? Read(string folder) =>
        JsonLayout.ReadOrNull(folder, FileName, Json.RunRequest) is { } request
            && request.DataSettings.Concat(request.Settings).All(setting => setting.Value is not null) ? request : null;

    /// <summary>Writes it.</summary>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public void Write(string folder) => OutputFile.Write(
        Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json.RunRequest) + "\n");
}

[JsonSerializable(typeof(RunRequest))]
internal sealed partial class RequestJsonContext : JsonSerializerContext;
