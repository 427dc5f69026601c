using System.Text.Json.Nodes;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Probing;

namespace Noether.HiddenLayer.Reporting;

/// <summary>Symmetries as entries of result.json: places in pixels of the picture and in the window.</summary>
internal static class ElementFacts
{
    /// <summary>The entries; null where nothing can be said.</summary>
    /// <param name="elements">The symmetries.</param>
    /// <param name="contour">What was judged.</param>
    public static JsonArray? Of(IReadOnlyList<SymmetryElement>? elements, ContourMap contour) =>
        elements is null ? null : new JsonArray([.. elements.Select(element => Of(element, contour.Frame))]);

    private static JsonObject Of(SymmetryElement element, WindowFrame frame) => new()
    {
        ["kind"] = Lower(element.Kind),
        ["angleDegrees"] = element.Angle,
        ["point"] = Point(element, frame.Pixel),
        ["offset"] = element.Offset * frame.Half,
        ["order"] = element.Order,
        ["period"] = element.Period * frame.Half,
        ["secondAngleDegrees"] = element.SecondAngle,
        ["secondPeriod"] = element.SecondPeriod * frame.Half,
        ["window"] = new JsonObject
        {
            ["point"] = Point(element, (x, y) => (x, y)),
            ["offset"] = element.Offset,
            ["period"] = element.Period,
            ["secondPeriod"] = element.SecondPeriod,
        },
        ["score"] = element.Score,
        ["falsePositiveRate"] = element.FalsePositiveRate,
        ["source"] = Lower(element.Source),
        ["answerLikeness"] = element.AnswerLikeness,
        ["contourLikeness"] = element.ContourLikeness,
        ["confirmed"] = element.Confirmed,
        ["hiddenCopy"] = element.HiddenCopy,
        ["hiddenReturn"] = element.HiddenReturn,
    };

    private static JsonArray? Point(SymmetryElement element, Func<double, double, (double X, double Y)> place) =>
        element is { X: { } x, Y: { } y } && place(x, y) is var at ? new JsonArray(at.X, at.Y) : null;

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
