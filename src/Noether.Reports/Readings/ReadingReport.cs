using System.Globalization;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Judging;
using Noether.Reports.Rendering;

namespace Noether.Reports.Readings;

/// <summary>The report of a reading: one HTML page that holds everything it shows.</summary>
internal static class ReadingReport
{
    /// <summary>The page as text.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="folder">The folder as the command on the page should name it.</param>
    public static string Render(SymmetryReading reading, string folder)
    {
        var record = ReadingRecord.From(reading, default, default);
        var page = new HtmlPage($"Symmetry of {reading.Source}");
        AppendVerdict(page, reading, record);
        AppendPictures(page, reading, record);
        AppendNetworks(page, reading);
        AppendUsage(page, reading, record, folder);
        return page.ToHtml();
    }

    private static void AppendVerdict(HtmlPage page, SymmetryReading reading, ReadingRecord record)
    {
        var verdict = record.Verdict;
        page.Raw($"<h1>Symmetry of {SvgText.Escape(Path.GetFileName(reading.Source))}</h1>");
        page.Paragraph(
            "Networks learnt which points of the picture lie on its contour, and nothing else. Which symmetry do their "
            + "hidden layers give away?",
            "lead");
        page.Raw($"""<section class="verdict {(verdict.Sure ? "found" : "missed")}">""");
        page.Paragraph($"{(verdict.Sure ? '✓' : '?')} {verdict.Headline}", "headline");
        page.Paragraph(verdict.Summary, "summary");
        page.Caveats(verdict.Caveats);
        page.Raw("</section>");
        page.Facts(
        [
            ("Picture", reading.Source),
            ("Networks", SvgText.Number(reading.Networks.Count, 6)),
            ("Points each", SvgText.Number(2 * record.Settings.PointsOfEach, 8)),
            ("Decoy accuracy", SvgText.Percent(reading.DecoyAccuracy)),
            ("Model", reading.Model),
            ("Model accuracy", SvgText.Percent(reading.ModelAccuracy)),
            ("Seed", reading.Seed.ToString(CultureInfo.InvariantCulture)),
            ("Time", ReportVerdict.Duration(reading.Timings.Sum(stage => stage.Value))),
        ]);
    }

    private static void AppendPictures(HtmlPage page, SymmetryReading reading, ReadingRecord record)
    {
        page.Heading("What was judged, and how");
        page.Figures(
        [
            (ReadingPictures.Likelihoods(reading.Likelihoods),
                "Mean likelihood over the networks; the whiskers are 68% intervals by the bootstrap over networks. "
                + string.Join(", ", SymmetryClasses.Meanings) + "."),
            (HtmlPage.Image(ContourPicture.Draw(reading.Contour, legend: false), "the contour that was judged"),
                FormattableString.Invariant(
                    $"The judged part of the picture, smoothed by {record.Contour.Smoothing:0.###} of half its side. ")
                + "Orange: the contour, blue: the background. What has no colour was left out. "
                + $"{SvgText.Percent(record.Contour.ContourShare)} is contour, "
                + $"{SvgText.Percent(record.Contour.BackgroundShare)} background."),
        ], leastWidth: 440);
    }

    private static void AppendNetworks(HtmlPage page, SymmetryReading reading)
    {
        page.Heading("The hidden layers");
        var shown = Math.Min(reading.Networks.Count, ReadingPictures.MostPlanes);
        page.Paragraph(
            "Every dot is a point of the picture, placed by its first two principal components in the last hidden "
            + "layer of a network: orange on the contour, blue in the background. Neighbours in the picture need not "
            + "be neighbours here. Below each stands the likeliest class and its likelihood"
            + (shown < reading.Networks.Count ? $"; the first {shown} of {reading.Networks.Count} networks." : "."));
        page.Tiles(reading.Networks.Take(shown)
            .Select((network, i) => (PlanePicture.Draw(network.Points), ReadingPictures.Caption(network, i))));
        page.Raw("<details><summary>Every network</summary>");
        page.Table(
            [
                "#Network", "Says", .. SymmetryClasses.Symbols.Select(symbol => "#" + symbol), "#Decoy accuracy",
                "#Epoch kept",
            ],
            reading.Networks.Select((network, i) => ((string[])
            [
                (i + 1).ToString(CultureInfo.InvariantCulture),
                SymmetryClasses.Symbol(ReadingRecord.Likeliest(network)),
                .. network.Likelihoods.Select(value => value.ToString("0.00", CultureInfo.InvariantCulture)),
                SvgText.Percent(network.Accuracy),
                network.EpochKept.ToString(CultureInfo.InvariantCulture),
            ], false)));
        page.Raw("</details>");
    }

    private static void AppendUsage(HtmlPage page, SymmetryReading reading, ReadingRecord record, string folder)
    {
        page.Heading("How to repeat it");
        page.Paragraph("The same picture, model and seed give the same figures, whatever the number of threads:");
        var settings = new ReadingSettings
        {
            Networks = reading.Networks.Count,
            Contour = reading.Contour.Settings,
            Model = reading.Model == "default" ? null : reading.Model,
            Seed = reading.Seed,
        };
        page.Code(ReadingCommand.Line(reading.Source, settings, folder, replace: true));
        var stages = record.Timings.Select(stage => $"{stage.Key} {ReportVerdict.Duration(stage.Value)}");
        page.Paragraph(
            $"Time by stage: {string.Join(", ", stages)}. Noether {record.Versions.Noether}, "
            + $".NET {record.Versions.Dotnet}, {record.Versions.Simd} vectors.", "note");
        page.Heading("References");
        page.Paragraph(
            "G. Barenboim, J. Hirn and V. Sanz, Symmetry meets AI, SciPost Phys. 11, 014 (2021), arXiv 2103.06115.");
    }
}
