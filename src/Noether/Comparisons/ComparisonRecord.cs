using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Runs;

namespace Noether.Comparisons;

/// <summary>comparison.json: methods that answer the same question on the same data.</summary>
public sealed record ComparisonRecord
{
    /// <summary>Name of the file with the comparison.</summary>
    public const string FileName = "comparison.json";

    /// <summary>Name of the same as a table, one run a line.</summary>
    public const string TableName = "comparison.csv";

    private static readonly ComparisonJsonContext Json = new(JsonLayout.Options());

    /// <summary>The data.</summary>
    public required string Source { get; init; }

    /// <summary>The file of the true generators; null where none was given.</summary>
    public string? Truth { get; init; }

    /// <summary>The runs, method by method, in the order of the seeds.</summary>
    public IReadOnlyList<ComparedRun> Runs { get; init; } = [];

    /// <summary>What the runs were made with.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>What became of each method, in the order in which they were given.</summary>
    [JsonIgnore]
    public IReadOnlyList<ComparedSummary> Methods =>
        [.. Runs.GroupBy(run => run.Label).Select(runs => ComparedSummary.Of([.. runs]))];

    /// <summary>Reads the comparison of a folder; null where there is none that can be read.</summary>
    /// <param name="folder">Its folder.</param>
    public static ComparisonRecord? Read(string folder) => JsonLayout.ReadOrNull(folder, FileName, Json.ComparisonRecord);

    /// <summary>Writes both files; each is replaced atomically.</summary>
    /// <param name="folder">Their folder.</param>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        OutputFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json.ComparisonRecord) + "\n");
        OutputFile.Write(Path.Combine(folder, TableName), Table());
    }

    private string Table()
    {
        var text = new StringBuilder(
            "method,seed,state,finding,cosine,mean_cosine,count_error,closure,checks_passed,checks,seconds,peak_megabytes,folder\n");
        foreach (var run in Runs)
        {
            object?[] cells =
            [
                run.Label, run.Seed, run.State, run.Finding, run.Cosine, run.MeanCosine, run.CountError, run.Closure,
                run.ChecksPassed, run.Checks, run.Seconds, run.PeakMegabytes, run.Folder,
            ];
            text.AppendJoin(',', cells.Select(cell => Quoted(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""))).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ComparisonRecord))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
