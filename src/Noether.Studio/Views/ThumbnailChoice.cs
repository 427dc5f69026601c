using Noether.Discovery.Figures;

namespace Noether.Studio.Views;

/// <summary>What can be told from others in a few square millimetres.</summary>
internal static class ThumbnailChoice
{
    private const int MostCells = 24;

    /// <summary>What is drawn of a figure, and how well it suits; nothing and 0 where it does not.</summary>
    public static (Figure? Figure, int Rank) Of(Figure figure) => figure switch
    {
        PictureFigure => (figure, 5),
        ShiftedFigure { Picture: var picture } => (picture, 5),
        PhasePortraitFigure { Rows: > 1, Columns: > 1 } portrait => (Coloured(portrait), 4),
        // A blank square says nothing.
        HeatMapFigure map => map.Values.Any(value => double.IsFinite(value) && value != 0) ? (figure, 3) : (null, 0),
        TilesFigure { Tiles.Count: > 0 } tiles => tiles.Tiles.Select(Of).MaxBy(choice => choice.Rank),
        ScatterFigure => (figure, 2),
        LinesFigure or BarsFigure => (figure, 1),
        _ => (null, 0),
    };

    // Level lines are too fine and too long for a thumbnail; the hills and valleys between them are not.
    private static HeatMapFigure Coloured(PhasePortraitFigure portrait)
    {
        var (rows, columns) = (Math.Min(MostCells, portrait.Rows), Math.Min(MostCells, portrait.Columns));
        var finite = portrait.Levels.Where(double.IsFinite).ToArray();
        var middle = finite.Length > 0 ? (finite.Min() + finite.Max()) / 2 : 0;
        var reach = finite.Length > 0 ? finite.Max() - middle : 0;
        return new HeatMapFigure
        {
            Name = portrait.Name,
            Rows = rows,
            Columns = columns,
            Upper = reach > 0 ? reach : null,
            // Row 0 of a plane lies at its lower end, that of a matrix at the top.
            Values =
            [
                .. Enumerable.Range(0, rows * columns).Select(cell => portrait.Values[
                    (At(rows - 1 - (cell / columns), rows, portrait.Rows) * portrait.Columns) + At(cell % columns, columns, portrait.Columns)]
                    - middle),
            ],
        };

        static int At(int place, int of, int among) => of > 1 ? place * (among - 1) / (of - 1) : 0;
    }
}
