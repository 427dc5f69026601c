using Noether.HiddenLayer;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Judging;
using Noether.Pictures;
using Noether.Reports;
using Noether.Reports.Readings;
using Noether.Studio.Samples;

namespace Noether.Studio.Views;

/// <summary>The pictures of the library for the second method, computed when they are first asked for.</summary>
internal static class PictureFigures
{
    private static readonly Lazy<string> PlanesPicture = new(DrawPlanes);
    private static readonly Lazy<double> Accuracy = new(() => DefaultModel.Read().Record.Accuracy);

    /// <summary>Some contours, and the hidden layer of a network below each.</summary>
    public static string Planes() => PlanesPicture.Value;

    /// <summary>Share of held-out templates that the model gets right from one network.</summary>
    public static double ModelAccuracy() => Accuracy.Value;

    private static string DrawPlanes()
    {
        var tiles = new[] { "rings.png", "stripes-upright.png", "butterfly.png" }.Select(name =>
        {
            var picture = PictureFile.Read(ProgramFiles.Bytes(name), name);
            var reading = SymmetryReader.Read(picture, new ReadingSettings { Networks = 1 });
            return $"""<div class="column">{Image(ContourPicture.Draw(reading.Contour, legend: false), "contour")}"""
                + $"""{Image(PlanePicture.Draw(reading.Networks[0].Points), "hidden layer")}</div>""";
        });
        return $"""<div class="trio">{string.Concat(tiles)}</div>""";

        static string Image(byte[] png, string what) =>
            $"""<img src="{HtmlPage.Address(png)}" alt="{what}" width="160" height="160">""";
    }
}
