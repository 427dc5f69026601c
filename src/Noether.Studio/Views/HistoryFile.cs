using System.Globalization;
using Noether.Lens;

namespace Noether.Studio.Views;

/// <summary>Reads history.csv of a run.</summary>
internal static class HistoryFile
{
    /// <summary>The rows; none where there is no such file or it is damaged.</summary>
    public static IReadOnlyList<LensHistoryRow> Read(string? path)
    {
        try
        {
            if (path is null)
                return [];
            var lines = File.ReadAllLines(path);
            var names = lines[0].Split(',');
            return [.. lines.Skip(1).Select(line => Row(names, line.Split(',')))];
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return [];
        }
    }

    private static LensHistoryRow Row(string[] names, string[] cells)
    {
        return new LensHistoryRow
        {
            Step = (int)Cell("step"),
            LearningRate = Cell("learning_rate"),
            Rank = Cell("rank"),
            Total = Cell("total"),
            Alignment = Cell("alignment"),
            Uniformity = Cell("uniformity"),
            UniformityMarginal = Cell("uniformity_marginal"),
            UniformityConditional = Cell("uniformity_conditional"),
            MarginalEntropy = Cell("marginal_entropy"),
            JointEntropy = Cell("joint_entropy"),
        };

        double Cell(string name)
        {
            var at = Array.IndexOf(names, name);
            return at >= 0 && cells[at].Length > 0
                ? double.Parse(cells[at], CultureInfo.InvariantCulture)
                : double.NaN;
        }
    }
}
