using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Pictures;

namespace Noether.Cli.Options;

/// <summary>A method, and what of the given settings goes to it and what to the reader of its data.</summary>
/// <param name="Method">The method.</param>
/// <param name="DataSettings">How the data are read: texts by name.</param>
/// <param name="Settings">Settings of the method: texts by name.</param>
internal sealed record MethodChoice(
    IMethod Method, IReadOnlyDictionary<string, string> DataSettings, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Chooses a method and divides the settings.</summary>
    /// <param name="methods">What there is.</param>
    /// <param name="name">The method that was asked for; null means the default for the data.</param>
    /// <param name="path">The data.</param>
    /// <param name="given">All settings that were given, as texts by name.</param>
    /// <param name="kind">The kind of data where more than the path tells it; null where the path decides.</param>
    /// <exception cref="NoetherException">There is no such method, or a setting belongs to another one.</exception>
    public static MethodChoice Of(
        MethodCatalogue methods, string? name, string path, IReadOnlyDictionary<string, string> given,
        DataKind? kind = null)
    {
        var method = name is not null ? methods.Require(name)
            : kind is { } known ? DefaultFor(methods, known)
            : DefaultFor(methods, path, given);
        var data = new Dictionary<string, string>();
        var own = new Dictionary<string, string>();
        foreach (var (key, text) in given)
        {
            if (method.Card.Data != DataKind.Picture && SampleOptions.Settings.Find(key) is not null)
                data.Add(key, text);
            else if (Has(method, key))
                own.Add(key, text);
            else
                throw Foreign(methods, method, key);
        }

        return new MethodChoice(method, data, own);
    }

    /// <summary>The default method of a kind of data.</summary>
    /// <param name="methods">What there is.</param>
    /// <param name="kind">The kind of data.</param>
    /// <exception cref="NoetherException">There is none.</exception>
    public static IMethod DefaultFor(MethodCatalogue methods, DataKind kind) => methods.DefaultFor(kind)
        ?? throw new NoetherException(
            $"There is no method for {Words(kind)} in this program; "
            + "'noether methods' lists what there is.")
        {
            Code = "method.unknown",
            Setting = "method",
        };

    private static string Words(DataKind kind) => kind switch
    {
        DataKind.Picture => "a picture",
        DataKind.Labels => "labels",
        DataKind.Pairs => "pairs",
        _ => "samples",
    };

    // One picture without a word about samples is a picture; everything else holds samples.
    private static IMethod DefaultFor(MethodCatalogue methods, string path, IReadOnlyDictionary<string, string> given)
    {
        var kind = !given.Keys.Any(key => SampleOptions.Settings.Find(key) is not null)
            && File.Exists(path) && PictureFile.IsPicture(path)
            ? DataKind.Picture
            : DataKind.Samples;
        return DefaultFor(methods, kind);
    }

    private static bool Has(IMethod method, string key) =>
        method.Settings.Find(key) is not null || (key == SettingSet.PresetName && method.Settings.Presets.Count > 0);

    private static NoetherException Foreign(MethodCatalogue methods, IMethod method, string key)
    {
        var owners = methods.All.Where(other => Has(other, key)).Select(other => other.Card.Name).ToArray();
        var rest = owners.Length == 0
            ? "it says how samples are read, and this method takes a picture."
            : $"it is one of {Texts.Listed(owners)}, which {SettingName.Mention("method")} chooses.";
        return new NoetherException($"{SettingName.Mention(key)} is no setting of the method {method.Card.Name}; {rest}")
        {
            Code = "setting.unknown",
            Setting = key,
        };
    }
}
