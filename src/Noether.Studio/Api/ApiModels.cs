using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace Noether.Studio.Api;

/// <summary>What a run is asked for with.</summary>
internal sealed record ApiWish
{
    [Description("Name of a file among the uploads, or of an example.")]
    public string? File { get; init; }

    [Description("Name of the method; without one, the default for the file.")]
    public string? Method { get; init; }

    [Description("What the run should be called; without one, like the file.")]
    public string? Name { get; init; }

    [Description("Settings by the names that they have on the command line, without dashes, the seed and the budget too: texts, "
        + "numbers, true or false. 'labels', or 'next' and 'steps', name the files that stand beside samples; 'paths' true says "
        + "that the file holds paths.")]
    public IReadOnlyDictionary<string, JsonElement>? Settings { get; init; }
}

/// <summary>What is said of a run; what is left out stays as it is.</summary>
internal sealed record ApiWords
{
    [Description("What it is called instead of the name of its folder; empty for that name.")]
    public string? Title { get; init; }

    [Description("Words to find it by.")]
    public IReadOnlyList<string>? Tags { get; init; }

    public string? Notes { get; init; }
}

/// <summary>A run as it stands.</summary>
internal sealed record ApiRun
{
    [Description("Name of its folder.")]
    public required string Name { get; init; }

    [Description("queued, running, stopping, paused, stopped, interrupted, failed, done, runningElsewhere, unfinished or broken.")]
    public required string State { get; init; }

    [Description("The state, or what came out, in a word or two.")]
    public required string Outcome { get; init; }

    [Description("found, notFound or undecided; null where there is no result yet.")]
    public string? Finding { get; init; }

    [Description("What people call it; nothing where that is the name of its folder.")]
    public string? Title { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Notes { get; init; }

    public required string Method { get; init; }

    [Description("Name of the file of its data.")]
    public required string Data { get; init; }

    [Description("When something was last written to it.")]
    public required DateTimeOffset Changed { get; init; }

    [Description("Seconds that it took.")]
    public double? Seconds { get; init; }

    [Description("What is wrong with it, in a sentence.")]
    public string? Problem { get; init; }

    [Description("Share that is done, 0 to 1, while it runs.")]
    public double? Fraction { get; init; }

    [Description("What it is at, while it runs.")]
    public string? Stage { get; init; }

    [Description("Seconds so far, while it runs.")]
    public double? Elapsed { get; init; }

    [Description("Seconds to the end, where that is known.")]
    public double? Remaining { get; init; }

    [Description("The newest row of its history, while it runs.")]
    public IReadOnlyDictionary<string, double>? Row { get; init; }
}

/// <summary>A page of the list of runs.</summary>
/// <param name="Runs">The runs on it.</param>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="Matching">How many runs match the search.</param>
/// <param name="All">How many there are at all.</param>
internal sealed record ApiRunPage(IReadOnlyList<ApiRun> Runs, int Page, int Pages, int Matching, int All);

/// <summary>A file of data or of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length; null for an example that has not been made yet.</param>
internal sealed record ApiFile(string Name, long? Bytes);

/// <summary>A method.</summary>
internal sealed record ApiMethod
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    [Description("The kind of data that it takes.")]
    public required string Data { get; init; }

    [Description("Further kinds that it takes where it is asked for by name.")]
    public required IReadOnlyList<string> AlsoTakes { get; init; }

    public required IReadOnlyList<string> Presets { get; init; }

    [Description("Its settings, those of the data and those of every run.")]
    public required IReadOnlyList<ApiSetting> Settings { get; init; }
}

/// <summary>A setting.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What is given: text, switch, whole, real, duration, choice or choices.</param>
/// <param name="Default">What holds where nothing is given.</param>
/// <param name="Allowed">What may be given, in words; empty where anything may.</param>
/// <param name="Sentence">What it is.</param>
internal sealed record ApiSetting(string Name, string Kind, string Default, string Allowed, string Sentence);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiWish))]
[JsonSerializable(typeof(ApiWords))]
[JsonSerializable(typeof(ApiRunPage))]
[JsonSerializable(typeof(IReadOnlyList<ApiFile>))]
[JsonSerializable(typeof(IReadOnlyList<ApiMethod>))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
