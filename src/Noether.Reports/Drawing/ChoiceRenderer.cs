using System.Globalization;
using System.Text;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>Draws all figures of a choice and shows one; without a script the first.</summary>
internal sealed class ChoiceRenderer : FigureRenderer<ChoiceFigure>
{
    protected override string Render(ChoiceFigure figure, IReadOnlyList<ChoiceFigure> peers)
    {
        if (figure.Figures.Count == 0)
            return """<p class="note">There is nothing to show.</p>""";
        var markup = new StringBuilder("""<div class="choice"><div class="choosers">""");
        foreach (var choice in figure.Choices)
        {
            markup.Append(CultureInfo.InvariantCulture, $"<label><span>{SvgText.Escape(choice.Label)}</span><select>");
            for (var i = 0; i < choice.Options.Count; i++)
                markup.Append(CultureInfo.InvariantCulture, $"""<option value="{i}">{SvgText.Escape(choice.Options[i])}</option>""");
            markup.Append("</select></label>");
        }

        markup.Append("</div>");
        for (var i = 0; i < figure.Figures.Count; i++)
        {
            var one = figure.Figures[i];
            markup.Append("<div class=\"chosen\"").Append(i == 0 ? ">" : " hidden=\"hidden\">");
            if (one.Title.Length > 0)
                markup.Append(CultureInfo.InvariantCulture, $"""<div class="figure-title">{SvgText.Escape(one.Title)}</div>""");
            markup.Append(FigureMarkup.Render(one));
            if (one.Caption.Length > 0)
                markup.Append(CultureInfo.InvariantCulture, $"""<div class="note">{SvgText.Escape(one.Caption)}</div>""");
            markup.Append("</div>");
        }

        return markup.Append("</div>").ToString();
    }

    protected override Canvas? Paint(ChoiceFigure figure) => figure.Figures.Count == 0 ? null : FigureMarkup.Paint(figure.Figures[0]);
}
