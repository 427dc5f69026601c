using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class TextRenderer : FigureRenderer<TextFigure>
{
    protected override string Render(TextFigure figure, IReadOnlyList<TextFigure> peers) =>
        """<div class="code"><button type="button" class="copy">Copy</button>"""
        + $"<pre><code>{SvgText.Escape(figure.Text)}</code></pre></div>";
}
