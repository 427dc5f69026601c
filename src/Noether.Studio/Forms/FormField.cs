using System.Globalization;
using Noether.Discovery.Settings;

namespace Noether.Studio.Forms;

/// <summary>A setting as a field of a form.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Name">Name of the field.</param>
/// <param name="Value">What stands in it; null for nothing.</param>
/// <param name="Placeholder">What holds where nothing is given.</param>
/// <param name="LeavesOpen">Whether presets differ in it, so that every choice is one to give.</param>
public sealed record FormField(Setting Setting, string Name, string? Value, string Placeholder, bool LeavesOpen)
{
    /// <summary>The words to choose from beside the placeholder; empty for a field to write into.</summary>
    public IReadOnlyList<string> Choices { get; } =
        [.. Words(Setting).Where(word => LeavesOpen || word == Value || word != Setting.DefaultText)];

    /// <summary>What it is, and what may be given.</summary>
    public string Help => Setting.Kind is SettingKind.Whole or SettingKind.Real && Setting.Range.Length > 0
        ? $"{Setting.Sentence} {char.ToUpperInvariant(Range[0])}{Range[1..]}{Unit}."
        : Setting.Sentence;

    /// <summary>The keyboard that a phone shows.</summary>
    public string? InputMode => Setting.Kind switch
    {
        SettingKind.Whole => "numeric",
        SettingKind.Real => "decimal",
        _ => null,
    };

    // Nobody comes near a bound of a million; what is too much is said where it is given.
    private string Range => Setting.Most >= 1e6 && double.IsFinite(Setting.Least)
        ? string.Create(CultureInfo.InvariantCulture, $"at least {Setting.Least}")
        : Setting.Range;

    private string Unit => Setting.Unit.Length > 0 ? " " + Setting.Unit : "";

    /// <summary>The files to choose from, for a field that names one; null for any other.</summary>
    public IReadOnlyList<string>? Files { get; private init; }

    /// <summary>A field that names a file.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="prefix">Begins the name of the field.</param>
    /// <param name="values">What was given, by name of the setting.</param>
    /// <param name="files">The files that there are.</param>
    internal static FormField OfFile(
        Setting setting, string prefix, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> files)
    {
        var value = values.GetValueOrDefault(setting.Name);
        return new FormField(setting, prefix + setting.Name, value, setting.DefaultText, LeavesOpen: false)
        {
            Files = value is null || files.Contains(value) ? files : [value, .. files],
        };
    }

    /// <summary>The fields of a set of settings.</summary>
    /// <param name="set">The settings.</param>
    /// <param name="prefix">Begins the names of the fields.</param>
    /// <param name="values">What was given, by name of the setting.</param>
    internal static IReadOnlyList<FormField> Of(
        SettingSet set, string prefix, IReadOnlyDictionary<string, string> values) =>
    [
        .. set.All.Select(setting =>
        {
            var differs = set.Presets.Select(preset => setting.Get(preset.Settings)).Distinct().Skip(1).Any();
            return new FormField(
                setting, prefix + setting.Name, values.GetValueOrDefault(setting.Name),
                differs ? "the preset decides" : setting.DefaultText, differs);
        }),
    ];

    private static IReadOnlyList<string> Words(Setting setting) => setting.Kind switch
    {
        SettingKind.Switch => ["yes", "no"],
        SettingKind.Choice => setting.Choices,
        _ => [],
    };
}
