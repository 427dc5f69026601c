using System.Globalization;
using System.Text.Json.Serialization;
using Noether.Lens;
using Noether.Reports;
using Noether.Studio.Runs;
using Noether.Studio.Samples;

namespace Noether.Studio.Jobs;

/// <summary>What a discovery is asked to do; the same that <c>noether discover</c> can be asked.</summary>
public sealed record JobRequest : IJobRequest
{
    /// <summary>The samples.</summary>
    public required DataChoice Data { get; init; }

    /// <summary>Whether the training of the paper is asked for instead of the fast search.</summary>
    public bool Paper { get; init; }

    /// <summary>Seed of every random choice. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Training steps; null means what the preset decides.</summary>
    public int? Steps { get; init; }

    /// <summary>Time to spend, seconds; null means no limit.</summary>
    public double? BudgetSeconds { get; init; }

    /// <summary>Padding of the hidden axis; null means the dimension.</summary>
    public int? Padding { get; init; }

    /// <summary>Samples in a batch of training; null means 500 times the dimension.</summary>
    public int? Batch { get; init; }

    /// <summary>Whether the conditional estimators are left out.</summary>
    public bool NoConditional { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Words => Data.Words;

    /// <summary>The knobs for the lens.</summary>
    /// <param name="threads">Worker threads; 0 means all cores.</param>
    public LensSettings Settings(int threads = 0)
    {
        var preset = Paper ? LensSettings.Paper : LensSettings.Fast;
        return preset with
        {
            Seed = Seed,
            Steps = Steps ?? preset.Steps,
            Budget = BudgetSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Threads = threads,
            Padding = Padding ?? preset.Padding,
            BatchSize = Batch ?? preset.BatchSize,
            Conditional = !NoConditional,
        };
    }

    /// <inheritdoc/>
    public string CommandLine(RunsFolder folder, string run)
    {
        List<string> words = ["noether", "discover", .. Data.Arguments(folder)];
        if (Paper)
            words.AddRange(["--preset", "paper"]);
        if (Seed != 0)
            words.AddRange(["--seed", Seed.ToString(CultureInfo.InvariantCulture)]);
        Add("--steps", Steps);
        if (BudgetSeconds is { } seconds)
            words.AddRange(["--budget", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###}s")]);
        Add("--padding", Padding);
        Add("--batch", Batch);
        if (NoConditional)
            words.Add("--no-conditional");
        words.AddRange(["--out", folder.ShownPath(run)]);
        return ShellWords.Join(words);

        void Add(string option, int? value)
        {
            if (value is { } number)
                words.AddRange([option, number.ToString(CultureInfo.InvariantCulture)]);
        }
    }
}
