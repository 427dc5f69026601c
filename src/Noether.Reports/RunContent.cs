using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Components;
using Noether.Reports.Rendering;
using Noether.Runs;

namespace Noether.Reports;

/// <summary>The content of the report of a run.</summary>
public static class RunContent
{
    private const int LongestFact = 40;

    /// <summary>Verdict, facts, the sections of the method, and what every run can say of itself.</summary>
    /// <param name="card">The method.</param>
    /// <param name="record">What result.json holds.</param>
    /// <param name="sections">The figures of the method.</param>
    /// <param name="request">What was asked for; null where that is not known.</param>
    public static ReportContent Of(
        MethodCard card, RunRecord record, IReadOnlyList<Section> sections, RunRequest? request)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(record);
        return new ReportContent
        {
            Title = $"{card.Title}: {NameOf(record.Source)}",
            Lead = card.Summary,
            Verdict = record.Verdict,
            Facts = [.. Facts(record)],
            Sections = [.. sections, .. Details(card, record, request)],
        };
    }

    /// <summary>How to repeat a run, its files, settings, timings and versions, and the source of the method.</summary>
    /// <param name="card">The method.</param>
    /// <param name="record">What result.json holds.</param>
    /// <param name="request">What was asked for; null where that is not known.</param>
    public static IReadOnlyList<Section> Details(MethodCard card, RunRecord record, RunRequest? request)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(record);
        List<Section> details = [];
        if (request is not null)
        {
            details.Add(new("How it was run", "The same data, settings and seed give the same figures.", [
                new TextFigure { Name = "run-command", Text = ShellCommand.Of(request) }]));
        }

        if (record.Arrays.Count > 0)
        {
            details.Add(Folded("Arrays", "Files of numbers beside this page: float64, C order.", Table(
                "run-arrays", ["File", "Shape", "Meaning"],
                record.Arrays.Select(array => new[]
                {
                    array.Name + ".npy", string.Join(" × ", array.Shape), array.Meaning,
                }))));
        }

        details.Add(Folded("Settings", "", Table(
            "run-settings", ["Setting", "Value"],
            record.Settings.Select(setting => new[] { Readable.Words(setting.Key), Value(setting.Value) }))));
        details.Add(Folded("Time and versions", "", Times(record), Versions(record)));
        details.Add(new("Reference", card.Reference, []));
        return details;
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(RunRecord record)
    {
        yield return new("Source", record.Source);
        foreach (var (name, node) in record.Facts)
        {
            if (node is JsonValue value && Value(value) is { Length: <= LongestFact } text)
                yield return new(Readable.Words(name), text);
        }

        yield return new("Seed", record.Seed.ToString(CultureInfo.InvariantCulture));
        if (record.Iteration is { } iteration)
        {
            var stop = Readable.Words(iteration.Stop.ToString());
            yield return new("Steps", Readable.Number(iteration.Steps, 12));
            yield return new("Ended", stop);
        }

        yield return new("Time", Readable.Duration(record.Seconds));
    }

    private static TableFigure Times(RunRecord record) => Table(
        "run-timings", ["Stage", "Time"],
        record.Timings.Count > 0
            ? record.Timings.Select(stage => new[] { Readable.Words(stage.Name), Readable.Duration(stage.Value) })
            : [["Total", Readable.Duration(record.Seconds)]]);

    private static TableFigure Versions(RunRecord record)
    {
        var versions = record.Versions;
        return Table("run-versions", ["What", "Version"], [
            ["Noether", versions.Noether],
            [".NET", versions.Dotnet],
            ["System", versions.Os],
            ["Vectors", versions.Simd],
            ["Processors", versions.Cores.ToString(CultureInfo.InvariantCulture)],
            ["Started", Time(record.Started)],
            ["Finished", Time(record.Finished)],
        ]);
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static Section Folded(string title, string text, params Figure[] figures) =>
        new(title, text, figures) { Folded = true };

    private static TableFigure Table(string name, string[] columns, IEnumerable<string[]> rows) =>
        new() { Name = name, Columns = columns, Rows = [.. rows] };

    private static string Value(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "none",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Number => Number(double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)),
        _ => node.ToString(),
    };

    private static string Number(double value) => Readable.Number(value, value == Math.Floor(value) ? 15 : 4);

    // A path in a heading would be long, and tells little: the whole of it is among the facts.
    private static string NameOf(string source)
    {
        var name = Path.GetFileName(source.TrimEnd('/', '\\'));
        return name.Length > 0 ? name : source;
    }
}
