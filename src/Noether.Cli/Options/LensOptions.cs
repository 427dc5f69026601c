using System.CommandLine;
using Noether.Lens;

namespace Noether.Cli.Options;

/// <summary>The options of a command that discovers, and the settings they stand for.</summary>
internal sealed class LensOptions
{
    private const int LargestThreads = 1024;
    private const int LargestSteps = 1_000_000_000;
    private const int LargestBatch = 10_000_000;
    private const int LargestPadding = 1024;

    private readonly Option<string?> preset = Texts.Choice(
        "--preset",
        ["fast", "paper"],
        "fast: judged proposals, polished. paper: training as published, hours. [default: fast]");

    private readonly Option<ulong?> seed = Numbers.Seed(
        "Seed of every random choice; same seed, same answer. [default: 0]");

    private readonly Option<long?> steps = Numbers.Whole(
        "--steps", 1, LargestSteps, "Training steps. [default: what the preset decides]");

    private readonly Option<TimeSpan?> budget = Durations.Create(
        "--budget", "Time to spend, such as 60s, 5m or 1h. [default: no limit]");

    private readonly Option<long?> threads = Numbers.Whole(
        "--threads", 1, LargestThreads, "Worker threads; the answer does not depend on it. [default: all cores]");

    private readonly Option<long?> padding = Numbers.Whole(
        "--padding", 0, LargestPadding, "Padding on either side of the hidden axis. [default: the dimension]");

    private readonly Option<long?> batch = Numbers.Whole(
        "--batch", 1, LargestBatch, "Samples in a batch of training. [default: 500 times the dimension]");

    private readonly Option<bool> noConditional = Texts.Switch(
        "--no-conditional", "Leave the conditional estimators out: quicker steps, a weaker judgement.");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[preset, seed, steps, budget, threads, padding, batch, noConditional])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(steps) is not null && result.GetResult(budget) is not null)
                result.AddError("Give either --steps or --budget, not both.");
        });
    }

    /// <summary>The settings that were asked for.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public LensSettings Settings(ParseResult parsed)
    {
        var settings = parsed.GetValue(preset) == "paper" ? LensSettings.Paper : LensSettings.Fast;
        return settings with
        {
            Seed = parsed.GetValue(seed) ?? settings.Seed,
            Steps = (int)(parsed.GetValue(steps) ?? settings.Steps),
            Budget = parsed.GetValue(budget) ?? settings.Budget,
            Threads = (int)(parsed.GetValue(threads) ?? settings.Threads),
            Padding = (int)(parsed.GetValue(padding) ?? settings.Padding),
            BatchSize = (int)(parsed.GetValue(batch) ?? settings.BatchSize),
            Conditional = !parsed.GetValue(noConditional),
        };
    }
}
