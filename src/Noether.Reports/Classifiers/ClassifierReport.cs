using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.HiddenLayer.Symmetries;
using Noether.Reports.Components;
using Noether.Reports.Drawing;
using Noether.Reports.Rendering;
using Noether.Runs;
using Noether.SymmetryModels;

namespace Noether.Reports.Classifiers;

/// <summary>
/// How a symmetry classifier does, for people: report.html, one page that holds everything it shows, and two of its
/// pictures as confusion.png and reliability.png.
/// </summary>
public static class ClassifierReport
{
    /// <summary>Name of the page.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes page and pictures; each file is replaced atomically.</summary>
    /// <param name="folder">The folder of the model.</param>
    /// <param name="evaluation">How the classifier does.</param>
    /// <param name="source">The networks that it learnt from.</param>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public static void Write(string folder, EvaluationRecord evaluation, DecoyRecord source)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(source);
        OutputFile.Write(
            Path.Combine(folder, "confusion.png"),
            SvgPng.From(Confusion(evaluation.Five, averaged: evaluation.NetworksEach > 1)));
        OutputFile.Write(Path.Combine(folder, "reliability.png"), SvgPng.From(Reliability(evaluation.Five)));
        OutputFile.Write(Path.Combine(folder, FileName), Render(evaluation, source, folder));
    }

    /// <summary>A share with its error, such as 73.1 ± 1.8 %.</summary>
    /// <param name="share">The share, in [0, 1].</param>
    /// <param name="error">Its standard error, in [0, 1].</param>
    public static string Percent(double share, double error) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * share:0.0} ± {100 * error:0.0} %");

    // The commands on the page name the folder as it was given.
    private static string Render(EvaluationRecord evaluation, DecoyRecord source, string folder) =>
        ReportHtml.Render(new ReportContent
        {
            Title = "Symmetry classifier",
            Lead = "How often the hidden layer of a network that learnt one contour gives away which of five "
                + "symmetries the contour has.",
            Verdict = Verdict(evaluation),
            Facts = [.. Facts(evaluation, source)],
            Sections = [FiveClasses(evaluation), .. Binary(evaluation), .. Usage(evaluation, folder)],
        });

    // From all networks of a template together, or from each alone.
    private static string Confusion(EvaluatedTask five, bool averaged) => new ConfusionChart
    {
        Title = averaged ? "Networks of a template averaged" : "From each network alone",
        Classes = five.Classes,
        Counts = (averaged ? five.AllNetworks : five.OneNetwork).Confusion,
    }.ToSvg();

    private static string Reliability(EvaluatedTask task) =>
        new ReliabilityChart { Before = task.ReliabilityBefore, After = task.Reliability }.ToSvg();

    private static Verdict Verdict(EvaluationRecord evaluation)
    {
        var (one, all) = (evaluation.Five.OneNetwork, evaluation.Five.AllNetworks);
        var better = one.Accuracy - (2 * one.AccuracyError) > 1.0 / SymmetryClasses.Count;
        return new Verdict
        {
            Finding = better ? Finding.Found : Finding.NotFound,
            Headline = Percent(one.Accuracy, one.AccuracyError) + " right from one network",
            Summary = (evaluation.NetworksEach > 1
                    ? $"{Percent(all.Accuracy, all.AccuracyError)} from {evaluation.NetworksEach} networks averaged. "
                    : "")
                + $"Measured on {evaluation.HeldOutTemplates} templates that were used for nothing else; guessing is "
                + "right in 20 % of cases.",
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(EvaluationRecord evaluation, DecoyRecord source) =>
    [
        new("Networks from", evaluation.Source),
        new("Classifier", evaluation.Kind == "small" ? "small network" : "ResNet-18"),
        new("Planes", SvgText.Number(evaluation.Planes)),
        new("Epochs", SvgText.Number(evaluation.Epochs, 6)),
        new("Learnt from", $"{evaluation.TrainingTemplates} templates"),
        new("Calibrated on", $"{evaluation.CalibrationTemplates} templates"),
        new("Networks each", SvgText.Number(evaluation.NetworksEach, 6)),
        new("Decoy epochs", SvgText.Number(source.Settings.Epochs, 6)),
        new("Decoy accuracy", SvgText.Percent(source.Accuracy.Values.Average())),
        new("Seed", evaluation.Seed.ToString(CultureInfo.InvariantCulture)),
        new("Time", Readable.Duration(evaluation.Seconds)),
    ];

    private static Section FiveClasses(EvaluationRecord evaluation)
    {
        var five = evaluation.Five;
        List<Figure> figures =
        [
            new DrawnFigure
            {
                Name = "confusion-one",
                Svg = Confusion(five, averaged: false),
                Caption = "Rows: the true class, columns: the answer, on held-out templates. "
                    + string.Join(", ", SymmetryClasses.Meanings) + ".",
            },
        ];
        if (evaluation.NetworksEach > 1)
        {
            figures.Add(new DrawnFigure
            {
                Name = "confusion-all",
                Svg = Confusion(five, averaged: true),
                Caption = $"Likelihoods of {evaluation.NetworksEach} networks averaged.",
            });
        }

        figures.Add(new DrawnFigure
        {
            Name = "reliability",
            Svg = Reliability(five),
            Caption = FormattableString.Invariant(
                    $"Expected calibration error {five.CalibrationErrorBefore:0.000} before and ")
                + FormattableString.Invariant(
                    $"{five.CalibrationError:0.000} with the temperature {five.Temperature:0.00}; mean of -log ")
                + FormattableString.Invariant(
                    $"likelihood {five.LossBefore:0.000} before and {five.Loss:0.000} with it. Whiskers are binomial ")
                + "standard errors; bins of fewer than 5 answers are left out.",
        });
        if (five.TrainingLoss.Count > 1)
        {
            figures.Add(new LinesFigure
            {
                Name = "training-loss",
                Title = "Loss of training",
                Caption = "Cross-entropy with smoothed labels on the training networks, as they were seen: varied at "
                    + "random.",
                XLabel = "epoch",
                YLabel = "nats",
                Series = [new("loss", [.. five.TrainingLoss.Select((_, i) => i + 1.0)], five.TrainingLoss)],
            });
        }

        figures.Add(new TableFigure
        {
            Name = "recall",
            Title = "Class by class",
            Columns = ["True class", "From one network", .. Averaged(evaluation, "Averaged")],
            Rows = [.. five.Classes.Select((symbol, k) => (IReadOnlyList<string>)
            [
                symbol, Recall(five.OneNetwork, k), .. Averaged(evaluation, Recall(five.AllNetworks, k)),
            ])],
        });
        return new Section("Five classes", "", figures);
    }

    private static IEnumerable<string> Averaged(EvaluationRecord evaluation, string cell) =>
        evaluation.NetworksEach > 1 ? [cell] : [];

    private static IEnumerable<Section> Binary(EvaluationRecord evaluation)
    {
        if (evaluation.Binary.Count == 0)
            yield break;
        yield return new Section(
            "Is one symmetry present or absent?",
            "A classifier of its own for each question. Balanced accuracy is the mean of the shares of right answers "
            + "where the symmetry is present and where it is absent; guessing is right in 50 % of cases.",
            [
                new TableFigure
                {
                    Name = "binary",
                    Columns = ["Symmetry", "From one network", "All networks averaged"],
                    Rows = [.. evaluation.Binary.Select(task => (IReadOnlyList<string>)
                    [
                        task.Task,
                        Percent(task.OneNetwork.BalancedAccuracy, task.OneNetwork.BalancedAccuracyError),
                        Percent(task.AllNetworks.BalancedAccuracy, task.AllNetworks.BalancedAccuracyError),
                    ])],
                },
            ]);
    }

    private static IEnumerable<Section> Usage(EvaluationRecord evaluation, string folder)
    {
        var line = ShellCommand.Join(
            ["noether", "symmetry-of", "picture.png", "--model", folder, "--out", "runs/picture"]);
        yield return new Section(
            "How to use it",
            $"Made by Noether {evaluation.Versions.Noether}, .NET {evaluation.Versions.Dotnet}, "
            + $"{evaluation.Versions.Simd} vectors.",
            [new TextFigure { Name = "use", Text = line }]);
        yield return new Section(
            "References",
            "G. Barenboim, J. Hirn and V. Sanz, Symmetry meets AI, SciPost Phys. 11, 014 (2021), arXiv 2103.06115. "
            + "Temperature: C. Guo, G. Pleiss, Y. Sun and K. Weinberger, arXiv 1706.04599.", []);
    }

    private static string Recall(EvaluatedShare share, int k) => SvgText.Percent(
        (double)share.Confusion[k][k] / Math.Max(1, share.Confusion[k].Sum()));
}
