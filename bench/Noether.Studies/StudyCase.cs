namespace Noether.Studies;

/// <summary>One piece of a study that is run, kept and resumed as a whole.</summary>
/// <param name="Key">Names it in its study, such as gaussian/permuted/seed-0; never changes.</param>
/// <param name="Row">The row of the summary that it belongs to, such as gaussian x permuted.</param>
/// <param name="Settings">Everything that its figures depend on; a case is run again when this changes.</param>
/// <param name="Run">Makes the figures.</param>
internal sealed record StudyCase(string Key, string Row, string Settings, Func<StudyContext, StudyFigures> Run);
