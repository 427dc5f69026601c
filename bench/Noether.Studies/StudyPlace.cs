namespace Noether.Studies;

/// <summary>Where a study is.</summary>
/// <param name="Number">Number of the case, from 1.</param>
/// <param name="Count">Number of cases.</param>
/// <param name="Key">Key of the case.</param>
/// <param name="Remaining">Estimated time for what is left; null while unknown.</param>
internal sealed record StudyPlace(int Number, int Count, string Key, TimeSpan? Remaining);
