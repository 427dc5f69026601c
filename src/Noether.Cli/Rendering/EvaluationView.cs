using System.Text.Json;
using Noether.Cli.Running;
using Noether.Reports.Classifiers;
using Noether.SymmetryModels;

namespace Noether.Cli.Rendering;

/// <summary>Shows how a symmetry model does on held-out templates.</summary>
internal static class EvaluationView
{
    /// <summary>Shows it to a person, as aligned lines that grep well.</summary>
    /// <param name="host">Gets the lines.</param>
    /// <param name="training">Where the model is.</param>
    /// <param name="evaluation">How it does.</param>
    public static void Show(CliHost host, SymmetryModelTraining training, EvaluationRecord evaluation)
    {
        var five = evaluation.Five;
        host.Output.WriteLine($"Right on {evaluation.HeldOutTemplates} held-out templates, of five classes:");
        Line("one network", five.OneNetwork.Accuracy, five.OneNetwork.AccuracyError);
        if (evaluation.NetworksEach > 1)
        {
            Line(
                $"{evaluation.NetworksEach} averaged", five.AllNetworks.Accuracy, five.AllNetworks.AccuracyError);
        }

        host.Output.WriteLine("Answers (columns) for each true class (rows), from one network:");
        host.Output.WriteLine("        " + string.Concat(five.Classes.Select(symbol => $"{symbol,7}")));
        for (var k = 0; k < five.Classes.Count; k++)
        {
            var counts = five.OneNetwork.Confusion[k].Select(count => $"{count,7}");
            host.Output.WriteLine($"  {five.Classes[k],-6}{string.Concat(counts)}");
        }

        host.Output.WriteLine(FormattableString.Invariant($"""
            Calibration with temperature {five.Temperature:0.00}:
              loss                  {five.Loss:0.000}   ({five.LossBefore:0.000} before)
              calibration error     {five.CalibrationError:0.000}   ({five.CalibrationErrorBefore:0.000} before)
            """).ReplaceLineEndings(host.Output.NewLine));
        if (evaluation.Binary.Count > 0)
            host.Output.WriteLine("Present or absent, balanced accuracy from one network:");
        foreach (var task in evaluation.Binary)
            Line(task.Task, task.OneNetwork.BalancedAccuracy, task.OneNetwork.BalancedAccuracyError);
        RunView.ShowFiles(
            host.Output, Report(training), training.Evaluation, TimeSpan.FromSeconds(evaluation.Seconds));

        void Line(string name, double share, double error) =>
            host.Output.WriteLine($"  {name,-22}{ClassifierReport.Percent(share, error)}");
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="training">Where the model is.</param>
    /// <param name="evaluation">How it does.</param>
    public static void Write(Utf8JsonWriter writer, SymmetryModelTraining training, EvaluationRecord evaluation)
    {
        var five = evaluation.Five;
        writer.WriteString("model", training.Root);
        writer.WriteString("evaluation", training.Evaluation);
        writer.WriteString("report", Report(training));
        writer.WriteNumber("heldOutTemplates", evaluation.HeldOutTemplates);
        writer.WriteNumber("networksEach", evaluation.NetworksEach);
        writer.Number("accuracy", five.OneNetwork.Accuracy);
        writer.Number("accuracyError", five.OneNetwork.AccuracyError);
        writer.Number("averagedAccuracy", five.AllNetworks.Accuracy);
        writer.Number("averagedAccuracyError", five.AllNetworks.AccuracyError);
        writer.Number("temperature", five.Temperature);
        writer.Number("loss", five.Loss);
        writer.Number("calibrationError", five.CalibrationError);
        writer.WriteStartObject("balancedAccuracy");
        foreach (var task in evaluation.Binary)
            writer.Number(task.Task, task.OneNetwork.BalancedAccuracy);
        writer.WriteEndObject();
        writer.Number("seconds", evaluation.Seconds);
    }

    private static string Report(SymmetryModelTraining training) =>
        Path.Combine(training.Root, ClassifierReport.FileName);
}
