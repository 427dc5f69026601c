using System.Globalization;
using Noether.Data;
using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Pictures;

namespace Noether.Sweeps;

/// <summary>What the names of a plan mean: makes a case of names and texts.</summary>
/// <param name="methods">The methods that there are.</param>
/// <param name="folder">What paths of files are relative to.</param>
internal sealed class SweepVocabulary(MethodCatalogue methods, string folder)
{
    private const string OfData = "data.";
    private const string OfMethod = "method.";

    private static readonly SettingSet Samples = SettingSet.Of<SampleFileOptions>();
    private static readonly SettingSet Paths = SettingSet.Of<PathFileOptions>();
    private static readonly SettingSet MadeSamples = SettingSet.Of<GeneratedSamples>();
    private static readonly SettingSet MadePaths = SettingSet.Of<GeneratedPaths>();

    private static readonly string[] Files = ["labels", "function", "next"];
    private static readonly string[] Own = ["data", "method", "seed", "data-seed", "budget", "truth", .. Files];

    private static readonly Dictionary<string, SignalFamily> Families =
        Enum.GetValues<SignalFamily>().ToDictionary(family => SettingName.Of(family.ToString()));

    private static readonly Dictionary<string, PathSystem> Systems =
        Enum.GetValues<PathSystem>().ToDictionary(system => SettingName.Of(system.ToString()));

    /// <summary>Makes a case.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="values">Names and texts; an empty text says nothing.</param>
    /// <exception cref="NoetherException">It cannot be run; the sentence names the case.</exception>
    public SweepCase Read(int number, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        try
        {
            return Case(number, values);
        }
        catch (NoetherException failure) when (failure.Code != "sweep.case")
        {
            throw Wrong(number, failure.Message, failure);
        }
    }

    /// <summary>Reads a seed.</summary>
    /// <param name="number">The case, for the sentence.</param>
    /// <param name="name">What the plan calls it.</param>
    /// <param name="text">The text; an empty one is 0.</param>
    /// <exception cref="NoetherException">It is no seed.</exception>
    public static ulong Seed(int number, string name, string text) =>
        text.Length == 0 ? 0
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw Wrong(number, $"{SettingName.Mention(name)} must be a whole number from 0 to {ulong.MaxValue}, not '{text}'.");

    private SweepCase Case(int number, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var given = values.Where(value => value.Value.Length > 0).ToDictionary();
        var source = given.GetValueOrDefault("data")
            ?? throw new NoetherException("It has no data; give a file, or the name of signals or of a system under \"data\".");
        var seed = Seed(number, "seed", given.GetValueOrDefault("seed", ""));
        var dataSeed = given.TryGetValue("data-seed", out var other) ? Seed(number, "data-seed", other) : seed;
        var companions = new Dictionary<string, string>();
        foreach (var name in Files.Where(given.ContainsKey))
            companions.Add(name, File(given[name]));
        var made = Families.ContainsKey(source) || Systems.ContainsKey(source);
        var path = made ? source : File(source);
        var kind = Kind(source, path, made, given);
        var method = given.TryGetValue("method", out var word) ? methods.Require(word) : methods.DefaultFor(kind)
            ?? throw new NoetherException("There is no method for such data in this program.");
        if (made && given.ContainsKey("method") && method.Card.Data != kind)
            throw new NoetherException($"The method {word} does not take what {source} makes; choose another one.");
        kind = method.Card.Data;
        RequireCompanions(method.Card, companions);
        var reader = Systems.ContainsKey(source) ? MadePaths : made ? MadeSamples : kind switch
        {
            DataKind.Picture => null,
            DataKind.Paths => Paths,
            _ => Samples,
        };
        var (data, settings) = Divide(given, reader, method, companions);
        method.Settings.Create(settings);
        var options = reader?.Create(data);
        return new SweepCase
        {
            Number = number,
            Values = values,
            Method = method,
            Source = path,
            Kind = kind,
            DataSettings = data,
            Companions = companions,
            Settings = settings,
            Seed = seed,
            Budget = given.TryGetValue("budget", out var budget) ? Time(budget) : null,
            Truth = given.TryGetValue("truth", out var truth) ? File(truth) : null,
            Samples = options is GeneratedSamples samples ? samples.Of(Families[source], dataSeed) : null,
            Paths = options is GeneratedPaths paths ? paths.Of(Systems[source], dataSeed) : null,
        };
    }

