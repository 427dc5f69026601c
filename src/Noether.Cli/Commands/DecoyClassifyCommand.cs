using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Symmetries;
using Noether.Reports.Classifiers;
using Noether.SymmetryModels;

namespace Noether.Cli.Commands;

/// <summary><c>noether decoy classify</c>: a symmetry model from the hidden layers of trained networks.</summary>
internal static class DecoyClassifyCommand
{
    private const int MostEpochs = 100_000;
    private const int MostThreads = 1024;

    // Those that can be present or absent, as they stand on the command line.
    private static readonly (string Name, SymmetryClass Symmetry)[] Questions =
    [
        .. Enum.GetValues<SymmetryClass>().Where(symmetry => symmetry != SymmetryClass.None)
            .Select(symmetry => (SymmetryClasses.Word(symmetry), symmetry)),
    ];

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var run = Texts.Argument("run", "Run folder of noether decoy train.");
        var output = Texts.Path("--out", "folder", "Folder of the model to write.");
        output.Required = true;
        var kind = Texts.Choice("--kind", ["small", "resnet18"], "The network that classifies. [default: small]");
        var start = Texts.Path("--start", "file", "Weights for ResNet-18 to start from: .safetensors or .npz.");
        var planes = Numbers.Whole("--planes", 1, 3, "Planes of principal components to look at. [default: 3]");
        var epochs = Numbers.Whole(
            "--epochs", 1, MostEpochs, "Passes over the training networks. [default: 60, 20 for resnet18]");
        var heldOut = Numbers.Real("--held-out", 0.05, 0.8, "Share of templates to hold out. [default: 0.2]");
        var calibration = Numbers.Real(
            "--calibration", 0.05, 0.5, "Share of templates for the temperature. [default: 0.15]");
        var binary = Texts.Choice(
            "--binary", [.. Questions.Select(question => question.Name)],
            "Also tell whether this one symmetry is present: rotation, translation and so on.");
        var all = Texts.Switch("--binary-tasks", "Also tell of each symmetry whether it is present.");
        var seed = Numbers.Seed("Seed of split, weights and training. [default: 0]");
        var threads = Numbers.Whole(
            "--threads", 1, MostThreads, "Worker threads; the model does not depend on it. [default: all cores]");
        var resuming = new ResumeOptions("training");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command(
            "classify", "Train a symmetry model on hidden layers, and judge it on held-out templates.")
        {
            run,
        };
        command.Add(output, kind, start, planes, epochs, heldOut, calibration, binary, all, seed, threads);
        resuming.AddTo(command);
        command.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetResult(start) is not null && result.GetValue(kind) != "resnet18")
                result.AddError("--start has a meaning only together with --kind resnet18.");
        });
        command.Runs(parsed =>
        {
            var settings = new SymmetryModelSettings();
            settings = settings with
            {
                Kind = parsed.GetValue(kind) == "resnet18" ? ClassifierKind.ResNet18 : ClassifierKind.Small,
                Epochs = (int)(parsed.GetValue(epochs) ?? 0),
                StartFrom = parsed.GetValue(start),
                Planes = (int)(parsed.GetValue(planes) ?? settings.Planes),
                HeldOut = parsed.GetValue(heldOut) ?? settings.HeldOut,
                Calibration = parsed.GetValue(calibration) ?? settings.Calibration,
                Questions =
                [
                    .. Questions.Where(question => parsed.GetValue(all) || question.Name == parsed.GetValue(binary))
                        .Select(question => question.Symmetry),
                ],
                Seed = parsed.GetValue(seed) ?? 0,
            };
            var training = SymmetryModelTraining.Prepare(
                parsed.GetRequiredValue(run), settings, parsed.GetRequiredValue(output)!, resuming.Mode(parsed));
            return Execute(host, training, settings.Seed, (int)(parsed.GetValue(threads) ?? 0), parsed.GetValue(json))
                ? ExitCode.Done : Continuation.Say(host, parsed);
        });
        return command.WithExamples(
            "noether decoy classify runs/decoy --out models/mine",
            "noether decoy classify runs/decoy --out models/mine --binary-tasks --resume",
            "noether decoy classify runs/decoy --kind resnet18 --planes 1 --out models/resnet");
    }

    // False when the user stopped it; checkpoints are then in the folder.
    private static bool Execute(CliHost host, SymmetryModelTraining training, ulong seed, int threads, bool quiet)
    {
        if (!quiet)
        {
            host.Error.WriteLine(
                $"noether: {training.TrainingTemplates} templates to learn from, {training.CalibrationTemplates} for "
                + $"the temperature, {training.HeldOutTemplates} held out; {training.Networks.NetworksEach} networks "
                + $"each, seed {seed}, folder {training.Root}.");
        }

        try
        {
            var evaluation = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, view => training.Run(
                done => ClassifierReport.Write(training.Root, done, training.Networks), threads, view,
                host.Cancellation));
            if (quiet)
                Json.Write(host.Output, writer => EvaluationView.Write(writer, training, evaluation));
            else
                EvaluationView.Show(host, training, evaluation);
            return true;
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
