using System.Globalization;
using System.Text;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>Draws a picture with a slider for each axis that it can be shifted along; it can be dragged, too.</summary>
internal sealed class ShiftedRenderer : FigureRenderer<ShiftedFigure>
{
    private const double PictureWidth = 400;

    protected override string Render(ShiftedFigure figure, IReadOnlyList<ShiftedFigure> peers)
    {
        var picture = HeatMapRenderer.Map(figure.Picture with { Title = figure.Title }, [figure.Picture], title: "") with
        {
            Width = PictureWidth,
            Shift = new ShiftedCells(figure.Rows?.IsRing ?? false, figure.Columns?.IsRing ?? false),
        };
        var markup = new StringBuilder("""<div class="shifting">""").Append(picture.ToSvg());
        Append(markup, figure.Columns, "columns");
        Append(markup, figure.Rows, "rows");
        return markup.Append("</div>").ToString();
    }

    protected override Canvas? Paint(ShiftedFigure figure) => FigureMarkup.Paint(
        figure.Picture.Title.Length > 0 ? figure.Picture : figure.Picture with { Title = figure.Title });

    private static void Append(StringBuilder markup, ShiftAxis? axis, string along)
    {
        if (axis is null)
            return;
        markup.Append(CultureInfo.InvariantCulture, $"""<label class="slider"><span>{SvgText.Escape(axis.Label)}</span>""")
            .Append(CultureInfo.InvariantCulture, $"""<input type="range" min="{-axis.Most}" max="{axis.Most}" step="1" value="0" """)
            .Append(CultureInfo.InvariantCulture, $"""data-shift="{along}" autocomplete="off"/><output>0</output></label>""");
    }
}