    private static DataKind Kind(string source, string path, bool made, Dictionary<string, string> given)
    {
        if (made)
            return Systems.ContainsKey(source) ? DataKind.Paths : DataKind.Samples;
        if (given.ContainsKey("next"))
            return DataKind.Pairs;
        if (given.ContainsKey("labels") || given.ContainsKey("function"))
            return DataKind.Labels;
        if (given.Keys.Any(name => Paths.Find(Bare(name)) is not null))
            return DataKind.Paths;
        return !given.Keys.Any(name => Samples.Find(Bare(name)) is not null) && PictureFile.IsPicture(path)
            ? DataKind.Picture : DataKind.Samples;
    }

    private static void RequireCompanions(MethodCard card, Dictionary<string, string> companions)
    {
        var pairs = companions.ContainsKey("next");
        var labels = companions.ContainsKey("labels") || companions.ContainsKey("function");
        string? wrong = (card.Data, pairs, labels) switch
        {
            (DataKind.Pairs, false, _) => "needs pairs: give the file of second samples under \"next\"",
            (DataKind.Labels, _, false) => "needs labels or a function: give a file under \"labels\" or \"function\"",
            (not DataKind.Pairs, true, _) => "has no use for \"next\"",
            (not DataKind.Labels, _, true) => "has no use for \"labels\" or \"function\"",
            _ => null,
        };
        if (wrong is not null)
            throw new NoetherException($"The method {card.Name} {wrong}.");
    }

    // A name of both goes to the data, unless the plan says otherwise.
    private (Dictionary<string, string> Data, Dictionary<string, string> Settings) Divide(
        Dictionary<string, string> given, SettingSet? reader, IMethod method, Dictionary<string, string> companions)
    {
        var data = new Dictionary<string, string>();
        var settings = new Dictionary<string, string>();
        foreach (var (name, text) in given.Where(value => !Own.Contains(value.Key)))
        {
            var bare = Bare(name);
            var ofData = reader?.Find(bare) is not null;
            var ofMethod = method.Settings.Find(bare) is not null
                || (bare == SettingSet.PresetName && method.Settings.Presets.Count > 0);
            if (ofData && !name.StartsWith(OfMethod, StringComparison.Ordinal))
                data[bare] = text;
            else if (ofMethod && !name.StartsWith(OfData, StringComparison.Ordinal))
                settings[bare] = text;
            else if (name == "steps" && companions.ContainsKey("next"))
                companions.Add(name, File(text));
            else
                throw Unknown(name, reader, method);
        }

        return (data, settings);
    }

    private static NoetherException Unknown(string name, SettingSet? reader, IMethod method) => new(
        $"{SettingName.Mention(name)} is no setting of the method {method.Card.Name} nor of its data; there are "
        + string.Join(", ", Own.Concat((reader?.All ?? []).Concat(method.Settings.All).Select(setting => setting.Name))
            .Distinct().Select(SettingName.Mention)) + ".")
    {
        Code = "setting.unknown",
        Setting = name,
    };

    private static string Bare(string name) => name.StartsWith(OfData, StringComparison.Ordinal) ? name[OfData.Length..]
        : name.StartsWith(OfMethod, StringComparison.Ordinal) ? name[OfMethod.Length..] : name;

    private static TimeSpan Time(string text) => Discovery.Settings.Durations.Parse(text) as TimeSpan?
        ?? throw new NoetherException($"{SettingName.Mention("budget")} must be a time such as 60s, 5m or 1h, not '{text}'.");

    private string File(string name)
    {
        var path = name.Contains('\0') ? name : Path.GetFullPath(name, folder);
        return System.IO.File.Exists(path) || Directory.Exists(path) ? path : throw new NoetherException(
            $"There is no file {path}; paths are relative to the folder of the plan, and data that are made have a name of "
            + $"{string.Join(", ", Families.Keys.Concat(Systems.Keys))}.");
    }

    private static NoetherException Wrong(int number, string sentence, Exception? cause = null) =>
        new($"Case {number} of the plan cannot be run: {sentence}", cause ?? new InvalidDataException(sentence))
        {
            Code = "sweep.case",
            Setting = (cause as NoetherException)?.Setting,
        };
}
