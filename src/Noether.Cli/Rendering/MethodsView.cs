using System.Text.Json;
using Noether.Cli.Options;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Cli.Rendering;

/// <summary>Shows methods. Plain text: no console library has to start for it.</summary>
internal static class MethodsView
{
    private const int Width = 100;

    /// <summary>A question in words.</summary>
    /// <param name="question">The question.</param>
    public static string Words(Question question) => question switch
    {
        Question.HiddenSymmetry => "Which symmetry is hidden in raw samples?",
        Question.LabelSymmetry => "Which symmetry does a function, or the labels of samples, have?",
        Question.PairGenerator => "Which transformation leads from one sample of a pair to the other?",
        Question.ConservedQuantity => "Which quantities do paths conserve?",
        Question.NamedSymmetry => "Is a named symmetry there?",
        Question.PictureSymmetry => "Which symmetry does a picture have?",
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    /// <summary>A kind of data in words.</summary>
    /// <param name="kind">The kind.</param>
    public static string Words(DataKind kind) => kind switch
    {
        DataKind.Picture => "a picture",
        DataKind.Labels => "samples, one a row, with labels or a function",
        DataKind.Pairs => "pairs of samples, one a row of two files",
        DataKind.Paths => "paths, trajectories x times x coordinates",
        _ => "samples, one a row",
    };

    /// <summary>The kinds of data that a method takes, in words.</summary>
    /// <param name="card">The method.</param>
    public static string Words(MethodCard card) => string.Join("; or ", card.AlsoTakes.Prepend(card.Data).Select(Words));

    /// <summary>Shows a line or two for each method.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="methods">The methods.</param>
    public static void List(TextWriter output, IReadOnlyList<IMethod> methods)
    {
        if (methods.Count == 0)
            output.WriteLine("There are no methods in this program.");
        foreach (var card in methods.Select(method => method.Card))
        {
            output.WriteLine($"{card.Name}: {card.Title}");
            Wrap(output, "  ", $"{card.Summary} Takes {Words(card)}.");
        }

        output.WriteLine("'noether methods NAME' shows one in full, with its settings.");
    }

    /// <summary>Shows a method in full.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="method">The method.</param>
    public static void Show(TextWriter output, IMethod method)
    {
        var card = method.Card;
        output.WriteLine($"{card.Title} (noether discover DATA --method {card.Name})");
        Wrap(output, "  ", card.Summary);
        output.WriteLine();
        Wrap(output, "Question:   ", Words(card.Question));
        Wrap(output, "Takes:      ", Words(card));
        Wrap(output, "Cost:       ", card.TypicalCost);
        Wrap(output, "Reference:  ", card.Reference);
        Points("Needs:", card.Needs);
        Points("Can express:", card.Expresses);
        Points("Cannot express:", card.CannotExpress);
        output.WriteLine();
        output.WriteLine("Settings:");
        if (method.Settings.Presets.Count > 0)
        {
            var words = SettingText.Words([.. method.Settings.Presets.Select(preset => preset.Name)]);
            output.WriteLine($"  {SettingText.OptionOf(SettingSet.PresetName)} <{words}>");
            Wrap(output, "      ", SettingText.Describe(method.Settings.Presets));
        }

        foreach (var setting in method.Settings.All)
        {
            output.WriteLine($"  {Typed(setting)}");
            Wrap(output, "      ", SettingText.Describe(setting));
        }

        void Points(string title, IReadOnlyList<string> points)
        {
            if (points.Count > 0)
                output.WriteLine(title);
            foreach (var point in points)
                Wrap(output, "  - ", point);
        }
    }

    /// <summary>A setting as it is typed, such as "--networks &lt;n&gt;".</summary>
    /// <param name="setting">The setting.</param>
    public static string Typed(Setting setting) => SettingText.Placeholder(setting) is { Length: > 0 } placeholder
        ? $"{SettingText.OptionOf(setting)} <{placeholder}>"
        : SettingText.OptionOf(setting);

    /// <summary>Writes methods for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="methods">The methods.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<IMethod> methods)
    {
        writer.WriteStartArray("methods");
        foreach (var method in methods)
        {
            var card = method.Card;
            writer.WriteStartObject();
            writer.WriteString("name", card.Name);
            writer.WriteString("title", card.Title);
            writer.WriteString("summary", card.Summary);
            writer.WriteString("question", SettingName.Camel(Texts.Dashed(card.Question.ToString())));
            writer.WriteString("data", Texts.Dashed(card.Data.ToString()));
            Words("needs", card.Needs);
            Words("expresses", card.Expresses);
            Words("cannotExpress", card.CannotExpress);
            writer.WriteString("reference", card.Reference);
            writer.WriteString("typicalCost", card.TypicalCost);
            Words("presets", [.. method.Settings.Presets.Select(preset => preset.Name)]);
            writer.WriteStartArray("settings");
            foreach (var setting in method.Settings.All)
                Write(writer, setting);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        void Words(string name, IReadOnlyList<string> words)
        {
            writer.WriteStartArray(name);
            foreach (var word in words)
                writer.WriteStringValue(word);
            writer.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter writer, Setting setting)
    {
        writer.WriteStartObject();
        writer.WriteString("name", setting.Name);
        writer.WriteString("key", setting.Key);
        writer.WriteString("kind", Texts.Dashed(setting.Kind.ToString()));
        writer.WriteString("sentence", setting.Sentence);
        writer.WriteString("default", setting.DefaultText);
        writer.WriteString("range", setting.Range);
        writer.WriteString("unit", setting.Unit);
        writer.WriteBoolean("advanced", setting.IsAdvanced);
        writer.WriteEndObject();
    }

    // The first line begins with a heading, the others under its text.
    private static void Wrap(TextWriter output, string heading, string text)
    {
        var line = heading;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length + 1 > Width && line.Trim().Length > 0)
            {
                output.WriteLine(line.TrimEnd());
                line = new string(' ', heading.Length);
            }

            line += line.EndsWith(' ') ? word : " " + word;
        }

        output.WriteLine(line.TrimEnd());
    }
}
