using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Studio.Views;

/// <summary>The curves of a history, one figure a column, whatever the columns are.</summary>
internal static class HistoryFigures
{
    /// <summary>The figures; none for a history of fewer than two rows.</summary>
    public static IReadOnlyList<LinesFigure> Of(HistoryTable history)
    {
        if (history.Rows.Count < 2)
            return [];
        double[] steps = [.. history.Rows.Select(row => row[0])];
        return
        [
            .. history.Columns.Index().Skip(1).Where(column => column.Item != "seconds")
                .Select(column => Of(history, column.Index, steps)).OfType<LinesFigure>(),
        ];
    }

    /// <summary>The curves of several histories in one figure for every column that two of them have, at full size.</summary>
    /// <param name="histories">The histories with their names.</param>
    public static IReadOnlyList<Figure> Overlaid(IReadOnlyList<(string Name, HistoryTable History)> histories)
    {
        var curves = histories.SelectMany(run => Of(run.History).Select(figure => (run.Name, Figure: figure)));
        return
        [
            .. curves.GroupBy(curve => (curve.Figure.Name, curve.Figure.XLabel)).Where(group => group.Skip(1).Any())
                .Select(group => group.First().Figure with
                {
                    Name = "overlaid-" + group.Key.Name,
                    Small = false,
                    Series = [.. group.Select(curve => curve.Figure.Series[0] with { Name = curve.Name })],
                }),
        ];
    }

    private static LinesFigure? Of(HistoryTable history, int column, double[] steps)
    {
        double[] values = [.. history.Rows.Select(row => row[column])];
        if (!values.Any(double.IsFinite))
            return null;
        var title = Readable.Words(history.Columns[column]);
        return new LinesFigure
        {
            Name = "history-" + history.Columns[column],
            Title = title,
            XLabel = Readable.Words(history.Columns[0]).ToLowerInvariant(),
            Series = [new LineSeries(title, steps, values)],
            Small = true,
        };
    }
}
