using Noether.Data.Paths;
using Noether.Discovery.Figures;

namespace Noether.Studio.Forms;

/// <summary>Figures of paths that nobody has looked into yet.</summary>
internal static class PathFigures
{
    private const int PathsShown = 6;
    private const int CoordinatesShown = 6;
    private const int MostPoints = 400;

    /// <summary>A few paths in the plane of the first two coordinates, and the first path over time.</summary>
    /// <param name="paths">The paths.</param>
    public static IReadOnlyList<Figure> Of(PathSet paths) =>
        paths.Dimension < 2 ? [OverTime(paths)] : [InThePlane(paths), OverTime(paths)];

    private static LinesFigure InThePlane(PathSet paths)
    {
        var step = Math.Max(1, paths.Count / PathsShown);
        return new LinesFigure
        {
            Name = "plane",
            Title = "Paths",
            Caption = $"{paths.Names[1]} over {paths.Names[0]}, a few of the paths.",
            XLabel = paths.Names[0],
            YLabel = paths.Names[1],
            Series =
            [
                .. Enumerable.Range(0, Math.Min(PathsShown, paths.Count)).Select(i => new LineSeries(
                    $"path {i * step}", Values(paths, i * step, 0), Values(paths, i * step, 1))),
            ],
        };
    }

    private static LinesFigure OverTime(PathSet paths)
    {
        double[] times = [.. Enumerable.Range(0, Math.Min(MostPoints, paths.Length(0))).Select(i => i * paths.Step)];
        return new LinesFigure
        {
            Name = "times",
            Title = "The first path",
            Caption = "Its coordinates over time.",
            XLabel = "time",
            Series =
            [
                .. paths.Names.Take(CoordinatesShown).Select((name, i) => new LineSeries(name, times, Values(paths, 0, i))),
            ],
        };
    }

    private static double[] Values(PathSet paths, int path, int coordinate) =>
        [.. Enumerable.Range(0, Math.Min(MostPoints, paths.Length(path))).Select(time => paths.State(path, time)[coordinate])];
}
