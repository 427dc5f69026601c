using System.CommandLine;
using Noether.Cli.Running;
using Noether.Discovery.Settings;

namespace Noether.Cli.Options;

/// <summary>
/// The options of a command that settings of the library stand behind. They hold the text as it was typed: whoever
/// owns the setting reads it and says what is wrong with it. Settings of one name share an option.
/// </summary>
internal sealed class SettingOptions
{
    private readonly List<Entry> entries = [];

    /// <summary>Creates the options of several sets of settings.</summary>
    /// <param name="sets">The sets, in the order in which the help shows them.</param>
    /// <exception cref="ArgumentException">One name is a switch in one set and takes a value in another.</exception>
    public SettingOptions(params ReadOnlySpan<SettingSet> sets)
    {
        foreach (var set in sets)
        {
            if (set.Presets.Count > 0)
                Add(SettingSet.PresetName, isSwitch: false);
            foreach (var setting in set.All)
                Add(setting.Name, setting.Kind == SettingKind.Switch);
        }

        Show(sets);
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in entries.SelectMany(entry => entry.All))
            command.Options.Add(option);
    }

    /// <summary>
    /// Makes the help show the settings of some sets and no others; of these not the ones that only few people need,
    /// which 'noether methods NAME' shows.
    /// </summary>
    /// <param name="sets">The sets; of settings of one name the first is described.</param>
    public void Show(params ReadOnlySpan<SettingSet> sets)
    {
        foreach (var option in entries.SelectMany(entry => entry.All))
            option.Hidden = true;
        foreach (var set in sets)
        {
            if (set.Presets.Count > 0)
            {
                var words = set.Presets.Select(preset => preset.Name).ToArray();
                Find(SettingSet.PresetName)!.Value!.Show(
                    SettingText.Words(words), SettingText.Describe(set.Presets));
            }

            foreach (var setting in set.All.Where(setting => !setting.IsAdvanced))
                Find(setting.Name)!.Show(setting);
        }
    }

    /// <summary>What was given, as texts by the names of the settings.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <exception cref="NoetherException">A switch is turned on and off.</exception>
    public IReadOnlyDictionary<string, string> Given(ParseResult parsed)
    {
        var given = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            if (entry.Given(parsed) is { } text)
                given.Add(entry.Name, text);
        }

        return given;
    }

    private Entry? Find(string name) => entries.Find(entry => entry.Name == name);

    private void Add(string name, bool isSwitch)
    {
        if (Find(name) is not { } known)
            entries.Add(new Entry(name, isSwitch));
        else if (known.Value is null != isSwitch)
            throw new ArgumentException($"The setting {name} is a switch in one method and takes a value in another.");
    }

    // Either one option with a value, or one that turns a switch on and one that turns it off.
    private sealed class Entry
    {
        private readonly Option<bool>? on;
        private readonly Option<bool>? off;

        public Entry(string name, bool isSwitch)
        {
            Name = name;
            if (isSwitch)
            {
                on = Texts.Switch(SettingText.OptionOf(name), "");
                off = Texts.Switch(SettingText.SwitchOff(name), "");
            }
            else
            {
                Value = Texts.Path(SettingText.OptionOf(name), "", "");
            }
        }

        public string Name { get; }

        public Option<string?>? Value { get; }

        public IEnumerable<Option> All => Value is null ? [on!, off!] : [Value];

        public void Show(Setting setting)
        {
            var text = SettingText.Describe(setting);
            if (Value is not null)
            {
                Value.Show(SettingText.Placeholder(setting), text);
                return;
            }

            if (setting.Default is not true)
                on!.Show("", text);
            if (setting.Default is not false)
                off!.Show("", setting.Default is true ? text : $"The contrary of {SettingText.OptionOf(Name)}.");
        }

        public string? Given(ParseResult parsed)
        {
            if (Value is not null)
                return parsed.GetValue(Value);
            var (yes, no) = (parsed.GetValue(on!), parsed.GetValue(off!));
            if (yes && no)
            {
                throw new NoetherException($"Give either {on!.Name} or {off!.Name}, not both.")
                {
                    Code = "usage",
                    Setting = Name,
                };
            }

            return yes ? "yes" : no ? "no" : null;
        }
    }
}

/// <summary>Shows an option that was hidden.</summary>
file static class Shown
{
    public static void Show(this Option option, string placeholder, string text)
    {
        // The first set that has the name describes it.
        if (!option.Hidden)
            return;
        option.Hidden = false;
        option.Description = text;
        if (placeholder.Length > 0)
            option.HelpName = placeholder;
    }
}
