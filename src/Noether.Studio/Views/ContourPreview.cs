using Noether.HiddenLayer.Contours;
using Noether.Pictures;
using Noether.Reports;
using Noether.Reports.Readings;
using Noether.Reports.Rendering;
using Noether.Studio.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>What would be judged of a picture, or the sentence that says why it cannot be.</summary>
public sealed record ContourPreview
{
    private const int MostPixels = 400;

    /// <summary>What was asked for; null where not even that could be read.</summary>
    public PictureRequest? Request { get; init; }

    /// <summary>The picture as a data address.</summary>
    public string? Picture { get; init; }

    /// <summary>Pixels in a row and rows of the file.</summary>
    public (int Width, int Height) Size { get; init; }

    /// <summary>The contour as a data address.</summary>
    public string? Contour { get; init; }

    /// <summary>Shares of contour and background, 0 to 1, and the smoothing in halves of the side.</summary>
    public (double Contour, double Background, double Smoothing) Shares { get; init; }

    /// <summary>Why the picture cannot be judged like this, in a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>Looks at the picture that a form names.</summary>
    internal static ContourPreview Read(RunsFolder folder, FormFields form)
    {
        try
        {
            return Read(folder, form.Picture());
        }
        catch (NoetherException failure)
        {
            return new ContourPreview { Problem = folder.Plain(failure.Message) };
        }
    }

    /// <summary>Looks at a picture.</summary>
    internal static ContourPreview Read(RunsFolder folder, PictureRequest request)
    {
        var preview = new ContourPreview { Request = request };
        try
        {
            var picture = request.Open(folder);
            preview = preview with
            {
                Picture = HtmlPage.Address(Encode(Reduced(picture))),
                Size = (picture.OriginalWidth, picture.OriginalHeight),
            };
            var map = ContourExtractor.Extract(picture, request.Settings().Contour);
            return preview with
            {
                Contour = HtmlPage.Address(ContourPicture.Draw(map, legend: false)),
                Shares = (map.ContourShare, map.BackgroundShare, map.Smoothing),
            };
        }
        catch (NoetherException failure)
        {
            return preview with { Problem = folder.Plain(failure.Message) };
        }
    }

    /// <summary>A picture as a PNG file.</summary>
    public static byte[] Encode(Picture picture) => PngWriter.Encode(
        Array.ConvertAll(picture.Values, ContourPicture.Byte),
        picture.Width, picture.Height, channels: 3);

    private static Picture Reduced(Picture picture)
    {
        var scale = Math.Min(1, (double)MostPixels / Math.Max(picture.Width, picture.Height));
        return picture.Reduce(
            Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
    }
}
