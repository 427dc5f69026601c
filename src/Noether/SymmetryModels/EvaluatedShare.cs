using Noether.Networks;

namespace Noether.SymmetryModels;

/// <summary>How often a classifier is right on held-out templates, as in evaluation.json.</summary>
/// <param name="Accuracy">Share of right answers.</param>
/// <param name="AccuracyError">
/// Its binomial standard error, sqrt(a (1 - a) / templates): networks of one template are not independent.
/// </param>
/// <param name="BalancedAccuracy">Mean over the classes of the share of right answers.</param>
/// <param name="BalancedAccuracyError">Its standard error, from those of the classes.</param>
/// <param name="Confusion">Counts of answers: a row for each true class, a column for each answer.</param>
public sealed record EvaluatedShare(
    double Accuracy, double AccuracyError, double BalancedAccuracy, double BalancedAccuracyError,
    IReadOnlyList<IReadOnlyList<int>> Confusion)
{
    /// <summary>Puts counts into shares.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="networksEach">How many answers there are for each template.</param>
    internal static EvaluatedShare Of(ConfusionMatrix matrix, int networksEach)
    {
        var classes = Enumerable.Range(0, matrix.Classes).ToArray();
        var templates = (double)matrix.Count / networksEach;
        var sizes = classes.Select(k => classes.Sum(j => matrix[k, j]) / (double)networksEach).ToArray();
        var variance = classes.Sum(k => matrix.Recall(k) * (1 - matrix.Recall(k)) / sizes[k]);
        return new EvaluatedShare(
            matrix.Accuracy, Math.Sqrt(matrix.Accuracy * (1 - matrix.Accuracy) / templates),
            classes.Average(matrix.Recall), Math.Sqrt(variance) / classes.Length,
            [.. classes.Select(k => (IReadOnlyList<int>)[.. classes.Select(j => matrix[k, j])])]);
    }
}
