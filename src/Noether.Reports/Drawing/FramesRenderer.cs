using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>
/// Draws frames along a slider. Frames of one kind differ in few places of their markup, so that one of them is kept
/// whole and of all only what differs.
/// </summary>
internal sealed class FramesRenderer : FigureRenderer<FramesFigure>
{
    // Markup is cut at every '<', so that no piece can end the script element that holds it.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        var parts = frames.Select(frame => frame.Split('<')).ToArray();
        if (parts.Any(cut => cut.Length != parts[0].Length))
            parts = Padded(parts);
        var holes = Enumerable.Range(0, parts[0].Length)
            .Where(at => parts.Any(cut => cut[at] != parts[0][at])).ToArray();
        var template = parts[0].Select((part, at) => holes.Contains(at) ? "" : part);
        return JsonSerializer.Serialize(
            new
            {
                positions,
                parts = template,
                holes,
                frames = parts.Select(cut => holes.Select(at => cut[at])),
            },
            Json).Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    // Frames of another number of elements than the first have nothing in common with it that is easy to find.
    private static string[][] Padded(string[][] parts) => [.. parts.Select(cut => new[] { string.Join('<', cut) })];

    private static string Position(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
