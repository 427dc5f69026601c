namespace Noether.Studies;

/// <summary>A finished case, as it is kept.</summary>
internal sealed record StudyRow
{
    /// <summary>Key of the case.</summary>
    public required string Key { get; init; }

    /// <summary>Row of the summary.</summary>
    public required string Row { get; init; }

    /// <summary>Versions of program and study.</summary>
    public required string Version { get; init; }

    /// <summary>Everything else that the figures depend on.</summary>
    public required string Settings { get; init; }

    /// <summary>When it was finished.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Seconds of the whole case, with the making of its data.</summary>
    public required double Seconds { get; init; }

    /// <summary>
    /// Whether an earlier attempt was interrupted and its checkpoint used; times are then those of the last part alone.
    /// </summary>
    public required bool Resumed { get; init; }

    /// <summary>What was measured.</summary>
    public required StudyFigures Figures { get; init; }

    /// <summary>Whether this is what a case would measure now.</summary>
    public bool Answers(StudyCase wanted, string version) =>
        Key == wanted.Key && Version == version && Settings == wanted.Settings;
}
