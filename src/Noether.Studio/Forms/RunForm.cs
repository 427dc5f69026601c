using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Runs;
using Noether.Studio.Files;

namespace Noether.Studio.Forms;

/// <summary>
/// The form in which a run is asked for: what there is, its files, the methods that take it, and the fields that the
/// settings of data, method and run describe.
/// </summary>
public sealed record RunForm
{
    /// <summary>How the names of fields begin that say how data are read.</summary>
    internal const string DataPrefix = "data-";
    private const string MethodPrefix = "set-";
    private const string RunPrefix = "run-";

    // Says in a wish that the file holds paths, as on the command line.
    private const string PathsWord = "paths";

    private Dictionary<string, string> DataValues { get; init; } = [];

    private Dictionary<string, string> MethodValues { get; init; } = [];

    private Dictionary<string, string> RunValues { get; init; } = [];

    /// <summary>Name of the field that chooses a preset.</summary>
    public const string PresetField = MethodPrefix + SettingSet.PresetName;

    /// <summary>Name of the file among the uploads.</summary>
    public required string File { get; init; }

    /// <summary>Whether it is a picture.</summary>
    public required bool IsPicture { get; init; }

    /// <summary>What there is.</summary>
    public required DataChoice Choice { get; init; }

    /// <summary>What there may be in such a file.</summary>
    public required IReadOnlyList<DataChoice> Choices { get; init; }

    /// <summary>The methods that take it, the default first.</summary>
    public required IReadOnlyList<IMethod> Methods { get; init; }

    /// <summary>The method that is chosen.</summary>
    public required IMethod Method { get; init; }

    /// <summary>What the run should be called; null for a name after the file.</summary>
    public string? Name { get; private init; }

    /// <summary>The files to choose companions from.</summary>
    public IReadOnlyList<string> Uploaded { get; init; } = [];

    /// <summary>The preset that is chosen; null for the default.</summary>
    public string? Preset => MethodValues.GetValueOrDefault(SettingSet.PresetName);

    /// <summary>The files beside the first, and how all are read; none where the method takes the file as it is.</summary>
    public IReadOnlyList<FormField> DataFields =>
    [
        .. CompanionChoices.Of(Kind).Select(setting => FormField.OfFile(setting, DataPrefix, DataValues, Uploaded)),
        .. OpenedData.ReaderOf(Kind) is { } reader ? FormField.Of(reader, DataPrefix, DataValues) : [],
    ];

    /// <summary>The settings of the method.</summary>
    public IReadOnlyList<FormField> MethodFields => FormField.Of(Method.Settings, MethodPrefix, MethodValues);

    /// <summary>What every run has.</summary>
    public IReadOnlyList<FormField> RunFields => FormField.Of(RunChoices.Set, RunPrefix, RunValues);

    internal DataKind Kind => Choice.Kind;

    /// <summary>Whether somebody has said how the data are read, or which files stand beside them.</summary>
    internal bool IsTold => DataValues.Count > 0;

    /// <summary>Reads the fields; values are not looked at yet.</summary>
    /// <exception cref="NoetherException">The file or the method is none that there is.</exception>
    internal static RunForm Read(MethodCatalogue methods, RunsFolder folder, FormFields fields)
    {
        var file = fields.Text("file")
            ?? throw new NoetherException("No data were chosen; upload a file or take an example.");
        var isPicture = DataFile.IsPicture(folder, file);
        var named = fields.Text("method") is { } wish ? methods.Require(wish) : null;
        var choice = DataChoice.Find(fields.Text(DataChoice.Field)) ?? Guess(methods, named, isPicture, fields);
        var offered = methods.All.Where(method => method.Card.Takes(choice.Kind))
            .OrderBy(method => method.Card.Data == choice.Kind ? 0 : 1).ToArray();
        if (offered.Length == 0)
            throw new NoetherException($"No method of this program takes {file}; choose another file.");
        var chosen = named ?? offered[0];
        if (!offered.Contains(chosen) || (choice.Kind == DataKind.Picture && !isPicture && named is not null))
        {
            throw new NoetherException(
                $"The method {chosen.Card.Name} does not take {file}; choose another {SettingName.Mention("method")}.")
            {
                Setting = "method",
            };
        }

        return new RunForm
        {
            File = file,
            IsPicture = isPicture,
            Choice = choice,
            Choices = [.. DataChoice.All.Where(one => one == choice
                || ((one.Kind != DataKind.Picture || isPicture) && methods.All.Any(method => method.Card.Takes(one.Kind))))],
            Methods = offered,
            Method = chosen,
            Name = fields.Text("name"),
            Uploaded = CompanionChoices.Of(choice.Kind).Any() ? Uploads.Tables(folder) : [],
            DataValues = DataValuesOf(choice.Kind, fields),
            MethodValues = Values(chosen.Settings, MethodPrefix, fields),
            RunValues = Values(RunChoices.Set, RunPrefix, fields),
        };
    }

