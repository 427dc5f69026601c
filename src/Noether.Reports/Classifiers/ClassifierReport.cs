using System.Globalization;
using Noether.HiddenLayer;
using Noether.Reports.Ensembles;
using Noether.Reports.Rendering;

namespace Noether.Reports.Classifiers;

/// <summary>The report of a symmetry classifier: one HTML page that holds everything it shows.</summary>
internal static class ClassifierReport
{
    /// <summary>The page as text.</summary>
    /// <param name="evaluation">How the classifier does.</param>
    /// <param name="source">The networks that it learnt from.</param>
    /// <param name="folder">The folder of the model as the commands on the page should name it.</param>
    public static string Render(EvaluationRecord evaluation, DecoyRecord source, string folder)
    {
        var page = new HtmlPage("Symmetry classifier");
        AppendHead(page, evaluation, source);
        AppendFive(page, evaluation);
        AppendBinary(page, evaluation);
        AppendUsage(page, evaluation, folder);
        return page.ToHtml();
    }

    /// <summary>The confusion matrix of the task of five classes, as svg.</summary>
    /// <param name="five">The task.</param>
    /// <param name="averaged">From all networks of a template together, or from each alone.</param>
    public static string Confusion(EvaluatedTask five, bool averaged) => new ConfusionChart
    {
        Title = averaged ? "Networks of a template averaged" : "From each network alone",
        Classes = five.Classes,
        Counts = (averaged ? five.AllNetworks : five.OneNetwork).Confusion,
    }.ToSvg();

    /// <summary>The reliability diagram of a task, as svg.</summary>
    public static string Reliability(EvaluatedTask task) =>
        new ReliabilityChart { Before = task.ReliabilityBefore, After = task.Reliability }.ToSvg();

