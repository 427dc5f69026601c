using System.Collections.Concurrent;
using Noether.Reports.Drawing;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>Small pictures of runs: one figure of each, kept, in the index too, as long as its file stays the same.</summary>
internal sealed class Thumbnails(RunsFolder folder, RunIndex index)
{
    private const int MostKept = 200;
    private const long LargestFile = 16_000_000;

    // A page shows many of them: what is larger comes from its own file, when it is scrolled to.
    private const int LargestPicture = 6000;

    private readonly ConcurrentDictionary<string, (long Written, string Picture)> kept = new();

    /// <summary>The picture as markup; empty where there is none.</summary>
    public string Of(string run)
    {
        try
        {
            var path = folder.FileOf(run, FiguresJson.FileName);
            if (path is null || new FileInfo(path).Length > LargestFile)
                return "";
            var written = File.GetLastWriteTimeUtc(path).Ticks;
            if (kept.TryGetValue(run, out var known) && known.Written == written)
                return known.Picture;
            var picture = index.Picture(run, written);
            if (picture is null)
            {
                picture = Draw(run);
                index.Keep(run, written, picture);
            }

            if (kept.Count >= MostKept)
                kept.Clear();
            kept[run] = (written, picture);
            return picture;
        }
        catch (Exception failure) when (failure is NoetherException or IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private string Draw(string run)
    {
        var figures = FiguresJson.Read(folder.RunPath(run)).SelectMany(section => section.Figures).Select(ThumbnailChoice.Of)
            .DefaultIfEmpty();
        var chosen = figures.MaxBy(choice => choice.Rank).Figure;
        var picture = chosen is null ? "" : FigureMarkup.Render(chosen with { Small = true, Title = "" });
        return picture.Length > LargestPicture ? Linked(run, chosen!.File) : picture;
    }

    private string Linked(string run, string? file) => file is null || folder.FileOf(run, file) is null
        ? ""
        : $"""<img class="chart" src="/runs/{Uri.EscapeDataString(run)}/files/{Uri.EscapeDataString(file)}" alt="" loading="lazy">""";
}
