using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Noether.Discovery;

namespace Noether.Runs;

/// <summary>Text of result.json and back.</summary>
public static partial class RunJson
{
    // The names of the header; everything else at the top is a fact of the method.
    private static readonly HashSet<string> Header =
    [
        "formatVersion", "method", "complete", "seed", "source", "verdict", "candidates", "losses", "iteration",
        "settings", "arrays", "timings", "versions", "started", "finished",
    ];

    /// <summary>Indented JSON with camel-case names, ending with a line feed.</summary>
    /// <param name="record">What to write.</param>
    /// <exception cref="ArgumentException">A fact has a name of the header.</exception>
    public static string Format(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var root = new JsonObject
        {
            ["formatVersion"] = record.FormatVersion,
            ["method"] = record.Method,
            ["complete"] = record.Complete,
            ["seed"] = record.Seed,
        };
        foreach (var (name, value) in record.Facts)
        {
            if (Header.Contains(name))
                throw new ArgumentException($"The header has a '{name}' already.", nameof(record));
            root[name] = value?.DeepClone();
        }

        root["source"] = record.Source;
        root["verdict"] = Of(record.Verdict);
        root["candidates"] = new JsonArray([.. record.Candidates.Select(Of)]);
        root["losses"] = record.Losses.Count == 0 ? null : Of(record.Losses);
        if (record.Iteration is { } iteration)
        {
            root["iteration"] = new JsonObject
            {
                ["steps"] = iteration.Steps,
                ["stop"] = Camel(iteration.Stop.ToString()),
                ["residual"] = Number(iteration.Residual),
            };
        }

        root["settings"] = record.Settings.DeepClone();
        root["arrays"] = new JsonArray([.. record.Arrays.Select(array => new JsonObject
        {
            ["name"] = array.Name,
            ["shape"] = new JsonArray([.. array.Shape.Select(length => JsonValue.Create(length))]),
            ["meaning"] = array.Meaning,
        })]);
        root["timings"] = Of(record.Timings);
        root["versions"] = new JsonObject
        {
            ["noether"] = record.Versions.Noether,
            ["dotnet"] = record.Versions.Dotnet,
            ["os"] = record.Versions.Os,
            ["simd"] = record.Versions.Simd,
            ["cores"] = record.Versions.Cores,
        };
        root["started"] = record.Started.ToUniversalTime();
        root["finished"] = record.Finished.ToUniversalTime();
        return root.ToJsonString(JsonLayout.Options()) + "\n";
    }

