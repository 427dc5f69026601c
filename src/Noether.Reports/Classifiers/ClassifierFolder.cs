using Noether.HiddenLayer.Classifying;
using Noether.Networks;
using Noether.Reports.Ensembles;
using Noether.Reports.Rendering;
using Noether.Runs;

namespace Noether.Reports.Classifiers;

/// <summary>
/// The folder of a symmetry classifier: the model (see <see cref="ModelFolder"/>), and how it does on held-out
/// templates: evaluation.json, confusion.png, reliability.png and report.html. model.json comes last: where it exists,
/// the rest is complete.
/// </summary>
internal sealed class ClassifierFolder
{
    private ClassifierFolder(string path) => Root = path;

    /// <summary>The folder itself, as given.</summary>
    public string Root { get; }

    /// <summary>Path of report.html.</summary>
    public string Report => Path.Combine(Root, "report.html");

    /// <summary>Path of evaluation.json.</summary>
    public string Evaluation => Path.Combine(Root, "evaluation.json");

    /// <summary>Makes a folder ready for a training. Read the networks first.</summary>
    /// <param name="path">The folder; made when it does not exist.</param>
    /// <param name="mode">What to do with a training or model that is in it.</param>
    /// <exception cref="NoetherException">The folder is a file, or holds what must not be touched.</exception>
    public static ClassifierFolder Prepare(string path, RunFolderMode mode)
    {
        OutputFolder.Check(path, replace: true);
        if (OutputFolder.IsUsed(path))
        {
            switch (mode)
            {
                case RunFolderMode.New:
                    throw new NoetherException(
                        $"The folder {path} is not empty; add --resume to go on with the training in it, --force to "
                        + "replace the model in it, or choose another folder.");
                case RunFolderMode.Resume when !ClassifierTraining.IsUnderWay(path):
                    throw new NoetherException(
                        $"The folder {path} holds no training to resume; give the folder of one, or choose a new one.");
                case RunFolderMode.Overwrite:
                    ModelFolder.Delete(path);
                    ClassifierTraining.DeleteCheckpoints(path);
                    break;
                default:
                    break;
            }
        }

        OutputFolder.Create(path);
        return new ClassifierFolder(path);
    }

    /// <summary>Removes the folder if nothing is in it: a training that cannot begin leaves nothing behind.</summary>
    public void RemoveIfEmpty()
    {
        if (!OutputFolder.IsUsed(Root))
            Directory.Delete(Root);
    }

    /// <summary>Writes the model and how it does; the checkpoints are removed in the end.</summary>
    /// <param name="model">The classifier of five classes.</param>
    /// <param name="evaluation">How it does.</param>
    /// <param name="source">The networks that it learnt from.</param>
    public void Write(SymmetryModel model, EvaluationRecord evaluation, DecoyRecord source)
    {
        OutputFile.Write(
            Path.Combine(Root, "confusion.png"),
            SvgPng.From(ClassifierReport.Confusion(evaluation.Five, averaged: evaluation.NetworksEach > 1)));
        OutputFile.Write(
            Path.Combine(Root, "reliability.png"), SvgPng.From(ClassifierReport.Reliability(evaluation.Five)));
        OutputFile.Write(Report, ClassifierReport.Render(evaluation, source, Root));
        OutputFile.Write(Evaluation, EvaluationJson.Format(evaluation));
        ModelFolder.Write(Root, model, new ModelRecord
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
            Decoy = source.Settings,
            PointsOfEach = source.TemplateSettings.PointsOfEach,
            TrainingTemplates = evaluation.TrainingTemplates,
            NetworksEach = evaluation.NetworksEach,
            Accuracy = evaluation.Five.OneNetwork.Accuracy,
            HeldOutTemplates = evaluation.HeldOutTemplates,
        });
        ClassifierTraining.DeleteCheckpoints(Root);
    }
}
