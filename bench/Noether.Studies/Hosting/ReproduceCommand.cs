using System.CommandLine;
using System.Globalization;

namespace Noether.Studies.Hosting;

/// <summary><c>noether reproduce</c>: makes a table of docs/results anew, case by case.</summary>
internal static class ReproduceCommand
{
    private const int MostSeeds = 1000;
    private const int MostThreads = 1024;

    /// <summary>Command lines for the help.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "noether reproduce lens-table",
        "noether reproduce lens-table --only legendre/orthogonal --seeds 10 --out runs/legendre",
        "noether reproduce lens-nulls --quick",
    ];

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(StudyHost host)
    {
        var studies = new AllStudies(host.Methods);
        var study = Study([.. studies.All.Select(s => s.Name)]);
        var output = Text("--out", "folder",
            "Folder of the results; finished cases in it are kept. [default: docs/results/STUDY]");
        var seeds = Whole("--seeds", MostSeeds, "Number of seeds, from 0. [default: what the study has]");
        var quick = Switch("--quick", "One seed and few samples, only to see that it works.");
        var only = Text("--only", "text", "Run only the cases whose key contains this text.");
        var large = Switch("--large", "Also the cases that take hours.");
        var photos = Text("--photos", "folder", "Folder of .png pictures for the rows of photographs.");
        var mnist = Text("--mnist", "file", "The images of MNIST for the rows of digits.");
        var fashion = Text("--fashion", "file", "Pictures of clothes with labels (.npz: images, labels).");
        var signal = Text("--signal", "file", "A recording, one signal in its first column, for the rows of recordings.");
        var paintings = Text("--paintings", "folder", "Folder of pictures for the rows of paintings.");
        var physics = Text("--physics", "folder", "Folder of measured and published paths for the study of conserved quantities.");
        var work = Text("--work", "folder",
            "Folder for templates and networks of the hidden-layer studies. [default: runs/studies]");
        var threads = Whole("--threads", MostThreads, "Worker threads. [default: all cores]");
        var force = Switch("--force", "Forget the cases that are finished and begin anew.");
        var command = new Command("reproduce", "Measure a table of the results anew; resumes after an interruption.")
        {
            study, output, seeds, quick, only, large, photos, mnist, fashion, signal, paintings, physics, work, threads, force,
        };
        command.SetAction(parsed =>
        {
            var options = new StudyOptions
            {
                Seeds = parsed.GetValue(seeds),
                Quick = parsed.GetValue(quick),
                Large = parsed.GetValue(large),
                Photos = parsed.GetValue(photos),
                Mnist = parsed.GetValue(mnist),
                Fashion = parsed.GetValue(fashion),
                Signal = parsed.GetValue(signal),
                Paintings = parsed.GetValue(paintings),
                Physics = parsed.GetValue(physics),
            };
            if (parsed.GetValue(work) is { } folder)
                options = options with { WorkFolder = folder };
            var chosen = studies.Of(parsed.GetRequiredValue(study));
            var run = new StudyRun(host, chosen, options, parsed.GetValue(output) ?? DefaultFolder(chosen, options))
            {
                Only = parsed.GetValue(only),
                Threads = parsed.GetValue(threads) ?? 0,
                Line = CommandLine(parsed, force),
            };
            return run.Execute(parsed.GetValue(force));
        });
        return command;
    }

    /// <summary>docs/results/STUDY; quick figures, which say little, stay out of the documentation.</summary>
    internal static string DefaultFolder(IStudy study, StudyOptions options) => options.Quick
        ? Path.Combine("runs", study.Name + "-quick")
        : Path.Combine("docs", "results", study.Name);

    // As typed, to be typed again; without the switch that would throw the work away.
    private static string CommandLine(ParseResult parsed, Option<bool> force) => string.Join(' ', parsed.Tokens
        .Select(token => token.Value).Where(word => word != force.Name).Prepend(StudyApplication.RootName)
        .Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));

    private static Argument<string> Study(string[] names)
    {
        var listed = $"{string.Join(", ", names[..^1])} or {names[^1]}";
        return new Argument<string>("study")
        {
            Description = $"What to measure. One of {listed}.",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (names.Contains(text))
                    return text;
                result.AddError($"The study must be {listed}, not '{text}'.");
                return "";
            },
        };
    }

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    private static Option<string?> Text(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!string.IsNullOrWhiteSpace(text))
                return text;
            result.AddError($"{name} must not be empty.");
            return null;
        },
    };

    private static Option<int?> Whole(string name, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "n",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && value >= 1 && value <= most)
                return value;
            result.AddError($"{name} must be a whole number from 1 to {most}, not '{text}'.");
            return null;
        },
    };
}
