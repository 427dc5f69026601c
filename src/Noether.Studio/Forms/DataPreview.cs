using Noether.Data;
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
            var data = DataFile.Open(
                folder, form.File, form.Method.Card.Data, form.DataSettings(), cancellationToken);
            try
            {
                if (data is PictureData { Picture: var picture })
                    preview.Show(picture);
                else if (data is SampleData { Samples: var samples })
                    preview.Show(folder, samples, form, cancellationToken);
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
            finally
            {
                DataFile.Close(data);
            }
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
        var key = string.Join('\n', form.DataSettings().Select(pair => $"{pair.Key}={pair.Value}")
            .Prepend($"{folder.Root}/{form.File}/{written}"));
        var summary = SummaryCache.Of(samples, key, cancellationToken);
        var options = (SampleFileOptions)DataFile.Options.Create(form.DataSettings());
        Notes = [.. DataHints.Of(summary, form.File), .. summary.Notes, .. summary.Advice];
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
