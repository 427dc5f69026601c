using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Runs;
using Noether.Studio.Files;

namespace Noether.Studio.Forms;

/// <summary>
/// The form in which a run is asked for: a file, the methods that take it, and the fields that the settings of data,
/// method and run describe.
/// </summary>
public sealed record RunForm
{
    /// <summary>How the names of fields begin that say how data are read.</summary>
    internal const string DataPrefix = "data-";
    private const string MethodPrefix = "set-";
    private const string RunPrefix = "run-";

    private Dictionary<string, string> DataValues { get; init; } = [];

    private Dictionary<string, string> MethodValues { get; init; } = [];

    private Dictionary<string, string> RunValues { get; init; } = [];

    /// <summary>Name of the field that chooses a preset.</summary>
    public const string PresetField = MethodPrefix + SettingSet.PresetName;

    /// <summary>Name of the file among the uploads.</summary>
    public required string File { get; init; }

    /// <summary>Whether it is a picture.</summary>
    public required bool IsPicture { get; init; }

    /// <summary>The methods that take it, the default first.</summary>
    public required IReadOnlyList<IMethod> Methods { get; init; }

    /// <summary>The method that is chosen.</summary>
    public required IMethod Method { get; init; }

    /// <summary>What the run should be called; null for a name after the file.</summary>
    public string? Name { get; private init; }

    /// <summary>The preset that is chosen; null for the default.</summary>
    public string? Preset => MethodValues.GetValueOrDefault(SettingSet.PresetName);

    /// <summary>How the data are read; none where the method takes them as they are.</summary>
    public IReadOnlyList<FormField> DataFields => Method.Card.Data == DataKind.Samples
        ? FormField.Of(DataFile.Options, DataPrefix, DataValues)
        : [];

    /// <summary>The settings of the method.</summary>
    public IReadOnlyList<FormField> MethodFields => FormField.Of(Method.Settings, MethodPrefix, MethodValues);

    /// <summary>What every run has.</summary>
    public IReadOnlyList<FormField> RunFields => FormField.Of(RunChoices.Set, RunPrefix, RunValues);

    /// <summary>Reads the fields; values are not looked at yet.</summary>
    /// <exception cref="NoetherException">The file or the method is none that there is.</exception>
    internal static RunForm Read(MethodCatalogue methods, RunsFolder folder, FormFields fields)
    {
        var file = fields.Text("file")
            ?? throw new NoetherException("No data were chosen; upload a file or take an example.");
        var isPicture = DataFile.IsPicture(folder, file);
        var options = Values(DataFile.Options, DataPrefix, fields);
        var likeliest = DataFile.DefaultKind(isPicture, options);
        // Of a picture, the rows are samples too.
        var offered = methods.All
            .Where(method => method.Card.Data == DataKind.Samples
                || (isPicture && method.Card.Data == DataKind.Picture))
            .OrderBy(method => method.Card.Data == likeliest ? 0 : 1).ToArray();
        if (offered.Length == 0)
            throw new NoetherException($"No method of this program takes {file}; choose another file.");
        var method = fields.Text("method") is { } wish ? methods.Require(wish) : offered[0];
        if (!offered.Contains(method))
        {
            throw new NoetherException(
                $"The method {method.Card.Name} does not take {file}; choose another {SettingName.Mention("method")}.")
            {
                Setting = "method",
            };
        }

        return new RunForm
        {
            File = file,
            IsPicture = isPicture,
            Methods = offered,
            Method = method,
            Name = fields.Text("name"),
            DataValues = options,
            MethodValues = Values(method.Settings, MethodPrefix, fields),
            RunValues = Values(RunChoices.Set, RunPrefix, fields),
        };
    }

    /// <summary>Reads a wish whose settings have the names that they have on the command line.</summary>
    /// <exception cref="NoetherException">File, method or the name of a setting is none that there is.</exception>
    internal static RunForm Read(
        MethodCatalogue methods, RunsFolder folder, string? file, string? method, string? name,
        IReadOnlyDictionary<string, string> settings)
    {
        string[] prefixes = [DataPrefix, MethodPrefix, RunPrefix];
        var form = Read(methods, folder, new FormFields(field => field switch
        {
            "file" => file,
            "method" => method,
            "name" => name,
            _ => settings.GetValueOrDefault(field[prefixes.First(prefix => field.StartsWith(prefix, StringComparison.Ordinal)).Length..]),
        }));
        IEnumerable<string> known = form.DataFields.Concat(form.MethodFields).Concat(form.RunFields)
            .Select(field => field.Setting.Name);
        if (form.Method.Settings.Presets.Count > 0)
            known = known.Prepend(SettingSet.PresetName);
        return settings.Keys.FirstOrDefault(given => !known.Contains(given)) is not { } unknown
            ? form
            : throw new NoetherException(
                $"There is no setting {SettingName.Mention(unknown)} of {form.Method.Card.Name}; there are "
                + $"{string.Join(", ", known.Select(SettingName.Mention))}.")
            {
                Code = "setting.unknown",
                Setting = unknown,
            };
    }

    /// <summary>The settings that say how the data are read.</summary>
    /// <exception cref="NoetherException">A value cannot be used; the failure names its setting.</exception>
    internal IReadOnlyDictionary<string, string> DataSettings() =>
        Method.Card.Data == DataKind.Samples ? Given(DataFile.Options, DataValues) : new Dictionary<string, string>();

    /// <summary>What the fields ask for.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <exception cref="NoetherException">A value cannot be used; the failure names its setting.</exception>
    internal RunRequest Request(RunsFolder folder)
    {
        var choices = (RunChoices)RunChoices.Set.Create(RunValues);
        return new RunRequest
        {
            Method = Method.Card.Name,
            Data = folder.ShownUpload(File),
            DataSettings = DataSettings(),
            Settings = Given(Method.Settings, MethodValues),
            Seed = choices.Seed,
            BudgetSeconds = choices.Budget?.TotalSeconds,
        };
    }

    /// <summary>The address of the page that shows a file with settings of data.</summary>
    internal static string Address(string file, IReadOnlyDictionary<string, string> options) =>
        $"/discover?file={Uri.EscapeDataString(file)}"
        + string.Concat(options.Select(pair => $"&{DataPrefix}{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    // Only what differs from the defaults, in the form in which it is written.
    private static Dictionary<string, string> Given(SettingSet set, Dictionary<string, string> values) =>
        set.Differences(set.Create(values)).ToDictionary();

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
