using System.Diagnostics;
using Noether.Discovery;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;

namespace Noether.Studies.Drawings;

/// <summary>A drawing as users would have it read, by the probe and by scatter pictures.</summary>
internal static class DrawingCase
{
    /// <summary>Reads it both ways.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="networks">Networks for each reading.</param>
    /// <param name="context">Threads and cancellation.</param>
    /// <param name="scatter">Whether by scatter pictures as well.</param>
    public static StudyFigures Run(KnownDrawing drawing, int networks, StudyContext context, bool scatter = true)
    {
        var figures = new StudyFigures().Add("mirrors", drawing.HasMirror)
            .Add("orders", drawing.Expected.Any(known => known.Order > 0)).Add("none", drawing.Expected.Count == 0)
            .Add("hasClass", ClassOf(drawing) is not null);
        try
        {
            Probe(drawing, Read(HiddenReading.Probe), figures);
            if (scatter)
                Scatter(drawing, Read(HiddenReading.Scatter), figures);
        }
        catch (NoetherException refused)
        {
            figures.Add("found", refused.Message).Add("judged", false).Add("right", false);
        }

        return figures;

        (SymmetryPrediction Prediction, double Seconds) Read(HiddenReading reading)
        {
            var clock = Stopwatch.StartNew();
            var settings = new HiddenLayerSettings { Networks = networks, Reading = reading };
            var prediction = SymmetryPredictor.Predict(drawing.Open(), settings, new()
            {
                Threads = context.Threads,
                Cancellation = context.Cancellation,
            });
            return (prediction, clock.Elapsed.TotalSeconds);
        }
    }

    /// <summary>The class of the five that a drawing belongs to; null where it is none of them.</summary>
    public static SymmetryClass? ClassOf(KnownDrawing drawing) =>
        drawing.Expected.Count == 0 ? SymmetryClass.None : drawing.Expected[0].Kind switch
        {
            SymmetryKind.Mirror => SymmetryClass.Reflection,
            SymmetryKind.Rotation => SymmetryClass.Rotation,
            SymmetryKind.Translation => SymmetryClass.Translation,
            SymmetryKind.Period or SymmetryKind.Lattice => SymmetryClass.DiscreteTranslation,
            _ => null,
        };

    /// <summary>What was found, in words.</summary>
    public static string Words(IReadOnlyList<SymmetryElement> elements) => string.Join(", ", elements.Select(element =>
        Named(element.Kind, element.Order ?? 0) + (element.Confirmed ? "" : " (not in the hidden layers)")));

    /// <summary>The short name of a kind.</summary>
    public static string Named(SymmetryKind kind, int order) => kind switch
    {
        SymmetryKind.Rotation => "O(2)",
        SymmetryKind.Cyclic => $"C{order}",
        SymmetryKind.Dihedral => $"D{order}",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static void Probe(KnownDrawing drawing, (SymmetryPrediction Prediction, double Seconds) read, StudyFigures figures)
    {
        var prediction = read.Prediction;
        var judge = new ListJudge(drawing.In(prediction.Contour.Frame), prediction.Symmetries ?? []);
        var judged = prediction.Symmetries is not null;
        figures.Add("judged", judged).Add("right", judged && judge.IsRight)
            .Add("called", prediction.Symmetries is { Count: > 0 }).Add("untold", judged && prediction.Verdict.Finding == Finding.Undecided)
            .Add("mirror", judge.HasMirror).Add("order", judge.HasOrder)
            .Add("decoyAccuracy", prediction.DecoyAccuracy).Add("seconds", read.Seconds)
            .Add("found", Words(prediction.Symmetries ?? []))
            .Add("missing", string.Join(", ", judge.Missing.Select(known => Named(known.Kind, known.Order))))
            .Add("false", Words(judge.False));
        if (prediction.Symmetries is { Count: > 0 } elements)
        {
            figures.Add("hiddenCopy", elements.Max(element => element.HiddenCopy ?? double.NaN))
                .Add("hiddenReturn", elements.Max(element => element.HiddenReturn ?? double.NaN));
        }
    }

    private static void Scatter(
        KnownDrawing drawing, (SymmetryPrediction Prediction, double Seconds) read, StudyFigures figures)
    {
        var prediction = read.Prediction;
        figures.Add("scatterSays", SymmetryClasses.Symbol(prediction.MostLikely))
            .Add("scatterRight", prediction.MostLikely == ClassOf(drawing))
            .Add("scatterCalled", prediction.MostLikely != SymmetryClass.None)
            .Add("scatterFound", prediction.Verdict.Finding == Finding.Found).Add("scatterSeconds", read.Seconds);
    }
}
