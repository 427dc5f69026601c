using System.Globalization;
using System.Text;
using Noether.Lens;

namespace Noether.Reports;

/// <summary>
/// Text of history.csv: a header and one line for each row of the history. Values that are not finite are empty.
/// </summary>
internal static class HistoryCsv
{
    private static readonly (string Name, Func<LensHistoryRow, double> Value)[] Columns =
    [
        ("step", row => row.Step),
        ("seconds", row => row.Seconds),
        ("learning_rate", row => row.LearningRate),
        ("rho", row => row.Rho),
        ("rank", row => row.Rank),
        ("total", row => row.Total),
        ("alignment", row => row.Alignment),
        ("uniformity", row => row.Uniformity),
        ("uniformity_marginal", row => row.UniformityMarginal),
        ("uniformity_conditional", row => row.UniformityConditional),
        ("marginal_entropy", row => row.MarginalEntropy),
        ("joint_entropy", row => row.JointEntropy),
        ("conditional_entropy", row => row.ConditionalEntropy),
    ];

    /// <summary>The whole file; numbers in their shortest form that reads back to the same bits.</summary>
    public static string Format(IReadOnlyList<LensHistoryRow> history)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Select(column => column.Name)).Append('\n');
        foreach (var row in history)
            text.AppendJoin(',', Columns.Select(column => Number(column.Value(row)))).Append('\n');
        return text.ToString();
    }

    private static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
