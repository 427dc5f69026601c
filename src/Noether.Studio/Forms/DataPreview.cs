using Noether.Data;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Pictures;
using Noether.Reports.Rendering;
using Noether.Runs;
using Noether.Studio.Files;

namespace Noether.Studio.Forms;

/// <summary>What the data of a form hold, and whether the method can work with them as the form says.</summary>
public sealed record DataPreview
{
    private const int WindowsShown = 3;
    private const int MostPixels = 400;

    /// <summary>Facts with their names.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; private set; } = [];

    /// <summary>What the reader noted, and what to mind before trusting an answer.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Pictures of the data, and what the method would look at.</summary>
    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    /// <summary>Why it cannot be run like this, in a sentence.</summary>
    public string? Problem { get; private set; }

    /// <summary>The setting that the problem speaks of; null where it speaks of none.</summary>
    public string? ProblemSetting { get; private set; }

    /// <summary>The command line that does the same; null where there is a problem.</summary>
    public string? CommandLine { get; private set; }

    /// <summary>Looks at the data.</summary>
    internal static DataPreview Read(
        MethodCatalogue methods, RunsFolder folder, RunForm form, CancellationToken cancellationToken)
    {
        var preview = new DataPreview();
        try
        {
            var files = form.Files(folder);
            // Samples whose second file is still missing are shown already.
            var isLacking = form.Kind is DataKind.Labels or DataKind.Pairs && files.Told != form.Kind;
            using var opened = DataFile.Open(folder, isLacking ? DataKind.Samples : form.Kind, files, cancellationToken);
            var data = opened.Data;
            preview.Show(folder, data, form, cancellationToken);
            var request = form.Request(folder);
            var settings = form.Method.Settings.Create(request.Settings);
            if (form.Method is IPreviewingMethod previewing)
                preview.Figures = [.. preview.Figures, Looked(previewing.Preview(data, settings))];
            form.Method.Check(data, settings, new RunContext
            {
                Seed = request.Seed,
                Budget = request.BudgetSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            });
            preview.CommandLine = Line(methods, folder, form, request);
        }
        catch (NoetherException failure)
        {
            preview.Problem = folder.Plain(failure.Message);
            preview.ProblemSetting = failure.Setting;
        }

        return preview;
    }

    private static Figure Looked(Figure figure) => figure with { Title = "What the method would look at" };

    private static string Line(MethodCatalogue methods, RunsFolder folder, RunForm form, RunRequest request) =>
        Jobs.CommandLine.Of(
            request, methods, form.IsPicture, folder.ShownPath(folder.FreeName(RunNames.For(form.Name, form.File))));

    private void Show(RunsFolder folder, MethodData data, RunForm form, CancellationToken cancellationToken)
    {
        switch (data)
        {
            case PictureData { Picture: var picture }:
                Show(picture);
                break;
            case PathData { Paths: var paths }:
                Show(paths);
                break;
            case SampleData { Samples: var samples }:
                Show(folder, samples, form, cancellationToken);
                break;
            case LabelData { Samples: var samples, Labels: { } labels }:
                Show(folder, samples, form, cancellationToken);
                Facts = [.. Facts, ("Labels", Words.Count(labels.Rows)), ("Values in a label", Words.Count(labels.Columns))];
                Figures = [CompanionFigures.Labels(labels), .. Figures];
                break;
            case PairData { Samples: var samples, Next: var next } pairs:
                Show(folder, samples, form, cancellationToken);
                Facts = [.. Facts, ("Second samples", Words.Count(next.Count)), ("Steps", pairs.Steps is null ? "to be found out" : "given")];
                if (samples.Count > 0 && next.Count > 0 && samples.Dimension == next.Dimension)
                    Figures = [CompanionFigures.Pair(samples, next, row: 0), .. Figures];
                break;
        }
    }

    private void Show(PathSet paths)
    {
        Notes = paths.Notes;
        Facts =
        [
            ("Read as", "paths in time"),
            ("Paths", Words.Count(paths.Count)),
            ("Points in all", Words.Count(paths.States)),
            ("Coordinates", string.Join(", ", paths.Names)),
            ("Time step", Readable.Number(paths.Step)),
        ];
        Figures = PathFigures.Of(paths);
    }

    private void Show(Picture picture)
    {
        Facts =
        [
            ("Read as", "a picture, whose symmetry is asked for"),
            ("Width", $"{picture.OriginalWidth} pixels"),
            ("Height", $"{picture.OriginalHeight} pixels"),
        ];
        var scale = Math.Min(1, (double)MostPixels / Math.Max(picture.Width, picture.Height));
        var small = picture.Reduce(
            Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var pixels = Array.ConvertAll(small.Values, value => (byte)Math.Clamp(Math.Round(255 * value), 0, 255));
        Figures =
        [
            new PictureFigure
            {
                Name = "picture",
                Title = "The picture",
                Png = PngWriter.Encode(pixels, small.Width, small.Height, channels: 3),
                Width = small.Width,
                Height = small.Height,
            },
        ];
    }

    private void Show(RunsFolder folder, SampleSet samples, RunForm form, CancellationToken cancellationToken)
    {
        var written = File.GetLastWriteTimeUtc(folder.UploadPath(form.File)).Ticks;
        var reading = form.Files(folder).Settings;
        var key = string.Join('\n', reading.Select(pair => $"{pair.Key}={pair.Value}")
            .Prepend($"{folder.Root}/{form.File}/{written}"));
        var summary = SummaryCache.Of(samples, key, cancellationToken);
        var options = OpenedData.Reading(reading);
        Notes = [.. DataHints.Of(summary, form.Kind), .. summary.Notes, .. summary.Advice];
        Facts =
        [
            ("Read as", DataHints.ReadAs(options, form.IsPicture)),
            ("Samples", Words.Count(summary.Count)),
            ("Values in each", Words.Count(summary.Dimension)),
            ("Range", $"{Readable.Number(summary.Minimum)} to {Readable.Number(summary.Maximum)}"),
            ("Mean", Readable.Number(summary.Mean)),
            ("Deviation", Readable.Number(summary.StandardDeviation)),
            ("Missing", Words.Count(summary.NaNs + summary.Infinities)),
        ];
        Figures = options.Window is null
            ? [SampleFigures.Examples(summary), SampleFigures.Deviations(summary)]
            : [SampleFigures.Examples(summary), SampleFigures.Windows(samples, options.Stride, summary, WindowsShown),
                SampleFigures.Deviations(summary)];
    }
}
