namespace Noether.Studies;

/// <summary>A study: a list of cases and how their figures are told.</summary>
internal interface IStudy
{
    /// <summary>Its name on the command line and of its files.</summary>
    string Name { get; }

    /// <summary>What it finds out, one sentence for the help and the page.</summary>
    string Purpose { get; }

    /// <summary>Raised when its cases measure something else than before; finished cases are then run again.</summary>
    int Version { get; }

    /// <summary>The cases, in the order in which they run.</summary>
    /// <param name="options">What the user asked for.</param>
    IReadOnlyList<StudyCase> Cases(StudyOptions options);

    /// <summary>What is left out with these options, a sentence each.</summary>
    /// <param name="options">What the user asked for.</param>
    IReadOnlyList<string> Notes(StudyOptions options);

    /// <summary>What a finished case found, in a few words.</summary>
    /// <param name="row">The case.</param>
    string Headline(StudyRow row);

    /// <summary>Tells the figures as tables and pictures.</summary>
    /// <param name="rows">Finished cases in the order of the cases; at least one.</param>
    /// <param name="page">Receives text, tables and pictures.</param>
    void Tell(IReadOnlyList<StudyRow> rows, StudyPage page);
}
