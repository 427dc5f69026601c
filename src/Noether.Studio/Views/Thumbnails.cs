using System.Collections.Concurrent;
using Noether.Discovery.Figures;
using Noether.Reports.Drawing;
using Noether.Runs;
using Noether.Studio.Files;

namespace Noether.Studio.Views;

/// <summary>Small pictures of runs: one figure of each, kept as long as its file stays the same.</summary>
internal static class Thumbnails
{
    private const int MostKept = 200;
    private const long LargestFile = 16_000_000;

    // A page shows many of them: what is larger comes from its own file, when it is scrolled to.
    private const int LargestPicture = 6000;

    private static readonly ConcurrentDictionary<string, (DateTime Written, string Picture)> Kept = new();

    /// <summary>The picture as markup; empty where there is none.</summary>
    public static string Of(RunsFolder folder, string run)
    {
        try
        {
            var path = folder.FileOf(run, FiguresJson.FileName);
            if (path is null || new FileInfo(path).Length > LargestFile)
                return "";
            var written = File.GetLastWriteTimeUtc(path);
            if (Kept.TryGetValue(path, out var kept) && kept.Written == written)
                return kept.Picture;
            var figures = FiguresJson.Read(folder.RunPath(run)).SelectMany(section => section.Figures).ToArray();
            var chosen = figures.Where(figure => Suits(figure) > 0).MaxBy(Suits);
            var picture = chosen is null ? "" : FigureMarkup.Render(chosen with { Small = true, Title = "" });
            if (picture.Length > LargestPicture)
                picture = Linked(folder, run, chosen!.File);
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

    private static string Linked(RunsFolder folder, string run, string? file) => file is null || folder.FileOf(run, file) is null
        ? ""
        : $"""<img class="chart" src="/runs/{Uri.EscapeDataString(run)}/files/{Uri.EscapeDataString(file)}" alt="" loading="lazy">""";

    // What can be told from others in a few square millimetres.
    private static int Suits(Figure figure) => figure switch
    {
        PictureFigure => 4,
        HeatMapFigure => 3,
        ScatterFigure => 2,
        LinesFigure or BarsFigure => 1,
        _ => 0,
    };
}