    /// <summary>Reads the text of result.json.</summary>
    /// <param name="json">Text as <see cref="Format"/> writes it, or as earlier versions did.</param>
    /// <exception cref="JsonException">The text is not JSON, or a required part is missing or of another kind.</exception>
    public static RunRecord Parse(string json)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject root)
                throw new JsonException("The file holds no object.");
            var facts = new JsonObject();
            foreach (var (name, value) in root.Where(entry => !Header.Contains(entry.Key)))
                facts[name] = value?.DeepClone();
            return new RunRecord
            {
                FormatVersion = Required(root, "formatVersion").GetValue<int>(),
                Method = Required(root, "method").GetValue<string>(),
                // Earlier versions wrote the file only at the end.
                Complete = root["complete"]?.GetValue<bool>() ?? true,
                Seed = Required(root, "seed").GetValue<ulong>(),
                Source = Required(root, "source").GetValue<string>(),
                Verdict = ToVerdict(Required(root, "verdict").AsObject()),
                Candidates = [.. (root["candidates"]?.AsArray() ?? []).Select(node => ToCandidate(Item(node)))],
                Losses = root["losses"] is JsonObject losses ? ToValues(losses) : [],
                Iteration = root["iteration"] is JsonObject iteration ? ToIteration(iteration) : null,
                Settings = (JsonObject)Item(Required(root, "settings")).DeepClone(),
                Facts = facts,
                Arrays = [.. (root["arrays"]?.AsArray() ?? []).Select(node => new AnswerArray(
                    Required(Item(node), "name").GetValue<string>(),
                    [.. Required(Item(node), "shape").AsArray().Select(length => Value<int>(length))], [],
                    node!["meaning"]?.GetValue<string>() ?? ""))],
                Timings = root["timings"] is JsonObject timings ? ToValues(timings) : [],
                Versions = ToVersions(Required(root, "versions").AsObject()),
                Started = Required(root, "started").GetValue<DateTimeOffset>(),
                Finished = Required(root, "finished").GetValue<DateTimeOffset>(),
            };
        }
        catch (Exception failure) when (
            failure is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new JsonException(failure.Message, failure);
        }
    }

    private static JsonObject Of(Verdict verdict)
    {
        var checks = new JsonObject();
        foreach (var check in verdict.Checks)
        {
            checks[check.Name] = new JsonObject
            {
                ["value"] = Number(check.Value),
                ["threshold"] = Number(check.Limit),
                ["direction"] = Camel(check.Direction.ToString()),
                ["passed"] = check.Passed,
                ["description"] = check.Description,
            };
        }

        var node = new JsonObject
        {
            ["found"] = verdict.Found,
            ["finding"] = Camel(verdict.Finding.ToString()),
            ["headline"] = verdict.Headline,
            ["summary"] = verdict.Summary,
            ["caveats"] = new JsonArray([.. verdict.Caveats.Select(caveat => JsonValue.Create(caveat))]),
            ["checks"] = checks,
        };
        if (verdict.PValue is not { } p)
            return node;
        node["pValue"] = Number(p);
        node["level"] = verdict.Level;
        node["evidence"] = new JsonArray([.. verdict.Evidence.Select(Of)]);
        return node;
    }

    private static JsonNode Of(Evidence evidence) => new JsonObject
    {
        ["name"] = evidence.Name,
        ["value"] = Number(evidence.Value),
        ["bound"] = Number(evidence.Bound),
        ["threshold"] = Number(evidence.Limit),
        ["direction"] = Camel(evidence.Direction.ToString()),
        ["pValue"] = Number(evidence.PValue),
        ["description"] = evidence.Description,
    };

    private static JsonNode Of(Candidate candidate)
    {
        var node = new JsonObject { ["name"] = candidate.Name };
        foreach (var figure in candidate.Figures)
            node[figure.Name] = Number(figure.Value);
        foreach (var flag in candidate.PossibleFlags)
            node[flag] = candidate.Flags.Contains(flag);
        node["won"] = candidate.Won;
        return node;
    }

    private static JsonObject Of(IEnumerable<NamedValue> values)
    {
        var node = new JsonObject();
        foreach (var group in values.GroupBy(value => value.Name))
            node[Camel(group.Key)] = Number(group.Sum(value => value.Value));
        return node;
    }

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static Verdict ToVerdict(JsonObject node)
    {
        var found = Required(node, "found").GetValue<bool>();
        return new Verdict
        {
            Finding = node["finding"] is { } word
                ? Enum.Parse<Finding>(word.GetValue<string>(), ignoreCase: true)
                : found ? Finding.Found : Finding.NotFound,
            Headline = node["headline"]?.GetValue<string>() ?? "",
            Summary = Required(node, "summary").GetValue<string>(),
            Caveats = [.. (node["caveats"]?.AsArray() ?? []).Select(caveat => Value<string>(caveat))],
            Checks = [.. (node["checks"]?.AsObject() ?? []).Select(entry => ToCheck(entry.Key, Item(entry.Value)))],
            Evidence = [.. (node["evidence"]?.AsArray() ?? []).Select(entry => ToEvidence(Item(entry)))],
            Level = node["level"]?.GetValue<double>(),
        };
    }

    private static Evidence ToEvidence(JsonObject node) => new(
        Required(node, "name").GetValue<string>(), node["description"]?.GetValue<string>() ?? "", ToNumber(node["value"]),
        ToNumber(node["bound"]), ToNumber(node["threshold"]),
        Enum.Parse<Direction>(Required(node, "direction").GetValue<string>(), ignoreCase: true), ToNumber(node["pValue"]));

    private static Check ToCheck(string name, JsonObject node)
    {
        var (value, limit) = (ToNumber(node["value"]), ToNumber(node["threshold"]));
        // Earlier versions said only whether it passed.
        var direction = node["direction"] is { } word
            ? Enum.Parse<Direction>(word.GetValue<string>(), ignoreCase: true)
            : Required(node, "passed").GetValue<bool>() == (value <= limit) ? Direction.AtMost : Direction.AtLeast;
        return new Check(name, node["description"]?.GetValue<string>() ?? "", value, limit, direction);
    }

    private static Candidate ToCandidate(JsonObject node)
    {
        var flags = node.Where(entry => entry.Key != "won" && IsFlag(entry.Value)).Select(entry => entry.Key).ToArray();
        return new Candidate(
            Required(node, "name").GetValue<string>(),
            node["won"]?.GetValue<bool>() ?? false,
            [.. node.Where(entry => entry.Key is not ("name" or "won") && !IsFlag(entry.Value))
                .Select(entry => new NamedValue(entry.Key, ToNumber(entry.Value)))])
        {
            Flags = [.. flags.Where(flag => node[flag]!.GetValue<bool>())],
            PossibleFlags = flags,
        };
    }

    private static bool IsFlag(JsonNode? node) => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static Iteration ToIteration(JsonObject node) => new(
        Required(node, "steps").GetValue<long>(),
        Enum.Parse<StopReason>(Required(node, "stop").GetValue<string>(), ignoreCase: true), ToNumber(node["residual"]));

    private static RunVersions ToVersions(JsonObject node) => new(
        Required(node, "noether").GetValue<string>(), Required(node, "dotnet").GetValue<string>(),
        Required(node, "os").GetValue<string>(), Required(node, "simd").GetValue<string>(),
        Required(node, "cores").GetValue<int>());

    private static NamedValue[] ToValues(JsonObject node) =>
        [.. node.Select(entry => new NamedValue(entry.Key, ToNumber(entry.Value)))];

    private static double ToNumber(JsonNode? node) => node is null ? double.NaN : node.GetValue<double>();

    private static JsonObject Item(JsonNode? node) => node as JsonObject ?? throw new JsonException("Something is no object.");

    private static T Value<T>(JsonNode? node) => node is null ? throw new JsonException("A value is missing.") : node.GetValue<T>();

    private static JsonNode Required(JsonObject node, string name) =>
        node[name] ?? throw new JsonException($"There is no '{name}'.");

    // "learning_rate" and "NotFound" become "learningRate" and "notFound"; names of stages keep their blanks.
    private static string Camel(string name) =>
        char.ToLower(name[0], CultureInfo.InvariantCulture) + Underscore().Replace(name[1..], match =>
            match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex("_([a-z])")]
    private static partial Regex Underscore();
}
