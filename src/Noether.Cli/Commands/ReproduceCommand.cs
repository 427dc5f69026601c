using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Running;
using Noether.Cli.Studies;

namespace Noether.Cli.Commands;

/// <summary><c>noether reproduce</c>: makes a table of docs/results anew, case by case.</summary>
internal static class ReproduceCommand
{
    private const int MostSeeds = 1000;
    private const int MostThreads = 1024;

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var study = Texts.ChoiceArgument("study", [.. AllStudies.All.Select(s => s.Name)], "What to measure.");
        var output = Texts.Path("--out", "folder",
            "Folder of the results; finished cases in it are kept. [default: docs/results/STUDY]");
        var seeds = Numbers.Whole("--seeds", 1, MostSeeds, "Number of seeds, from 0. [default: what the study has]");
        var quick = Texts.Switch("--quick", "One seed and few samples, only to see that it works.");
        var only = Texts.Path("--only", "text", "Run only the cases whose key contains this text.");
        var large = Texts.Switch("--large", "Also the cases that take hours.");
        var photos = Texts.Path("--photos", "folder", "Folder of .png pictures for the rows of photographs.");
        var mnist = Texts.Path("--mnist", "file", "The images of MNIST for the rows of digits.");
        var paintings = Texts.Path("--paintings", "folder", "Folder of pictures for the rows of paintings.");
        var work = Texts.Path("--work", "folder",
            "Folder for templates and networks of the hidden-layer studies. [default: runs/studies]");
        var threads = Numbers.Whole("--threads", 1, MostThreads, "Worker threads. [default: all cores]");
        var force = Texts.Switch("--force", "Forget the cases that are finished and begin anew.");
        var command = new Command("reproduce", "Measure a table of the results anew; resumes after an interruption.")
        {
            study,
        };
        command.Add(output, seeds, quick, only, large, photos, mnist, paintings, work, threads, force);
        command.Runs(parsed =>
        {
            var options = new StudyOptions
            {
                Seeds = (int?)parsed.GetValue(seeds),
                Quick = parsed.GetValue(quick),
                Large = parsed.GetValue(large),
                Photos = parsed.GetValue(photos),
                Mnist = parsed.GetValue(mnist),
                Paintings = parsed.GetValue(paintings),
            };
            if (parsed.GetValue(work) is { } folder)
                options = options with { WorkFolder = folder };
            var chosen = AllStudies.Of(parsed.GetRequiredValue(study));
            var run = new StudyRun(host, chosen, options, parsed.GetValue(output) ?? DefaultFolder(chosen, options))
            {
                Only = parsed.GetValue(only),
                Threads = (int)(parsed.GetValue(threads) ?? 0),
                Line = CommandLine(parsed, force),
            };
            return run.Execute(parsed.GetValue(force));
        });
        return command.WithExamples(
            "noether reproduce lens-table",
            "noether reproduce lens-table --only legendre/orthogonal --seeds 10 --out runs/legendre",
            "noether reproduce lens-nulls --quick");
    }

    /// <summary>docs/results/STUDY; quick figures, which say little, stay out of the documentation.</summary>
    internal static string DefaultFolder(IStudy study, StudyOptions options) => options.Quick
        ? Path.Combine("runs", study.Name + "-quick")
        : Path.Combine("docs", "results", study.Name);

    // As typed, to be typed again; without the switch that would throw the work away.
    private static string CommandLine(ParseResult parsed, Option<bool> force) => string.Join(' ', parsed.Tokens
        .Select(token => token.Value).Where(word => word != force.Name).Prepend(CliApplication.RootName)
        .Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
}
