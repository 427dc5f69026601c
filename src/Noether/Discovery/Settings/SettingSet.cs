using System.Reflection;

namespace Noether.Discovery.Settings;

/// <summary>
/// All settings of a record, found by their <see cref="SettingAttribute"/>: the one place from which checks, options,
/// forms, command lines and reference pages come.
/// </summary>
public sealed class SettingSet
{
    /// <summary>Name under which a preset is chosen.</summary>
    public const string PresetName = "preset";

    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;

    private static readonly MethodInfo Clone =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly Func<object> create;

    private SettingSet(Func<object> create, IReadOnlyList<Preset> presets)
    {
        this.create = create;
        Presets = presets;
        var fallback = Begin(null);
        var all = new List<Setting>();
        Collect(fallback.GetType(), fallback, [], all);
        All = all;
    }

    /// <summary>The settings in the order in which the record declares them.</summary>
    public IReadOnlyList<Setting> All { get; }

    /// <summary>Named settings to begin from, the default first; may be empty.</summary>
    public IReadOnlyList<Preset> Presets { get; }

    /// <summary>The settings of a record type.</summary>
    /// <typeparam name="T">A record; its constructor gives the defaults.</typeparam>
    /// <param name="presets">Named settings to begin from, the default first; none means the constructor's.</param>
    public static SettingSet Of<T>(IReadOnlyList<Preset>? presets = null) where T : class, new() =>
        new(() => new T(), presets ?? []);

    /// <summary>A setting by name, or null.</summary>
    /// <param name="name">Lower case words with dashes.</param>
    public Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    /// <summary>Makes a settings record.</summary>
    /// <param name="values">
    /// What somebody gave, by name; <see cref="PresetName"/> chooses what the rest begins from where there are presets.
    /// </param>
    /// <exception cref="NoetherException">A name is unknown, or a value cannot be used; the message names it.</exception>
    public object Create(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var settings = Begin(values.GetValueOrDefault(PresetName));
        foreach (var (name, text) in values)
        {
            if (name == PresetName && Presets.Count > 0)
                continue;
            var setting = Find(name) ?? throw new NoetherException(
                $"There is no setting {SettingName.Mention(name)} here; there are "
                + $"{string.Join(", ", All.Select(known => SettingName.Mention(known.Name)))}.")
            {
                Code = "setting.unknown",
                Setting = name,
            };
            setting.Set(settings, setting.Parse(text));
        }

        return settings;
    }

    /// <summary>Refuses a record that has a value out of its range.</summary>
    /// <param name="settings">The record.</param>
    /// <exception cref="NoetherException">The first such setting, with its range.</exception>
    public void Require(object settings)
    {
        foreach (var setting in All)
            setting.Require(settings);
    }

    /// <summary>
    /// What has to be given to make a record, as names and texts: the preset first where it is not the default, then
    /// what differs from it.
    /// </summary>
    /// <param name="settings">The record.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Differences(object settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // The preset that leaves the least to say beside its name; the first of equals.
        return Presets.Count == 0
            ? Against(null)
            : Presets.Select(Against).MinBy(differences => differences.Count(given => given.Key != PresetName))!;

        List<KeyValuePair<string, string>> Against(Preset? preset)
        {
            var begin = Begin(preset?.Name);
            var differences = new List<KeyValuePair<string, string>>();
            if (preset is not null && preset != Presets[0])
                differences.Add(new(PresetName, preset.Name));
            foreach (var setting in All)
            {
                if (setting.Get(settings) is { } value && !Equals(value, setting.Get(begin)))
                    differences.Add(new(setting.Name, setting.Format(value)));
            }

            return differences;
        }
    }

    internal static object Copy(object settings) => Clone.Invoke(settings, null)!;

    private object Begin(string? presetName)
    {
        if (Presets.Count == 0)
            return create();
        var preset = presetName is null ? Presets[0] : Presets.FirstOrDefault(known => known.Name == presetName);
        return Copy((preset ?? throw new NoetherException(
            $"{SettingName.Mention(PresetName)} must be {string.Join(" or ", Presets.Select(known => known.Name))}, "
            + $"not '{presetName}'.")
        {
            Code = "setting.value",
            Setting = PresetName,
        }).Settings);
    }

    private static void Collect(Type type, object owner, IReadOnlyList<PropertyInfo> path, List<Setting> all)
    {
        foreach (var property in type.GetProperties(Public))
        {
            IReadOnlyList<PropertyInfo> longer = [.. path, property];
            if (property.GetCustomAttribute<SettingAttribute>() is { } description)
                all.Add(new Setting(description, longer, property.GetValue(owner)));
            else if (property.IsDefined(typeof(NestedSettingsAttribute)))
                Collect(property.PropertyType, property.GetValue(owner)!, longer, all);
        }
    }
}
