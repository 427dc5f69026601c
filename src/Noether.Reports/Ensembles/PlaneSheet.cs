using Noether.HiddenLayer.Representation;
using Noether.Pictures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Ensembles;

/// <summary>Many hidden layers on one sheet: a tile for each, with a line below and a name before each row.</summary>
internal static class PlaneSheet
{
    /// <summary>What usually stands above a sheet.</summary>
    public const string Heading =
        "Hidden layers: first two principal components; contour in orange, background in blue";

    private const int Gap = 10;
    private const int Margin = 18;
    private const int HeadingHeight = 40;
    private const int Line = 22;
    private const double HeadingSize = 16;
    private const double LetterSize = 14;
    private static readonly Rgb Paper = new(255, 255, 255);

    /// <summary>Draws a sheet.</summary>
    /// <param name="heading">Stands above.</param>
    /// <param name="rows">For each row its name, which may be empty, and its tiles: a hidden layer and a line below.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(
        string heading,
        IReadOnlyList<(string Name, IReadOnlyList<(HiddenPlane Plane, string Line)> Tiles)> rows)
    {
        var names = rows.Max(row => row.Name.Length == 0 ? 0 : StrokeFont.Width(row.Name, HeadingSize) + Gap);
        var left = Margin + (int)Math.Ceiling(names);
        var below = rows.Any(row => row.Tiles.Any(tile => tile.Line.Length > 0)) ? Line : 0;
        var pitch = PlanePicture.Side + Gap + below;
        var columns = rows.Max(row => row.Tiles.Count);
        var canvas = new Canvas(
            Math.Max(
                left + (columns * (PlanePicture.Side + Gap)) - Gap + Margin,
                (2 * Margin) + (int)Math.Ceiling(StrokeFont.Width(heading, HeadingSize))),
            HeadingHeight + (rows.Count * pitch) - Gap + Margin,
            Paper);
        canvas.Text(heading, Margin, HeadingHeight - 14, HeadingSize);
        for (var i = 0; i < rows.Count; i++)
        {
            var top = HeadingHeight + (i * pitch);
            canvas.Text(rows[i].Name, Margin, top + (0.5 * PlanePicture.Side) + (0.3 * HeadingSize), HeadingSize);
            for (var j = 0; j < rows[i].Tiles.Count; j++)
            {
                var (plane, line) = rows[i].Tiles[j];
                var x = left + (j * (PlanePicture.Side + Gap));
                PlanePicture.DrawOn(canvas, plane, x, top);
                canvas.Text(line, x + (0.5 * PlanePicture.Side), top + PlanePicture.Side + 17, LetterSize, anchor: 0.5);
            }
        }

        return canvas.ToPng();
    }
}
