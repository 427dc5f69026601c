using System.Globalization;
using System.Text;
using Noether.Discovery;

namespace Noether.Runs;

/// <summary>history.csv: a header and one line for each row. Values that are not finite are empty.</summary>
public static class HistoryCsv
{
    /// <summary>The whole file; numbers in their shortest form that reads back to the same bits.</summary>
    /// <param name="history">The rows.</param>
    public static string Format(HistoryTable history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var text = new StringBuilder().AppendJoin(',', history.Columns).Append('\n');
        foreach (var row in history.Rows)
        {
            text.AppendJoin(',', row.Select(value =>
                double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "")).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads a file; empty where there is none, or where it is damaged.</summary>
    /// <param name="path">The file.</param>
    public static HistoryTable Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return HistoryTable.Empty;
        }

        if (lines.Length == 0 || lines[0].Length == 0)
            return HistoryTable.Empty;
        var columns = lines[0].Split(',');
        var rows = new List<double[]>();
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            if (cells.Length != columns.Length)
                break;
            rows.Add(Array.ConvertAll(cells, cell =>
                double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : double.NaN));
        }

        return new HistoryTable(columns, rows);
    }
}
