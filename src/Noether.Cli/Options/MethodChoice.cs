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
    /// <param name="kind">The kind of data that the user said they are; null means that they show it.</param>
    /// <exception cref="NoetherException">There is no such method, or a setting belongs to another one.</exception>
    public static MethodChoice Of(
        MethodCatalogue methods, string? name, string path, IReadOnlyDictionary<string, string> given,
        DataKind? kind = null)
    {
        var method = name is not null ? methods.Require(name)
            : kind is { } told ? DefaultFor(methods, told)
            : DefaultFor(methods, path, given);
        if (kind is DataKind.Paths && method.Card.Data != DataKind.Paths)
        {
            throw new NoetherException(
                $"The method {method.Card.Name} takes {Words(method.Card.Data)}, not {Words(DataKind.Paths)}; choose another "
                + $"{SettingName.Mention("method")}.")
            {
                Setting = "method",
            };
        }

        var data = new Dictionary<string, string>();
        var own = new Dictionary<string, string>();
        foreach (var (key, text) in given)
        {
            if (OpenedData.ReaderOf(method.Card.Data)?.Find(key) is not null)
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
        DataKind.Paths => "paths",
        _ => "samples",
    };

    // One picture without a word about samples is a picture; everything else holds samples.
    private static IMethod DefaultFor(MethodCatalogue methods, string path, IReadOnlyDictionary<string, string> given)
    {
        var kind = !given.Keys.Any(key => OpenedData.SampleSettings.Find(key) is not null)
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
            ? $"it says how {(OpenedData.SampleSettings.Find(key) is not null ? "samples" : "paths")} are read, and this method takes {Words(method.Card.Data)}."
            : $"it is one of {Texts.Listed(owners)}, which {SettingName.Mention("method")} chooses.";
        return new NoetherException($"{SettingName.Mention(key)} is no setting of the method {method.Card.Name}; {rest}")
        {
            Code = "setting.unknown",
            Setting = key,
        };
    }
}
