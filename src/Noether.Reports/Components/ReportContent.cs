using Noether.Discovery;

namespace Noether.Reports.Components;

/// <summary>What stands on a page: a verdict, facts, and sections of figures.</summary>
public sealed record ReportContent
{
    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>What the page is about, a sentence below the heading; may be empty.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The conclusion; null where there is none.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>A few names and values below the verdict, the first with twice the room.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>The sections, in the order in which they are read.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];
}