    /// <summary>Reads a wish whose settings have the names that they have on the command line.</summary>
    /// <exception cref="NoetherException">File, method or the name of a setting is none that there is.</exception>
    internal static RunForm Read(
        MethodCatalogue methods, RunsFolder folder, string? file, string? method, string? name,
        IReadOnlyDictionary<string, string> settings)
    {
        if (settings.GetValueOrDefault(PathsWord, "no") is not ("yes" or "no"))
            throw new NoetherException($"{SettingName.Mention(PathsWord)} must be true or false.") { Setting = PathsWord };
        string[] prefixes = [DataPrefix, MethodPrefix, RunPrefix];
        var beside = DataFiles.Of("", settings).Told is DataKind.Pairs;
        var form = Read(methods, folder, new FormFields(field => field switch
        {
            "file" => file,
            "method" => method,
            "name" => name,
            DataChoice.Field => settings.GetValueOrDefault(PathsWord) == "yes" ? DataChoice.Of(DataKind.Paths).Id : null,
            // Where there are pairs, steps are theirs.
            MethodPrefix + DataFiles.Steps when beside => null,
            _ => settings.GetValueOrDefault(field[prefixes.First(prefix => field.StartsWith(prefix, StringComparison.Ordinal)).Length..]),
        }));
        IEnumerable<string> known = form.DataFields.Concat(form.MethodFields).Concat(form.RunFields)
            .Select(field => field.Setting.Name).Distinct();
        if (form.Method.Settings.Presets.Count > 0)
            known = known.Prepend(SettingSet.PresetName);
        return settings.Keys.FirstOrDefault(given => given != PathsWord && !known.Contains(given)) is not { } unknown
            ? form
            : throw new NoetherException(
                $"There is no setting {SettingName.Mention(unknown)} of {form.Method.Card.Name}; there are "
                + $"{string.Join(", ", known.Select(SettingName.Mention))}.")
            {
                Code = "setting.unknown",
                Setting = unknown,
            };
    }

    /// <summary>The files, and the settings that say how they are read.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <exception cref="NoetherException">A value cannot be used; the failure names its setting.</exception>
    internal DataFiles Files(RunsFolder folder) => new(
        folder.ShownUpload(File),
        OpenedData.ReaderOf(Kind) is { } reader
            ? Given(reader, DataValues.Where(pair => reader.Find(pair.Key) is not null).ToDictionary())
            : new Dictionary<string, string>(),
        DataValues.Where(pair => DataFiles.CompanionNames.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => folder.ShownUpload(Path.GetFileName(pair.Value))));

    /// <summary>What the fields ask for.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <exception cref="NoetherException">A value cannot be used; the failure names its setting.</exception>
    internal RunRequest Request(RunsFolder folder)
    {
        var choices = (RunChoices)RunChoices.Set.Create(RunValues);
        var files = Files(folder);
        DataFile.RequireCompanions(Kind, files);
        return new RunRequest
        {
            Method = Method.Card.Name,
            Data = files.Path,
            DataSettings = files.Settings.Concat(files.Companions).ToDictionary(),
            Settings = Given(Method.Settings, MethodValues),
            Seed = choices.Seed,
            BudgetSeconds = choices.Budget?.TotalSeconds,
        };
    }

    /// <summary>The address of the page that shows a file with settings of data.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="options">Settings and companions by name.</param>
    /// <param name="have">What it is; null means that the file shows it.</param>
    internal static string Address(string file, IReadOnlyDictionary<string, string> options, string? have = null) =>
        $"/discover?file={Uri.EscapeDataString(file)}"
        + (have is null ? "" : $"&{DataChoice.Field}={Uri.EscapeDataString(have)}")
        + string.Concat(options.Select(pair => $"&{DataPrefix}{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    // What is there where nobody has said it: what the method takes, what companions make of samples, what the file shows.
    private static DataChoice Guess(MethodCatalogue methods, IMethod? named, bool isPicture, FormFields fields)
    {
        var beside = DataFiles.Of("", DataValuesOf(DataKind.Labels, fields).Concat(DataValuesOf(DataKind.Pairs, fields))
            .DistinctBy(pair => pair.Key).ToDictionary());
        var kind = beside.Told ?? (named is not null
            ? beside.KindFor(named.Card)
            : DataFile.DefaultKind(isPicture, beside.Settings));
        if (methods.All.All(method => !method.Card.Takes(kind)))
            kind = DataKind.Samples;
        return kind == DataKind.Samples && beside.Settings.ContainsKey(DataHints.WindowSetting)
            ? DataChoice.Signal
            : DataChoice.Of(kind);
    }

    // Only what differs from the defaults, in the form in which it is written.
    private static Dictionary<string, string> Given(SettingSet set, Dictionary<string, string> values) =>
        set.Differences(set.Create(values)).ToDictionary();

    private static Dictionary<string, string> DataValuesOf(DataKind kind, FormFields fields)
    {
        var values = OpenedData.ReaderOf(kind) is { } reader ? Values(reader, DataPrefix, fields) : [];
        foreach (var setting in CompanionChoices.Of(kind))
        {
            if (fields.Text(DataPrefix + setting.Name) is { } file)
                values[setting.Name] = file;
        }

        return values;
    }

    private static Dictionary<string, string> Values(SettingSet set, string prefix, FormFields fields)
    {
        var names = set.All.Select(setting => setting.Name);
        var values = new Dictionary<string, string>();
        foreach (var name in set.Presets.Count > 0 ? names.Append(SettingSet.PresetName) : names)
        {
            if (fields.Text(prefix + name) is { } text)
                values[name] = text;
        }

        return values;
    }
}
