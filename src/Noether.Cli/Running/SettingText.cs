using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Cli.Running;

/// <summary>The words of the command line for settings that the library describes.</summary>
internal static class SettingText
{
    /// <summary>The option of a setting as people type it.</summary>
    /// <param name="setting">The setting.</param>
    public static string OptionOf(Setting setting) => setting.Default is true
        ? SwitchOff(setting.Name)
        : OptionOf(setting.Name);

    /// <summary>The option of a name.</summary>
    /// <param name="name">Name of a setting.</param>
    public static string OptionOf(string name) => "--" + name;

    /// <summary>The option that turns a switch off.</summary>
    /// <param name="name">Name of the switch.</param>
    public static string SwitchOff(string name) => "--no-" + name;

    /// <summary>What stands for the value in the help; empty for a switch.</summary>
    /// <param name="setting">The setting.</param>
    public static string Placeholder(Setting setting) => setting.Kind switch
    {
        SettingKind.Switch => "",
        SettingKind.Whole => "n",
        SettingKind.Real => "x",
        SettingKind.Duration => "time",
        SettingKind.Choice => Words(setting.Choices),
        SettingKind.Choices => "list",
        _ => "text",
    };

    /// <summary>A few words as a placeholder, or what stands for more of them.</summary>
    /// <param name="words">The words.</param>
    public static string Words(IReadOnlyList<string> words) => words.Count > 2 ? "name" : string.Join('|', words);

    /// <summary>What the help says of a setting: its sentence, what is allowed and the default.</summary>
    /// <param name="setting">The setting.</param>
    public static string Describe(Setting setting)
    {
        // What is on is described as an order, such as "Use this".
        var sentence = setting.Default is true ? $"Do not {Lower(setting.Sentence)}" : setting.Sentence;
        var allowed = Allowed(setting);
        var text = allowed.Length == 0 ? sentence : $"{sentence} {char.ToUpperInvariant(allowed[0])}{allowed[1..]}.";
        var shown = setting.Kind != SettingKind.Switch || setting.Default is null;
        return shown && setting.DefaultText != "none" ? $"{text} [default: {setting.DefaultText}]" : text;
    }

    /// <summary>What the help says of the presets of a method.</summary>
    /// <param name="presets">At least one.</param>
    public static string Describe(IReadOnlyList<Preset> presets) =>
        string.Concat(presets.Select(preset => $"{preset.Name}: {preset.Sentence.TrimEnd('.')}. "))
        + $"[default: {presets[0].Name}]";

    /// <summary>Replaces the mentions of settings in a sentence of the library by options.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="methods">Whose switches are on unless turned off.</param>
    public static string Translate(string sentence, MethodCatalogue methods) => SettingName.Translate(sentence, name =>
        methods.All.Any(method => method.Settings.Find(name) is { Default: true }) ? SwitchOff(name) : OptionOf(name));

    /// <summary>Range and unit, such as "from 1 to 64 pixels"; empty where anything goes.</summary>
    /// <param name="setting">The setting.</param>
    public static string Allowed(Setting setting)
    {
        // Two words stand in place of the value already.
        if (setting.Kind == SettingKind.Choice)
            return setting.Choices.Count > 2 ? $"one of {setting.Range}" : "";
        if (setting.Kind == SettingKind.Choices)
            return $"some of {setting.Range}, with commas between";
        if (setting.Unit.Length == 0)
            return setting.Range;
        return setting.Range.Length == 0 ? $"in {setting.Unit}" : $"{setting.Range} {setting.Unit}";
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
