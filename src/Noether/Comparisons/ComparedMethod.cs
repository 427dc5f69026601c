using Noether.Discovery;

namespace Noether.Comparisons;

/// <summary>A method that takes part in a comparison, with settings of its own.</summary>
/// <param name="Label">What it is called in the comparison: the text it was read from, such as "lens:axes=1".</param>
/// <param name="Method">The method.</param>
/// <param name="Settings">Its settings that differ from the defaults: texts by name.</param>
public sealed record ComparedMethod(string Label, IMethod Method, IReadOnlyDictionary<string, string> Settings)
{
    private const char Between = ':';
    private const char Is = '=';

    /// <summary>Its part of the name of a run folder: the label with only letters, digits, points, dashes and underscores.</summary>
    public string Folder => string.Concat(
        Label.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));

    /// <summary>Reads a list: names with commas between them, each with settings behind colons, "lens,lens:axes=1:restarts=2".</summary>
    /// <param name="text">The list.</param>
    /// <param name="methods">What there is.</param>
    /// <exception cref="NoetherException">
    /// The list is empty or names something twice, a method or a setting is unknown, or a value cannot be used.
    /// </exception>
    public static IReadOnlyList<ComparedMethod> Parse(string text, MethodCatalogue methods)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(methods);
        ComparedMethod[] read = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(item => One(item, methods))];
        if (read.Length == 0)
            throw Wrong("The list of methods is empty; name at least one, with commas between them.");
        var twice = read.GroupBy(method => method.Folder).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? read
            : throw Wrong($"The list of methods has {twice.First().Label} twice; name it once, or with other settings.");
    }

    /// <summary>All methods for a kind of data, with their defaults.</summary>
    /// <param name="kind">The kind of data.</param>
    /// <param name="methods">What there is.</param>
    /// <exception cref="NoetherException">There is none.</exception>
    public static IReadOnlyList<ComparedMethod> All(DataKind kind, MethodCatalogue methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        ComparedMethod[] all = [.. methods.All.Where(method => method.Card.Takes(kind))
            .Select(method => new ComparedMethod(method.Card.Name, method, new Dictionary<string, string>()))];
        return all.Length > 0 ? all : throw Wrong("There is no method for such data in this program.");
    }

    private static ComparedMethod One(string item, MethodCatalogue methods)
    {
        var parts = item.Split(Between, StringSplitOptions.TrimEntries);
        var method = methods.Require(parts[0]);
        var settings = new Dictionary<string, string>();
        foreach (var part in parts.Skip(1))
        {
            var at = part.IndexOf(Is, StringComparison.Ordinal);
            if (at <= 0)
                throw Wrong($"'{part}' in the list of methods is no setting; write NAME:setting=value.");
            settings[part[..at].Trim()] = part[(at + 1)..].Trim();
        }

        // What is wrong is said before anything runs.
        method.Settings.Create(settings);
        return new ComparedMethod(item, method, settings);
    }

    private static NoetherException Wrong(string sentence) => new(sentence) { Code = "setting.value", Setting = "methods" };
}
