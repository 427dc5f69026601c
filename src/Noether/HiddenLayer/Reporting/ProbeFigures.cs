using System.Globalization;
using Noether.Discovery.Figures;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;
using Noether.Pictures;

namespace Noether.HiddenLayer.Reporting;

/// <summary>The figures of what the probe found.</summary>
internal static class ProbeFigures
{
    /// <summary>The judged part of the picture with what was found in it.</summary>
    /// <param name="contour">What was judged.</param>
    /// <param name="elements">What was found.</param>
    /// <param name="lines">Scores of <see cref="FineLines"/>.</param>
    public static PictureFigure Found(ContourMap contour, IReadOnlyList<SymmetryElement> elements, double[] lines)
    {
        var window = contour.Window;
        var pixels = new byte[window.Values.Length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Math.Clamp((int)MathF.Round(255 * window.Values[i]), 0, 255);
        return new PictureFigure
        {
            Name = "found",
            File = "found.png",
            Title = "What was found, and where",
            Caption = (elements.Count == 0
                ? "Nothing was found in the judged part of the picture."
                : "Lines are mirror lines, marks are centres of rotation, lines with a mark at one end lead from a place to where "
                    + "a translation brings it.")
                + " The white line can be dragged: its score is what the reflection at it keeps of the contour, 1 being all of it.",
            Png = PngWriter.Encode(pixels, window.Width, window.Height, channels: 3),
            Width = window.Width,
            Height = window.Height,
            Overlay = ElementShapes.Of(elements, contour, window.Width, window.Height),
            Lines = new LineGrid(
                FineLines.Directions, FineLines.First, FineLines.Step, [.. lines.Select(score => Math.Round(score, 2))]),
        };
    }

    /// <summary>Likeness of every line, centre and translation of a reading.</summary>
    /// <param name="name">Begins the names of the figures.</param>
    /// <param name="maps">What was found.</param>
    /// <param name="what">What a value is, in words.</param>
    public static IReadOnlyList<Figure> Maps(string name, ProbeMaps maps, string what)
    {
        var families = maps.Families;
        var places = families.Places.Length;
        var centres = new double[places * places];
        for (var i = 0; i < centres.Length; i++)
        {
            // Rows run from the top, where y is largest.
            centres[((places - 1 - (i / places)) * places) + (i % places)] = CyclicPeaks.BestContrast(maps, i);
        }

        return
        [
            Map($"{name}-mirrors", "Mirror lines", $"{what} after the reflection at each line.", families.Lines,
                families.Offsets.Length, maps.Mirrors.Scores) with
            {
                XLabel = "offset of the line along its normal",
                YLabel = "direction of the line, degrees",
                FirstColumn = families.Offsets[0],
                ColumnStep = families.Offsets[1] - families.Offsets[0],
                RowStep = 180.0 / families.Lines,
            },
            Map($"{name}-centres", "Centres of rotation", "How much better the turns of the best order from 2 to 8 keep it "
                + "than other turns do.", places, places, centres) with
            {
                XLabel = "x",
                YLabel = "y",
                FirstColumn = families.Places[0],
                ColumnStep = families.Places[1] - families.Places[0],
                FirstRow = families.Places[^1],
                RowStep = families.Places[0] - families.Places[1],
            },
            Map($"{name}-shifts", "Translations", $"{what} after each translation.", families.Directions,
                families.Lengths.Length, maps.Shifts.Scores) with
            {
                XLabel = "length",
                YLabel = "direction, degrees",
                FirstColumn = families.Lengths[0],
                ColumnStep = families.Lengths[1] - families.Lengths[0],
                RowStep = 180.0 / families.Directions,
            },
        ];
    }

    /// <summary>What was found, as a table.</summary>
    /// <param name="contour">Says where the window lies.</param>
    /// <param name="elements">What was found; at least one.</param>
    public static TableFigure Table(ContourMap contour, IReadOnlyList<SymmetryElement> elements)
    {
        var words = new ElementWords(contour);
        return new TableFigure
        {
            Name = "symmetries",
            Title = "What was found",
            Columns =
            [
                "Symmetry", "False positive rate", "Answers alike", "Contour alike", "Hidden layers a turned copy",
                "and back again", "Stands out there",
            ],
            Rows = [.. elements.Select(element => (IReadOnlyList<string>)
            [
                words.What(element),
                ElementWords.Rate(element.FalsePositiveRate), Two(element.AnswerLikeness), Two(element.ContourLikeness),
                Two(element.HiddenCopy), Two(element.HiddenReturn), element.Confirmed ? "yes" : "no",
            ])],
        };
    }

    private static string Two(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    private static HeatMapFigure Map(string name, string title, string caption, int rows, int columns, double[] values) => new()
    {
        Name = name,
        Title = title,
        Caption = caption,
        Rows = rows,
        Columns = columns,
        Values = [.. values.Select(value => Math.Round(value, 4))],
        Signed = false,
    };
}
