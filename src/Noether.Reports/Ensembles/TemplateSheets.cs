using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;
using Noether.Pictures;
using Noether.Reports.Rendering;
using Noether.Runs;

namespace Noether.Reports.Ensembles;

/// <summary>
/// Preview sheets of templates, for a person to check by eye: one PNG for each class, and one on which the classes
/// stand row by row. Contours in ink, the two sides of the level in two tints.
/// </summary>
public static class TemplateSheets
{
    private const int Columns = 8;
    private const int Rows = 5;
    private const int Tile = 120;
    private const int Gap = 8;
    private const int Margin = 16;
    private const int Heading = 34;
    private const double LetterSize = 15;

    private static readonly Rgb Paper = new(255, 255, 255);
    private static readonly Rgb Below = new(222, 232, 240);
    private static readonly Rgb Above = new(250, 246, 238);

    /// <summary>Writes the sheets that the templates allow: sheet-none.png and so on, and sheet-all.png.</summary>
    /// <param name="folder">A folder that is there.</param>
    /// <param name="set">The templates.</param>
    /// <returns>The names of the files.</returns>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, TemplateSet set)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(set);
        var names = new List<string>();
        var byClass = set.Templates.GroupBy(template => template.Symmetry).OrderBy(group => group.Key).ToList();
        foreach (var group in byClass)
        {
            var rows = group.Take(Rows * Columns).Chunk(Columns).ToList();
            Save($"sheet-{SymmetryClasses.Word(group.Key)}.png", rows, _ => null, Title(group.Key, set));
        }

        Save(
            "sheet-all.png",
            [.. byClass.Select(group => group.Take(Columns).ToArray())],
            row => SymmetryClasses.Symbol(row[0].Symmetry),
            FormattableString.Invariant($"Templates, seed {set.Seed}"));
        return names;

        void Save(string name, List<Template[]> rows, Func<Template[], string?> label, string heading)
        {
            OutputFile.Write(Path.Combine(folder, name), Draw(set, rows, label, heading));
            names.Add(name);
        }
    }

    private static string Title(SymmetryClass symmetry, TemplateSet set) => FormattableString.Invariant(
        $"{SymmetryClasses.Symbol(symmetry)}: {SymmetryClasses.Phrase(symmetry)}, seed {set.Seed}");

    private static byte[] Draw(
        TemplateSet set, List<Template[]> rows, Func<Template[], string?> label, string heading)
    {
        var labels = rows.ConvertAll(row => label(row));
        var left = Margin + (labels.Exists(text => text is not null) ? 3 * (int)LetterSize : 0);
        var columns = rows.Max(row => row.Length);
        var canvas = new Canvas(
            Math.Max(left + (columns * (Tile + Gap)) - Gap + Margin,
                (2 * Margin) + (int)Math.Ceiling(StrokeFont.Width(heading, LetterSize))),
            Heading + Margin + (rows.Count * (Tile + Gap)) - Gap,
            Paper);
        canvas.Text(heading, Margin, Heading - 11, LetterSize);
        for (var i = 0; i < rows.Count; i++)
        {
            var top = Heading + (i * (Tile + Gap));
            if (labels[i] is { } text)
                canvas.Text(text, Margin, top + (0.5 * Tile) + (0.3 * LetterSize), LetterSize);
            for (var j = 0; j < rows[i].Length; j++)
                DrawTemplate(canvas, set, rows[i][j], left + (j * (Tile + Gap)), top);
        }

        return canvas.ToPng();
    }

    private static void DrawTemplate(Canvas canvas, TemplateSet set, Template template, int left, int top)
    {
        var (below, contour) = set.Draw(template.Index, Tile);
        for (var i = 0; i < below.Length; i++)
        {
            var (x, y) = (left + (i % Tile), top + (i / Tile));
            canvas.Rectangle(x, y, 1, 1, below[i] ? Below : Above);
            if (contour[i] > 0)
                canvas.Rectangle(x, y, 1, 1, CanvasText.Ink, contour[i]);
        }
    }
}
