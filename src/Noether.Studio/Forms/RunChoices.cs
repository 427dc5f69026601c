using Noether.Discovery.Settings;

namespace Noether.Studio.Forms;

/// <summary>What every run has beside data and settings, as fields of the form.</summary>
internal sealed record RunChoices
{
    /// <summary>The fields.</summary>
    public static SettingSet Set { get; } = SettingSet.Of<RunChoices>();

    /// <summary>Seed of every random stream.</summary>
    [Setting("Seed of every random choice: same seed, same answer.")]
    public ulong Seed { get; init; }

    /// <summary>Time to spend; null means as long as it takes.</summary>
    [Setting("Time to spend, such as 60s, 5m or 1h; a run that it cuts short gives its best answer so far.",
        Least = 0.001, Automatic = "as long as it takes")]
    public TimeSpan? Budget { get; init; }
}
