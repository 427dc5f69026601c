using System.Collections.Concurrent;
using Noether.Data;
using Noether.Data.Pictures;
using Noether.Numerics;
using Noether.Reports.Rendering;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>Small pictures of runs, the group convolution or the contour, kept as long as the file stays the same.</summary>
internal static class Thumbnails
{
    private const int MostPixels = 66;
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
            var picture = Path.GetFileName(path) == ContourName ? Contour(path) : Matrix(path);
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

    private static string Matrix(string path) => new HeatMap
    {
        Values = Reduced(NpyFile.ReadMatrix(path)),
        Small = true,
        Width = Width,
    }.ToSvg();

    // The picture is as wide as what was judged, and what its colours mean stands below.
    private static string Contour(string path)
    {
        var whole = PictureFile.Read(path);
        var side = Math.Min(whole.Width, whole.Height);
        var small = Math.Min(side, (int)(2 * Width));
        var png = ContourPreview.Encode(whole.Crop((whole.Width - side) / 2, 0, side, side).Reduce(small, small));
        return $"""<img class="chart" src="{ContourPreview.Address(png)}" width="{Width}" height="{Width}" alt="">""";
    }

    // The strongest entry of each block stays: thin diagonals remain visible.
    private static Matrix Reduced(Matrix matrix)
    {
        var block = (Math.Max(matrix.Rows, matrix.Columns) + MostPixels - 1) / MostPixels;
        if (block <= 1)
            return matrix;
        var reduced = new Matrix((matrix.Rows + block - 1) / block, (matrix.Columns + block - 1) / block);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                if (Math.Abs(matrix[i, j]) > Math.Abs(reduced[i / block, j / block]))
                    reduced[i / block, j / block] = matrix[i, j];
            }
        }

        return reduced;
    }
}
