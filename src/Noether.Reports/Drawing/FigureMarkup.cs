using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>
/// Draws figures for pages and files. A page needs <see cref="ChartStyle"/> and <see cref="PageStyle"/> once beside
/// them. A further kind of figure is a renderer and its line in the list here.
/// </summary>
public static class FigureMarkup
{
    private static readonly Dictionary<Type, IFigureRenderer> Renderers = new()
    {
        [typeof(HeatMapFigure)] = new HeatMapRenderer(),
        [typeof(LinesFigure)] = new LinesRenderer(),
        [typeof(BarsFigure)] = new BarsRenderer(),
        [typeof(ScatterFigure)] = new ScatterRenderer(),
        [typeof(PictureFigure)] = new PictureRenderer(),
        [typeof(TableFigure)] = new TableRenderer(),
        [typeof(TextFigure)] = new TextRenderer(),
        [typeof(FramesFigure)] = new FramesRenderer(),
        [typeof(TilesFigure)] = new TilesRenderer(),
        [typeof(PhasePortraitFigure)] = new PhasePortraitRenderer(),
        [typeof(ChoiceFigure)] = new ChoiceRenderer(),
        [typeof(ShiftedFigure)] = new ShiftedRenderer(),
        [typeof(DrawnFigure)] = new DrawnRenderer(),
    };

    /// <summary>The figure as markup, without title and caption; everything it shows is in it.</summary>
    /// <param name="figure">The figure.</param>
    public static string Render(Figure figure) => Render(figure, [figure]);

    /// <summary>The figure as a PNG file, with its title; null for one that is no picture, such as a table.</summary>
    /// <param name="figure">The figure.</param>
    public static byte[]? Png(Figure figure) =>
        figure is PictureFigure { Overlay.Count: 0 } picture ? picture.Png : Paint(figure)?.ToPng();

    /// <summary>The figure as markup, with the scales that it has in common with others.</summary>
    internal static string Render(Figure figure, IReadOnlyList<Figure> peers) => Of(figure).Render(figure, peers);

    /// <summary>The figure as pixels; null for one that is no picture.</summary>
    internal static Canvas? Paint(Figure figure) => Of(figure).Paint(figure);

    private static IFigureRenderer Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Renderers.TryGetValue(figure.GetType(), out var renderer)
            ? renderer
            : throw new NotSupportedException($"No renderer draws a {figure.GetType().Name}.");
    }
}
