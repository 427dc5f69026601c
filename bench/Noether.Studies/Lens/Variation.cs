using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>One way in which settings differ from those of the study.</summary>
/// <param name="Key">Names it in keys.</param>
/// <param name="Name">Names it in tables.</param>
/// <param name="Apply">Makes the change.</param>
internal sealed record Variation(string Key, string Name, Func<LensSettings, LensSettings> Apply)
{
    /// <summary>Nothing is changed.</summary>
    public static Variation None { get; } = new("none", "as it is", settings => settings);
}
