using System.Diagnostics;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Reports.Classifiers;
using Noether.Reports.Ensembles;
using Noether.Runs;

namespace Noether.Cli.Commands;

/// <summary>One training of a symmetry model as a command sees it: announce, train, judge, keep and show.</summary>
/// <param name="host">Streams, consoles, cancellation.</param>
/// <param name="record">What is known of the networks.</param>
/// <param name="sources">Their hidden layers.</param>
/// <param name="source">Their folder, as given.</param>
internal sealed class ClassifierRun(CliHost host, DecoyRecord record, LabelledSources sources, string source)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;

    /// <summary>How to train.</summary>
    public required ClassifierSettings Settings { get; init; }

    /// <summary>Planes of principal components.</summary>
    public required int Planes { get; init; }

    /// <summary>Share of templates to hold out.</summary>
    public required double HeldOut { get; init; }

    /// <summary>Share of templates for the temperature.</summary>
    public required double Calibration { get; init; }

    /// <summary>Symmetries to tell the presence of.</summary>
    public required IReadOnlyList<SymmetryClass> Questions { get; init; }

    /// <summary>Worker threads; 0 means all processors.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether programs read the answer.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Trains, judges and writes the folder of the model.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="mode">What to do with a training or model that is in it.</param>
    /// <returns>False when the user stopped it; checkpoints are then in the folder.</returns>
    public bool Execute(string path, RunFolderMode mode)
    {
        var split = TemplateSplit.Of(record.Labels, HeldOut, Calibration, Settings.Seed);
        var representation = new ScatterRepresentation(new ScatterSettings { Planes = Planes });
        // Weights that cannot be used are refused before a model in the folder is removed.
        if (Settings.StartFrom is not null)
            SymmetryTraining.Begin(representation.Shape, SymmetryClasses.Count, Settings);
        var folder = ClassifierFolder.Prepare(path, mode);
        foreach (var question in Tasks)
            Training(split, representation, path, null).Check(question);
        if (!Quiet)
        {
            host.Error.WriteLine(
                $"noether: {split.Training.Count} templates to learn from, {split.Calibration.Count} for the "
                + $"temperature, {split.HeldOut.Count} held out; {record.NetworksEach} networks each, seed "
                + $"{Settings.Seed}, folder {path}.");
        }

        try
        {
            var outcomes = ProgressView.Watch(() => host.ErrorConsole, host.Live && !Quiet, view =>
            {
                var training = Training(split, representation, path, view);
                return Tasks.Select(question => training.Run(question, host.Cancellation)).ToArray();
            });
            var evaluation = Evaluate(split, outcomes);
            folder.Write(outcomes[0].Model, evaluation, record);
            if (Quiet)
                Json.Write(host.Output, writer => EvaluationView.Write(writer, folder, evaluation));
            else
                EvaluationView.Show(host, folder, evaluation);
            return true;
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (NoetherException)
        {
            folder.RemoveIfEmpty();
            throw;
        }
    }

    private IEnumerable<SymmetryClass?> Tasks =>
        Questions.Select(question => (SymmetryClass?)question).Prepend(null);

    private ClassifierTraining Training(
        TemplateSplit split, ScatterRepresentation representation, string folder,
        IProgress<RunProgress>? view) => new(
            sources, split, representation,
            Settings with { Origin = FormattableString.Invariant($"{record.Finished:O} {HeldOut} {Calibration}") },
            folder)
        {
            Threads = Threads,
            Progress = view,
        };

    private EvaluationRecord Evaluate(TemplateSplit split, TaskOutcome[] outcomes) => new()
    {
        FormatVersion = EvaluationRecord.CurrentFormatVersion,
        Method = "symmetry-classifier",
        Seed = Settings.Seed,
        Source = source,
        Kind = Settings.Kind == ClassifierKind.Small ? "small" : "resnet18",
        Start = Settings.StartFrom,
        Planes = Planes,
        Epochs = Settings.EpochsToRun,
        TrainingTemplates = split.Training.Count,
        CalibrationTemplates = split.Calibration.Count,
        HeldOutTemplates = split.HeldOut.Count,
        NetworksEach = record.NetworksEach,
        Five = EvaluatedTask.Of(outcomes[0], record.NetworksEach),
        Binary = [.. outcomes.Skip(1).Select(outcome => EvaluatedTask.Of(outcome, record.NetworksEach))],
        Seconds = watch.Elapsed.TotalSeconds,
        Versions = RunVersions.Current(),
        Started = started,
        Finished = DateTimeOffset.UtcNow,
    };
}
