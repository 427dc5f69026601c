using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>
/// Draws frames along a slider. Frames of one kind differ in few places of their markup, so that one of them is kept
/// whole and of all only what differs.
/// </summary>
internal sealed partial class FramesRenderer : FigureRenderer<FramesFigure>
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    protected override string Render(FramesFigure figure, IReadOnlyList<FramesFigure> peers)
    {
        if (figure.Frames.Count == 0)
            return """<p class="note">There is nothing to show.</p>""";
        var first = Math.Clamp(figure.First, 0, figure.Frames.Count - 1);
        var frames = figure.Frames.Select(frame => FigureMarkup.Render(frame, figure.Frames)).ToArray();
        var positions = figure.Positions.Select(Position).ToArray();
        var label = SvgText.Escape(figure.Label);
        var shown = positions[first].Replace('-', '−');
        return $"""<div class="frames"><div class="shown">{frames[first]}</div><label class="slider">"""
            + $"""<span>{label}</span><input type="range" min="0" step="1" """
            + string.Create(CultureInfo.InvariantCulture, $"""max="{frames.Length - 1}" value="{first}" """)
            + $"""aria-valuetext="{shown}"/><output>{shown}</output></label>"""
            + $"""<script type="application/json">{Packed(frames, positions)}</script></div>""";
    }

    protected override Canvas? Paint(FramesFigure figure)
    {
        if (figure.Frames.Count == 0)
            return null;
        var first = figure.Frames[Math.Clamp(figure.First, 0, figure.Frames.Count - 1)];
        return FigureMarkup.Paint(first.Title.Length > 0 ? first : first with { Title = figure.Title });
    }

    private static string Packed(string[] frames, string[] positions)
    {
        var cuts = frames.Select(Cut).ToArray();
        if (cuts.Any(cut => cut.Length != cuts[0].Length))
            cuts = [.. frames.Select(frame => new[] { frame })];
        var holes = Enumerable.Range(0, cuts[0].Length)
            .Where(at => cuts.Any(cut => cut[at] != cuts[0][at])).ToArray();
        var separator = Separator(frames);
        var template = (string[])cuts[0].Clone();
        foreach (var at in holes)
            template[at] = "";
        // No piece may end the script element that holds it.
        return JsonSerializer.Serialize(
            new
            {
                positions,
                separator,
                template = string.Join(separator, template),
                holes,
                frames = cuts.Select(cut => string.Join(separator, holes.Select(at => cut[at]))),
            },
            Json).Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    // Elements, and the numbers of paths: along a slider curves keep their positions and change their heights.
    private static string[] Cut(string markup) =>
    [
        .. ElementStart().Split(markup).SelectMany(piece =>
            piece.StartsWith("path ", StringComparison.Ordinal) ? NumberEnd().Split(piece) : [piece]),
    ];

    private static string Separator(string[] frames) =>
        "|~^`".Concat(Enumerable.Range(0xE000, 0x1000).Select(code => (char)code))
            .First(letter => frames.All(frame => !frame.Contains(letter))).ToString();

    [GeneratedRegex("(<)")]
    private static partial Regex ElementStart();

    [GeneratedRegex("([L ])")]
    private static partial Regex NumberEnd();

    private static string Position(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
