using System.Globalization;
using System.Text;
using Noether.Discovery.Figures;
using Noether.Pictures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class TilesRenderer : FigureRenderer<TilesFigure>
{
    private const int Gap = 16;
    private const int LineHeight = 34;
    private const double TitleSize = 30;
    private const double LetterSize = 24;

    protected override string Render(TilesFigure figure, IReadOnlyList<TilesFigure> peers)
    {
        var columns = Math.Clamp(figure.Columns, 1, Math.Max(1, figure.Tiles.Count));
        var markup = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"""<div class="tiles" style="--columns:{columns}">"""));
        foreach (var tile in figure.Tiles)
        {
            markup.Append("""<div class="tile">""");
            if (tile.Title.Length > 0)
                markup.Append($"""<div class="tile-title">{SvgText.Escape(tile.Title)}</div>""");
            markup.Append(FigureMarkup.Render(tile));
            if (tile.Caption.Length > 0)
                markup.Append($"""<div class="note">{SvgText.Escape(tile.Caption)}</div>""");
            markup.Append("</div>");
        }

        return markup.Append("</div>").ToString();
    }

    protected override Canvas? Paint(TilesFigure figure)
    {
        var tiles = figure.Tiles.Select(tile => (tile.Title, Picture: FigureMarkup.Paint(tile with { Title = "" })))
            .Where(tile => tile.Picture is not null).Select(tile => (tile.Title, Picture: tile.Picture!)).ToArray();
        if (tiles.Length == 0)
            return null;
        var columns = Math.Clamp(figure.Columns, 1, tiles.Length);
        var (width, height) = (tiles.Max(tile => tile.Picture.Width), tiles.Max(tile => tile.Picture.Height));
        var top = figure.Title.Length > 0 ? 56 : Gap;
        var (across, down) = (width + Gap, height + LineHeight + Gap);
        var rows = (tiles.Length + columns - 1) / columns;
        var least = figure.Title.Length > 0 ? StrokeFont.Width(figure.Title, TitleSize) + (2 * Gap) : 0;
        var sheet = new Canvas(
            Math.Max((columns * across) + Gap, (int)Math.Ceiling(least)), top + (rows * down), new Rgb(255, 255, 255));
        sheet.Text(figure.Title, Gap, 40, TitleSize);
        for (var i = 0; i < tiles.Length; i++)
        {
            var (x, y) = (Gap + (i % columns * across), top + (i / columns * down));
            sheet.Text(tiles[i].Title, x + (0.5 * width), y + 24, LetterSize, anchor: 0.5);
            sheet.Place(tiles[i].Picture, x + ((width - tiles[i].Picture.Width) / 2), y + LineHeight);
        }

        return sheet;
    }
}
