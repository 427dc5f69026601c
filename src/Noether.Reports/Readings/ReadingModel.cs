namespace Noether.Reports.Readings;

/// <summary>The classifier behind a reading, as in result.json.</summary>
/// <param name="Name">Its folder; "default" for the one that comes with the program.</param>
/// <param name="Accuracy">Share of held-out templates that it gets right from one network.</param>
internal sealed record ReadingModel(string Name, double Accuracy);
