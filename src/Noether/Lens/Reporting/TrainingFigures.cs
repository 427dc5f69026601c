using System.Globalization;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>The curves of a training, and the matrices while they were learned.</summary>
internal static class TrainingFigures
{
    private const int MostFrames = 10;

    /// <summary>The loss terms over the steps.</summary>
    public static IEnumerable<Figure> Curves(IReadOnlyList<LensHistoryRow> history)
    {
        yield return Chart(
            "total-loss", "Total loss", "The weighted sum of the terms; it may rise while the rank grows.",
            history, ("total", row => row.Total));
        yield return Chart(
            "alignment", "Alignment", "Minus the mean correlation of neighbouring components; −1 is perfect.",
            history, ("alignment", row => row.Alignment));
        const string Divergence =
            "Divergence between the density at a position and that of its neighbours; 0 is stationary.";
        yield return history.Any(row => row.UniformityConditional != 0)
            ? Chart(
                "uniformity", "Uniformity", Divergence, history, ("uniformity", row => row.Uniformity),
                ("marginal", row => row.UniformityMarginal), ("conditional", row => row.UniformityConditional))
            : Chart("uniformity", "Uniformity", Divergence, history, ("uniformity", row => row.Uniformity));
        yield return Chart(
            "entropies", "Entropies", "Low marginal entropy is local; high joint entropy keeps the information.",
            history, ("marginal", row => row.MarginalEntropy), ("joint (per component)", row => row.JointEntropy));
        yield return Chart(
            "effective-rank", "Effective rank", "How many components of y the joint entropy has admitted.",
            history, ("rank", row => row.Rank));
        yield return Chart(
            "learning-rate", "Learning rate", "Of generator and filter.",
            history, ("learning rate", row => row.LearningRate));
    }

    /// <summary>Strips of generator and group convolution while they were learned; none without snapshots.</summary>
    public static IEnumerable<Figure> Films(IReadOnlyList<LensSnapshot> snapshots)
    {
        if (snapshots.Count == 0)
            yield break;
        var frames = Math.Min(MostFrames, snapshots.Count);
        var chosen = Enumerable.Range(0, frames)
            .Select(i => frames == 1 ? snapshots.Count - 1 : (int)((long)i * (snapshots.Count - 1) / (frames - 1)))
            .Select(number => snapshots[number]).ToArray();
        yield return Film("generator-film", "Generator while it was learned", chosen, s => s.Generator);
        yield return Film(
            "group-convolution-film", "Group convolution while it was learned", chosen, s => s.GroupConvolution);
    }

    private static LinesFigure Chart(
        string name, string title, string caption, IReadOnlyList<LensHistoryRow> history,
        params (string Name, Func<LensHistoryRow, double> Value)[] curves)
    {
        var steps = history.Select(row => (double)row.Step).ToArray();
        return new LinesFigure
        {
            Name = name,
            Title = title,
            Caption = caption,
            XLabel = "step",
            Series = [.. curves.Select(curve => new LineSeries(curve.Name, steps, [.. history.Select(curve.Value)]))],
        };
    }

    private static TilesFigure Film(
        string name, string title, LensSnapshot[] snapshots, Func<LensSnapshot, Matrix> matrix) => new()
        {
            Name = name,
            Title = title,
            Tiles = [.. snapshots.Select((s, i) => MatrixFigures.Thumbnail(
            $"{name}-{i}", string.Create(CultureInfo.InvariantCulture, $"step {s.Step}"), matrix(s)))],
        };
}
