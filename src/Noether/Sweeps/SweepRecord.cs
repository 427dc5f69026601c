using System.Text.Json;
using Noether.Runs;

namespace Noether.Sweeps;

/// <summary>sweep.json: what a folder of a sweep was made from.</summary>
internal sealed record SweepRecord
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "sweep.json";

    /// <summary>The format version that this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    private static readonly SweepJsonContext Json = new(JsonLayout.Options());

    /// <summary>Version of the layout.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>Name of the copy of the plan beside it.</summary>
    public required string Plan { get; init; }

    /// <summary>The folder that paths of the plan are relative to.</summary>
    public required string Folder { get; init; }

    /// <summary>How many cases there are.</summary>
    public required int Cases { get; init; }

    /// <summary>What the sweep was begun with.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>Reads the record of a folder; null where there is none that can be read.</summary>
    /// <param name="folder">The folder.</param>
    public static SweepRecord? Read(string folder) => JsonLayout.ReadOrNull(folder, FileName, Json.SweepRecord);

    /// <summary>Writes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public void Write(string folder) =>
        OutputFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json.SweepRecord) + "\n");
}
