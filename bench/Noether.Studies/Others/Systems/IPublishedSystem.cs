namespace Noether.Studies.Others.Systems;

/// <summary>A published system with its must-reproduce table.</summary>
internal interface IPublishedSystem
{
    /// <summary>Its name in keys of cases, and that of the method in the list.</summary>
    string Name { get; }

    /// <summary>Who published it, and what it does, for the heading.</summary>
    string Title { get; }

    /// <summary>What a reader should know of the table, a few sentences.</summary>
    string Remark { get; }

    /// <summary>Parts of the table, each run for every seed: a name in keys, and what measures it.</summary>
    /// <param name="quick">Whether only to see that it runs.</param>
    IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick);

    /// <summary>The same for a system that needs files.</summary>
    /// <param name="options">What the user asked for.</param>
    IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(StudyOptions options) =>
        Parts(options.Quick);

    /// <summary>Seeds that are run, from 0. One where the source states single figures.</summary>
    int Seeds => 1;
}
