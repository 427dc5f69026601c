using System.Globalization;
using Noether.Discovery.Figures;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Reporting;

/// <summary>The figures of a prediction.</summary>
internal static class PredictionFigures
{
    /// <summary>Hidden layers that are shown.</summary>
    public const int MostPlanes = 20;

    private const int Columns = 5;
    private const int PointsOfATile = 400;

    // As the pictures of the classifier: so many standard deviations to each side.
    private const double Range = 2.5;

    /// <summary>What is shown while networks are still trained.</summary>
    /// <param name="prediction">The prediction so far.</param>
    /// <param name="networks">Networks in all.</param>
    public static IReadOnlyList<Figure> Live(SymmetryPrediction prediction, int networks)
    {
        var done = prediction.Networks.Count;
        return
        [
            Likelihoods(prediction) with
            {
                Caption = $"After {done} {(done == 1 ? "network" : "networks")} of {networks}; "
                    + (done == 1 ? "one network has no interval." : "the whiskers are 68% intervals."),
            },
            prediction.Contour.ToFigure(), Planes(prediction),
        ];
    }

    /// <summary>The mean likelihoods with their intervals.</summary>
    /// <param name="prediction">The prediction.</param>
    public static BarsFigure Likelihoods(SymmetryPrediction prediction) => new()
    {
        Name = "likelihoods",
        File = "likelihoods.png",
        Title = "Likelihood of each symmetry",
        Caption = "Mean likelihood over the networks; the whiskers are 68% intervals by the bootstrap over networks. "
            + string.Join(", ", SymmetryClasses.Meanings) + ".",
        YLabel = "mean over networks, 68% interval",
        Upper = 1,
        Bars = [.. prediction.Likelihoods.Select((likelihood, k) =>
        {
            var bar = new Bar(SymmetryClasses.Symbol((SymmetryClass)k), likelihood.Mean);
            return prediction.Networks.Count == 1
                ? bar
                : bar with { Lower = likelihood.Lower, Upper = likelihood.Upper };
        })],
    };

    /// <summary>The hidden layers, a tile each.</summary>
    /// <param name="prediction">The prediction.</param>
    public static TilesFigure Planes(SymmetryPrediction prediction) => new()
    {
        Name = "planes",
        File = "planes.png",
        Title = "Hidden layers: first two principal components",
        Caption = "Contour in orange, background in blue; above each its likeliest class and its likelihood.",
        Columns = Columns,
        Tiles = [.. prediction.Networks.Take(MostPlanes).Select(Plane)],
    };

    /// <summary>What every network said.</summary>
    /// <param name="prediction">The prediction.</param>
    public static TableFigure Networks(SymmetryPrediction prediction) => new()
    {
        Name = "networks",
        Title = "Every network",
        Columns = ["Network", "Says", .. SymmetryClasses.Symbols, "Decoy accuracy", "Epoch kept"],
        Rows = [.. prediction.Networks.Select(network => (IReadOnlyList<string>)
        [
            Whole(network.Number + 1),
            SymmetryClasses.Symbol(network.Likeliest),
            .. network.Likelihoods.Select(value => value.ToString("0.00", CultureInfo.InvariantCulture)),
            Percent(network.Accuracy),
            Whole(network.EpochKept),
        ])],
    };

    /// <summary>What the prediction rests on.</summary>
    /// <param name="prediction">The prediction.</param>
    public static TableFigure Facts(SymmetryPrediction prediction) => new()
    {
        Name = "facts",
        Title = "What it rests on",
        Caption = "The decoy accuracy is the share of points that the networks put on the right side of the contour. "
            + "The model accuracy is the share of held-out templates that it names rightly from one network; of five "
            + "classes, chance would be 20 %.",
        Columns = ["Quantity", "Value"],
        Rows =
        [
            ["Networks", Whole(prediction.Networks.Count)],
            ["Points each", Whole(2 * prediction.PointsOfEach)],
            ["Decoy accuracy", Percent(prediction.DecoyAccuracy)],
            ["Model", prediction.Model],
            ["Model accuracy", Percent(prediction.ModelAccuracy)],
        ],
    };

    private static ScatterFigure Plane(NetworkPrediction network) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"plane-{network.Number + 1}"),
        Title = string.Create(
            CultureInfo.InvariantCulture,
            $"{network.Number + 1}: {SymmetryClasses.Symbol(network.Likeliest)} {network.Likelihoods.Max():0.00}"),
        Small = true,
        Square = true,
        Groups = [Group("background", network.Points, 0), Group("contour", network.Points, 1)],
    };

    private static PointGroup Group(string name, IReadOnlyList<float> points, float kind)
    {
        var count = points.Count / HiddenPoints.Width;
        var step = Math.Max(1, count / PointsOfATile);
        var (scaleX, scaleY) = (Scale(points, 0), Scale(points, 1));
        var (xs, ys) = (new List<double>(), new List<double>());
        for (var i = 0; i < count; i += step)
        {
            var at = i * HiddenPoints.Width;
            var (x, y) = (points[at] * scaleX, points[at + 1] * scaleY);
            if (points[at + HiddenPoints.Components] != kind || Math.Max(Math.Abs(x), Math.Abs(y)) > Range)
                continue;
            xs.Add(Math.Round(x, 3));
            ys.Add(Math.Round(y, 3));
        }

        return new PointGroup(name, xs, ys);
    }

    // One over the standard deviation of a component, whose mean is 0.
    private static double Scale(IReadOnlyList<float> points, int component)
    {
        double sum = 0;
        for (var i = component; i < points.Count; i += HiddenPoints.Width)
            sum += (double)points[i] * points[i];
        var deviation = Math.Sqrt(sum * HiddenPoints.Width / Math.Max(1, points.Count));
        return deviation > 0 ? 1 / deviation : 0;
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
