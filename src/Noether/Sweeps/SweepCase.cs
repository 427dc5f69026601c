using System.Globalization;
using Noether.Comparisons;
using Noether.Data.Formats;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Sweeps;

/// <summary>One case of a sweep: data, a method with its settings, a seed.</summary>
public sealed record SweepCase
{
    /// <summary>Its number in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What the plan says of it: names and texts.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Values { get; init; }

    /// <summary>The method.</summary>
    public required IMethod Method { get; init; }

    /// <summary>The file of the data, or the word for what is made.</summary>
    public required string Source { get; init; }

    /// <summary>The kind of the data.</summary>
    public required DataKind Kind { get; init; }

    /// <summary>How a file is read, or how data are made: texts by name.</summary>
    public required IReadOnlyDictionary<string, string> DataSettings { get; init; }

    /// <summary>Files beside samples, "labels", "function", "next" and "steps": paths by name.</summary>
    public required IReadOnlyDictionary<string, string> Companions { get; init; }

    /// <summary>Settings of the method that differ from the defaults: texts by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Seed of the run, and of data that are made unless the plan gives them one of their own.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Wall-clock time for the run; null means as long as it takes.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>File of the true generators; null where they are not known, or are those of data that are made.</summary>
    public string? Truth { get; init; }

    /// <summary>Whether the data are made, and no file is read.</summary>
    public bool IsGenerated => Samples is not null || Paths is not null;

    /// <summary>Which samples are made; null means none.</summary>
    internal SyntheticSettings? Samples { get; init; }

    /// <summary>Which paths are made; null means none.</summary>
    internal PathSettings? Paths { get; init; }

    /// <summary>What was asked for, as run folders keep it; null for data that are made, which nobody can ask for by a file.</summary>
    internal RunRequest? Request => IsGenerated ? null : new()
    {
        Method = Method.Card.Name,
        Data = Source,
        DataSettings = DataSettings.Concat(Companions).ToDictionary(),
        Settings = Settings,
        Seed = Seed,
        BudgetSeconds = Budget?.TotalSeconds,
    };

    /// <summary>The case in a few words: the values that the plan gives it.</summary>
    public string Label => string.Create(
        CultureInfo.InvariantCulture,
        $"case {Number} ({string.Join(", ", Given.Select(value => $"{value.Key} {value.Value}"))})");

    private IEnumerable<KeyValuePair<string, string>> Given => Values.Where(value => value.Value.Length > 0);

    /// <summary>Makes the data of a case that reads no file; null for one that does.</summary>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="NoetherException">They cannot be made.</exception>
    internal CaseData? Generate(CancellationToken cancellation)
    {
        if (Paths is not null)
            return new CaseData(new PathData(SyntheticPaths.Generate(Paths, cancellation)));
        if (Samples is null)
            return null;
        var samples = SyntheticData.Generate(Samples, cancellation).ToSampleSet();
        return new CaseData(new SampleData(samples), samples);
    }

    /// <summary>The true generators; null where they are not known.</summary>
    /// <exception cref="NoetherException">Their file cannot be read.</exception>
    internal TrueGenerators? ReadTruth()
    {
        if (Truth is not null)
            return new TrueGenerators(Truth, NpyFile.ReadArray(Truth));
        if (Samples is null)
            return null;
        var truths = HiddenTransforms.Generators(HiddenTransforms.Build(Samples), Samples);
        var d = Samples.Dimension;
        return new TrueGenerators(
            "the truth of the data", new NpyArray([.. truths.SelectMany(truth => truth.Values.ToArray())], [truths.Length, d, d]));
    }
}

/// <summary>Data of a case with what has to be closed after it.</summary>
/// <param name="Data">The data.</param>
/// <param name="Owner">What is closed; null means nothing.</param>
public sealed record CaseData(MethodData Data, IDisposable? Owner = null) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Owner?.Dispose();
}
