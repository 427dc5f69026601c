using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Studio.Forms;

/// <summary>Files that stand beside samples, as fields of the form.</summary>
internal sealed record CompanionChoices
{
    private static readonly SettingSet Set = SettingSet.Of<CompanionChoices>();

    /// <summary>Labels.</summary>
    [Setting("File of the labels: classes or values, one row a sample.", Automatic = "choose a file")]
    public string? Labels { get; init; }

    /// <summary>Second samples.</summary>
    [Setting("File of the second samples: row by row what became of the first.", Automatic = "choose a file")]
    public string? Next { get; init; }

    /// <summary>Steps.</summary>
    [Setting("File of how far each pair is apart, one number a row.", Automatic = "found out")]
    public string? Steps { get; init; }

    /// <summary>The fields that a kind of data has.</summary>
    public static IEnumerable<Setting> Of(DataKind kind) => Set.All.Where(setting => kind switch
    {
        DataKind.Labels => setting.Name == DataFiles.Labels,
        DataKind.Pairs => setting.Name is DataFiles.Next or DataFiles.Steps,
        _ => false,
    });
}