    /// <summary>A share with its error, such as 73.1 ± 1.8 %.</summary>
    public static string Percent(double share, double error) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * share:0.0} ± {100 * error:0.0} %");

    private static void AppendHead(HtmlPage page, EvaluationRecord evaluation, DecoyRecord source)
    {
        var (one, all) = (evaluation.Five.OneNetwork, evaluation.Five.AllNetworks);
        page.Raw("<h1>Symmetry classifier</h1>");
        page.Paragraph(
            "How often the hidden layer of a network that learnt one contour gives away which of five symmetries the "
            + "contour has.", "lead");
        var better = one.Accuracy - (2 * one.AccuracyError) > 1.0 / SymmetryClasses.Count;
        page.Raw($"""<section class="verdict {(better ? "found" : "missed")}">""");
        page.Paragraph(Percent(one.Accuracy, one.AccuracyError) + " right from one network", "headline");
        page.Paragraph(
            (evaluation.NetworksEach > 1
                ? $"{Percent(all.Accuracy, all.AccuracyError)} from {evaluation.NetworksEach} networks averaged. " : "")
            + $"Measured on {evaluation.HeldOutTemplates} templates that were used for nothing else; guessing is right "
            + "in 20 % of cases.", "summary");
        page.Raw("</section>");
        page.Facts(
        [
            ("Networks from", evaluation.Source),
            ("Classifier", evaluation.Kind == "small" ? "small network" : "ResNet-18"),
            ("Planes", SvgText.Number(evaluation.Planes)),
            ("Epochs", SvgText.Number(evaluation.Epochs, 6)),
            ("Learnt from", $"{evaluation.TrainingTemplates} templates"),
            ("Calibrated on", $"{evaluation.CalibrationTemplates} templates"),
            ("Networks each", SvgText.Number(evaluation.NetworksEach, 6)),
            ("Decoy epochs", SvgText.Number(source.Settings.Epochs, 6)),
            ("Decoy accuracy", SvgText.Percent(source.Accuracy.Values.Average())),
            ("Seed", evaluation.Seed.ToString(CultureInfo.InvariantCulture)),
            ("Time", ReportVerdict.Duration(evaluation.Seconds)),
        ]);
    }

    private static void AppendFive(HtmlPage page, EvaluationRecord evaluation)
    {
        var five = evaluation.Five;
        page.Heading("Five classes");
        var figures = new List<(string, string)>
        {
            (Confusion(five, averaged: false), "Rows: the true class, columns: the answer, on held-out templates. "
                + string.Join(", ", SymmetryClasses.Meanings) + "."),
        };
        if (evaluation.NetworksEach > 1)
        {
            figures.Add((
                Confusion(five, averaged: true), $"Likelihoods of {evaluation.NetworksEach} networks averaged."));
        }

        figures.Add((Reliability(five), FormattableString.Invariant(
            $"Expected calibration error {five.CalibrationErrorBefore:0.000} before and {five.CalibrationError:0.000} ")
            + FormattableString.Invariant($"with the temperature {five.Temperature:0.00}; mean of -log likelihood ")
            + FormattableString.Invariant($"{five.LossBefore:0.000} before and {five.Loss:0.000} with it. Whiskers ")
            + "are binomial standard errors; bins of fewer than 5 answers are left out."));
        if (five.TrainingLoss.Count > 1)
        {
            figures.Add((new LineChart
            {
                Title = "Loss of training",
                XLabel = "epoch",
                YLabel = "nats",
                Series = [new("loss", [.. five.TrainingLoss.Select((_, i) => i + 1.0)], five.TrainingLoss)],
                Height = 330,
            }.ToSvg(), "Cross-entropy with smoothed labels on the training networks, as they were seen: varied at "
                + "random."));
        }

        page.Figures(figures, leastWidth: 400);
        page.Subheading("Class by class");
        page.Table(
            ["True class", "#From one network", .. evaluation.NetworksEach > 1 ? ["#Averaged"] : Array.Empty<string>()],
            five.Classes.Select((symbol, k) => ((string[])
            [
                symbol, Recall(five.OneNetwork, k),
                .. evaluation.NetworksEach > 1 ? [Recall(five.AllNetworks, k)] : Array.Empty<string>(),
            ], false)));
    }

    private static void AppendBinary(HtmlPage page, EvaluationRecord evaluation)
    {
        if (evaluation.Binary.Count == 0)
            return;
        page.Heading("Is one symmetry present or absent?");
        page.Paragraph(
            "A classifier of its own for each question. Balanced accuracy is the mean of the shares of right answers "
            + "where the symmetry is present and where it is absent; guessing is right in 50 % of cases.");
        page.Table(
            ["Symmetry", "#From one network", "#All networks averaged"],
            evaluation.Binary.Select(task => ((string[])
            [
                task.Task,
                Percent(task.OneNetwork.BalancedAccuracy, task.OneNetwork.BalancedAccuracyError),
                Percent(task.AllNetworks.BalancedAccuracy, task.AllNetworks.BalancedAccuracyError),
            ], false)));
    }

    private static void AppendUsage(HtmlPage page, EvaluationRecord evaluation, string folder)
    {
        page.Heading("How to use it");
        page.Code(ShellWords.Join(
            ["noether", "symmetry-of", "picture.png", "--model", folder, "--out", "runs/picture"]));
        page.Paragraph(
            $"Noether {evaluation.Versions.Noether}, .NET {evaluation.Versions.Dotnet}, {evaluation.Versions.Simd} "
            + "vectors.", "note");
        page.Heading("References");
        page.Paragraph(
            "G. Barenboim, J. Hirn and V. Sanz, Symmetry meets AI, SciPost Phys. 11, 014 (2021), arXiv 2103.06115. "
            + "Temperature: C. Guo, G. Pleiss, Y. Sun and K. Weinberger, arXiv 1706.04599.");
    }

    private static string Recall(EvaluatedShare share, int k) => SvgText.Percent(
        (double)share.Confusion[k][k] / Math.Max(1, share.Confusion[k].Sum()));
}
