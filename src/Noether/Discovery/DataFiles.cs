namespace Noether.Discovery;

/// <summary>The files that data are in, and how they are read: texts as people give them.</summary>
/// <param name="Path">The file of samples, paths or a picture.</param>
/// <param name="Settings">How it is read: settings of its reader, by name.</param>
/// <param name="Companions">Files beside samples: paths by the names of <see cref="CompanionNames"/>.</param>
public sealed record DataFiles(
    string Path, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Companions)
{
    /// <summary>Labels of samples, one row each.</summary>
    public const string Labels = "labels";

    /// <summary>A model in place of labels.</summary>
    public const string Function = "function";

    /// <summary>The second samples of pairs.</summary>
    public const string Next = "next";

    /// <summary>How far each pair is apart.</summary>
    public const string Steps = "steps";

    /// <summary>The names of files that can stand beside samples.</summary>
    public static IReadOnlyList<string> CompanionNames { get; } = [Labels, Function, Next, Steps];

    /// <summary>The kind that the companions make of samples; null where there are none.</summary>
    public DataKind? Told => Companions.ContainsKey(Next) ? DataKind.Pairs
        : Companions.ContainsKey(Labels) || Companions.ContainsKey(Function) ? DataKind.Labels
        : null;

    /// <summary>The files of a request, whose settings and companions stand in one list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="given">Settings and companions by name.</param>
    public static DataFiles Of(string path, IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return new DataFiles(
            path, given.Where(pair => !CompanionNames.Contains(pair.Key)).ToDictionary(),
            given.Where(pair => CompanionNames.Contains(pair.Key)).ToDictionary());
    }

    /// <summary>The kind of data that a method is given from these files.</summary>
    /// <param name="card">The card of the method.</param>
    public DataKind KindFor(MethodCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Told ?? (card.Takes(DataKind.Samples) ? DataKind.Samples : card.Data);
    }
}
