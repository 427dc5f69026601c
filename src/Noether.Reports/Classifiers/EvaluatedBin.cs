namespace Noether.Reports.Classifiers;

/// <summary>Answers of about one confidence, as in evaluation.json.</summary>
/// <param name="Count">Number of answers.</param>
/// <param name="Confidence">Mean of their largest likelihoods; null if there are none.</param>
/// <param name="Accuracy">Share of right ones; null if there are none.</param>
internal sealed record EvaluatedBin(int Count, double Confidence, double Accuracy);
