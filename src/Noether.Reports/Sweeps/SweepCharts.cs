using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Sweeps;

namespace Noether.Reports.Sweeps;

/// <summary>Charts of a sweep over any axis, divided by any other, each a figure of its own to choose from.</summary>
internal sealed class SweepCharts
{
    private const int MostAxes = 6;
    private const int MostColours = 6;
    private const int MostBars = 24;
    private const int MostPoints = 200;
    private const double LogarithmicFrom = 30;
    private const string Nothing = "nothing";

    private static readonly Measure[] Measures =
    [
        new("share found", row => row.State is not (SweepState.Finished or SweepState.Failed) ? null
            : row.Score?.Finding == nameof(Finding.Found) ? 1 : 0, IsShare: true),
        new("cosine", row => row.Score?.Cosine),
        new("seconds", row => row.Score?.Seconds),
    ];

    private readonly IReadOnlyList<SweepRow> rows;
    private int drawn;

    private SweepCharts(IReadOnlyList<SweepRow> rows) => this.rows = rows;

    /// <summary>The charts; null where the cases differ in nothing, or none has ended.</summary>
    /// <param name="table">What became of the cases.</param>
    public static ChoiceFigure? Of(SweepTable table)
    {
        Axis[] axes = [.. table.Axes.Select(name => Axis.Of(name, table.Rows)).Where(axis => axis.Values.Count > 1)];
        Axis[] across = [.. axes.Where(axis => axis.Values.Count <= (axis.IsNumeric ? MostPoints : MostBars)).Take(MostAxes)];
        Axis?[] colours = [null, .. axes.Where(axis => axis.Values.Count <= MostColours).Take(MostAxes)];
        Measure[] measures = [.. Measures.Where(measure => table.Rows.Any(row => measure.Of(row) is not null))];
        if (across.Length == 0 || measures.Length == 0)
            return null;
        var charts = new SweepCharts(table.Rows);
        return new ChoiceFigure
        {
            Name = "axes",
            Choices =
            [
                new("Measure", [.. measures.Select(measure => measure.Name)]),
                new("Over", [.. across.Select(axis => axis.Name)]),
                new("Divided by", [.. colours.Select(axis => axis?.Name ?? Nothing)]),
            ],
            Figures = [.. measures.SelectMany(measure => across.SelectMany(x => colours.Select(colour =>
                charts.Draw(measure, x, colour == x ? null : colour))))],
        };
    }

    private Figure Draw(Measure measure, Axis x, Axis? colour)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"axes-{drawn++}");
        var groups = colour is null
            ? [(Name: measure.Name, Rows: rows)]
            : colour.Values.Select(value => (
                Name: $"{colour.Name} {Short(value)}",
                Rows: (IReadOnlyList<SweepRow>)[.. rows.Where(row => SweepTable.ValueOf(row, colour.Name) == value)])).ToArray();
        if (!x.IsNumeric)
        {
            var bars = groups.Select(group => Bars(measure, x, measure.Over(x, group.Rows))).ToArray();
            if (colour is null)
                return bars[0] with { Name = name };
            // Side by side they have one scale.
            var upper = bars.SelectMany(one => one.Bars).Select(bar => bar.Upper ?? bar.Value).DefaultIfEmpty(1).Max();
            return new TilesFigure
            {
                Name = name,
                Columns = 3,
                Tiles = [.. bars.Select((one, i) => one with
                {
                    Name = $"{name}-{i}",
                    Title = groups[i].Name,
                    Upper = one.Upper ?? upper,
                    Small = true,
                })],
            };
        }

        double[] positions = [.. x.Values.Select(Number).Where(value => value > 0)];
        return new LinesFigure
        {
            Name = name,
            XLabel = x.Name,
            YLabel = measure.Name,
            Dots = true,
            LogX = positions.Length == x.Values.Count && positions.Max() >= LogarithmicFrom * positions.Min(),
            Series = [.. groups.Select(group => Line(measure, x, group.Name, measure.Over(x, group.Rows))).Where(series => series.X.Count > 0)],
        };
    }

    private static BarsFigure Bars(Measure measure, Axis x, ILookup<string, double> figures) => new()
    {
        Name = "",
        YLabel = measure.Name,
        Upper = measure.Name == "seconds" ? null : 1,
        Bars = [.. x.Values.Select(value => (Value: value, Figures: figures[value].ToArray()))
            .Where(entry => entry.Figures.Length > 0)
            .Select(entry => measure.IsShare
                ? new Bar(Short(entry.Value), entry.Figures.Average())
                : new Bar(Short(entry.Value), SweepSummary.Median(entry.Figures)!.Value, entry.Figures.Min(), entry.Figures.Max()))],
    };

    private static LineSeries Line(Measure measure, Axis x, string name, ILookup<string, double> figures)
    {
        var points = x.Values.Select(value => (X: Number(value), Figures: figures[value].ToArray()))
            .Where(point => point.Figures.Length > 0).OrderBy(point => point.X).ToArray();
        var series = new LineSeries(
            name, [.. points.Select(point => point.X)],
            [.. points.Select(point => measure.IsShare ? point.Figures.Average() : SweepSummary.Median(point.Figures)!.Value)]);
        return measure.IsShare ? series : series with
        {
            Lower = [.. points.Select(point => point.Figures.Min())],
            Upper = [.. points.Select(point => point.Figures.Max())],
        };
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Short(string value) => value.Length == 0 ? "default" : Path.GetFileName(value);

    private sealed record Measure(string Name, Func<SweepRow, double?> Of, bool IsShare = false)
    {
        public ILookup<string, double> Over(Axis axis, IReadOnlyList<SweepRow> rows) => rows
            .Select(row => (Row: row, Figure: Of(row) ?? double.NaN)).Where(entry => double.IsFinite(entry.Figure))
            .ToLookup(entry => SweepTable.ValueOf(entry.Row, axis.Name), entry => entry.Figure);
    }

    private sealed record Axis(string Name, IReadOnlyList<string> Values, bool IsNumeric)
    {
        public static Axis Of(string name, IReadOnlyList<SweepRow> rows)
        {
            string[] values = [.. rows.Select(row => SweepTable.ValueOf(row, name)).Distinct()];
            return new Axis(name, values, values.All(value => double.TryParse(
                value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)));
        }
    }
}
