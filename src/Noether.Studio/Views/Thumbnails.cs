using System.Collections.Concurrent;
using Noether.Data.Formats;
using Noether.Pictures;
using Noether.Reports;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>
/// Small pictures of runs, the group convolution or the contour, kept as long as the file stays the same.
/// </summary>
internal static class Thumbnails
{
    private const int MostKept = 200;
    private const long LargestFile = 8_000_000;
    private const double Width = 84;
    private const string ContourName = "contour.png";

    private static readonly ConcurrentDictionary<string, (DateTime Written, string Picture)> Kept = new();

    /// <summary>The picture as an svg element; empty where there is none.</summary>
    public static string Of(RunsFolder folder, string run)
    {
        try
        {
            var path = folder.FileOf(run, "group_convolution.npy") ?? folder.FileOf(run, ContourName);
            if (path is null || new FileInfo(path).Length > LargestFile)
                return "";
            var written = File.GetLastWriteTimeUtc(path);
            if (Kept.TryGetValue(path, out var kept) && kept.Written == written)
                return kept.Picture;
            var picture = Path.GetFileName(path) == ContourName ? Contour(path)
                : MatrixCharts.Thumbnail(NpyFile.ReadMatrix(path), Width);
            if (Kept.Count >= MostKept)
                Kept.Clear();
            Kept[path] = (written, picture);
            return picture;
        }
        catch (Exception failure) when (failure is NoetherException or IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // The picture is as wide as what was judged, and what its colours mean stands below.
    private static string Contour(string path)
    {
        var whole = PictureFile.Read(path);
        var side = Math.Min(whole.Width, whole.Height);
        var small = Math.Min(side, (int)(2 * Width));
        var png = ContourPreview.Encode(whole.Crop((whole.Width - side) / 2, 0, side, side).Reduce(small, small));
        return $"""<img class="chart" src="{HtmlPage.Address(png)}" width="{Width}" height="{Width}" alt="">""";
    }
}
