using System.Diagnostics;
using Noether.Discovery;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Networks;
using Noether.Runs;

namespace Noether.SymmetryModels;

/// <summary>
/// One training of a symmetry model on the hidden layers of decoy networks, in a folder of its own. Whole templates are
/// held out to judge the model, and others fit its temperature. The folder gets evaluation.json (see
/// <see cref="EvaluationRecord"/>), weights.safetensors and model.json, which comes last: where it exists, the rest is
/// complete. An interrupted training leaves checkpoints and resumes to the same bits.
/// </summary>
public sealed class SymmetryModelTraining
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;
    private readonly string source;
    private readonly LabelledSources sources;
    private readonly SymmetryModelSettings settings;
    private readonly ClassifierSettings classifier;
    private readonly ScatterRepresentation representation;
    private readonly TemplateSplit split;

    private SymmetryModelTraining(string source, SymmetryModelSettings settings, string root)
    {
        this.source = source;
        this.settings = settings;
        Root = root;
        (Networks, sources) = DecoyFolder.Read(source);
        split = TemplateSplit.Of(Networks.Labels, settings.HeldOut, settings.Calibration, settings.Seed);
        representation = new ScatterRepresentation(new ScatterSettings { Planes = settings.Planes });
        classifier = new ClassifierSettings
        {
            Kind = settings.Kind,
            Epochs = settings.Epochs,
            StartFrom = settings.StartFrom,
            Seed = settings.Seed,
            Origin = FormattableString.Invariant($"{Networks.Finished:O} {settings.HeldOut} {settings.Calibration}"),
        };
    }

    /// <summary>The folder of the model, as given.</summary>
    public string Root { get; }

    /// <summary>Path of evaluation.json.</summary>
    public string Evaluation => Path.Combine(Root, "evaluation.json");

    /// <summary>What is known of the networks to learn from.</summary>
    public DecoyRecord Networks { get; }

    /// <summary>Templates to learn from.</summary>
    public int TrainingTemplates => split.Training.Count;

    /// <summary>Templates that fit the temperature.</summary>
    public int CalibrationTemplates => split.Calibration.Count;

    /// <summary>Templates that are used for nothing but the evaluation.</summary>
    public int HeldOutTemplates => split.HeldOut.Count;

    /// <summary>Reads the networks, splits their templates and makes a folder ready, before any training.</summary>
    /// <param name="networks">Folder of a finished training of decoy networks, see <see cref="DecoyFolder"/>.</param>
    /// <param name="settings">How to train and judge.</param>
    /// <param name="path">Folder of the model; made when it does not exist.</param>
    /// <param name="mode">What to do with a training or model that is in it.</param>
    /// <exception cref="NoetherException">
    /// A setting is out of range, the networks cannot be read or are too few, the weights to start from cannot be used,
    /// the folder must not be touched, or a checkpoint in it is damaged or of another training.
    /// </exception>
    public static SymmetryModelTraining Prepare(
        string networks, SymmetryModelSettings settings, string path, RunFolderMode mode)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(path);
        settings.Check();
        var training = new SymmetryModelTraining(networks, settings, path);
        // Weights that cannot be used are refused before a model in the folder is removed.
        if (settings.StartFrom is not null)
            SymmetryTraining.Begin(training.representation.Shape, SymmetryClasses.Count, training.classifier);
        Admit(path, mode);
        var tasks = training.Of(0, null);
        foreach (var question in training.Tasks)
            tasks.Check(question);
        return training;
    }

    /// <summary>Trains, judges and writes the folder; goes on from the checkpoints that are in it.</summary>
    /// <param name="draw">
    /// Given the evaluation before the model is written: where a model is, what was drawn is there as well. Null draws
    /// nothing.
    /// </param>
    /// <param name="threads">Worker threads; 0 means all processors. The model does not depend on it.</param>
    /// <param name="progress">Told after each step; null for nobody.</param>
    /// <param name="cancellationToken">Stops the training; the last whole epoch is in a checkpoint.</param>
    /// <returns>How the model does on held-out templates.</returns>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public EvaluationRecord Run(
        Action<EvaluationRecord>? draw = null, int threads = 0, IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            using var held = RunLock.Take(Root);
            var training = Of(threads, progress);
            TaskOutcome[] outcomes = [.. Tasks.Select(question => training.Run(question, cancellationToken))];
            var evaluation = Evaluate(outcomes);
            draw?.Invoke(evaluation);
            OutputFile.Write(Evaluation, EvaluationJson.Format(evaluation));
            Write(outcomes[0].Model, evaluation);
            ClassifierTraining.DeleteCheckpoints(Root);
            return evaluation;
        }
        catch (NoetherException)
        {
            // A training that cannot begin leaves nothing behind.
            if (!OutputFolder.IsUsed(Root))
                Directory.Delete(Root);
            throw;
        }
    }

    // First the task of five classes, then the questions.
    private IEnumerable<SymmetryClass?> Tasks =>
        settings.Questions.Select(question => (SymmetryClass?)question).Prepend(null);

    private static void Admit(string path, RunFolderMode mode)
    {
        OutputFolder.Check(path);
        if (OutputFolder.IsUsed(path))
        {
            switch (mode)
            {
                case RunFolderMode.New:
                    throw new NoetherException(
                        $"The folder {path} is not empty; add ‹resume› to go on with the training in it, ‹force› to "
                        + "replace the model in it, or choose another folder.");
                case RunFolderMode.Resume when !ClassifierTraining.IsUnderWay(path):
                    throw new NoetherException(
                        $"The folder {path} holds no training to resume; give the folder of one, or choose a new one.");
                case RunFolderMode.Overwrite:
                    ModelFolder.Delete(path);
                    ClassifierTraining.DeleteCheckpoints(path);
                    break;
                case RunFolderMode.Resume:
                default:
                    break;
            }
        }

        OutputFolder.Create(path);
    }

    private ClassifierTraining Of(int threads, IProgress<RunProgress>? progress) =>
        new(sources, split, representation, classifier, Root) { Threads = threads, Progress = progress };

    private EvaluationRecord Evaluate(TaskOutcome[] outcomes) => new()
    {
        FormatVersion = EvaluationRecord.CurrentFormatVersion,
        Method = "symmetry-classifier",
        Seed = settings.Seed,
        Source = source,
        Kind = settings.Kind == ClassifierKind.Small ? "small" : "resnet18",
        Start = settings.StartFrom,
        Planes = settings.Planes,
        Epochs = classifier.EpochsToRun,
        TrainingTemplates = TrainingTemplates,
        CalibrationTemplates = CalibrationTemplates,
        HeldOutTemplates = HeldOutTemplates,
        NetworksEach = Networks.NetworksEach,
        Five = EvaluatedTask.Of(outcomes[0], Networks.NetworksEach),
        Binary = [.. outcomes.Skip(1).Select(outcome => EvaluatedTask.Of(outcome, Networks.NetworksEach))],
        Seconds = watch.Elapsed.TotalSeconds,
        Versions = RunVersions.Current(),
        Started = started,
        Finished = DateTimeOffset.UtcNow,
    };

    private void Write(SymmetryModel model, EvaluationRecord evaluation) => ModelFolder.Write(
        Root, model, new ModelRecord
        {
            FormatVersion = ModelRecord.CurrentFormatVersion,
            Noether = LibraryVersion.Short,
            // What follows up to the temperature is filled in from the model itself.
            Architecture = "",
            Widths = model.Network.Architecture == SmallConvolutionalNetwork.Architecture
                ? SmallConvolutionalNetwork.DefaultWidths : [],
            Size = 0,
            Analyses = [],
            Planes = 0,
            Range = 0,
            Colours = false,
            Temperature = 0,
            Decoy = Networks.Settings,
            PointsOfEach = Networks.TemplateSettings.PointsOfEach,
            TrainingTemplates = TrainingTemplates,
            NetworksEach = Networks.NetworksEach,
            Accuracy = evaluation.Five.OneNetwork.Accuracy,
            HeldOutTemplates = HeldOutTemplates,
        });
}
