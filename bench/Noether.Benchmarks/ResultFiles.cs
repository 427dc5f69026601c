using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noether.Benchmarks;

/// <summary>Prints results as Markdown, and writes them where they were asked for.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Prints the text; writes a JSON file if one is named, and name.json and name.md for a machine.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="text">The same, to be read.</param>
    /// <param name="json">A file for the JSON, or null.</param>
    /// <param name="save">Whether to keep both under bench/results, in the folder of this processor.</param>
    /// <param name="name">Name of the files to keep.</param>
    public static void Write<T>(T result, string text, FileInfo? json, bool save, string name)
    {
        Console.Write(text);
        var content = JsonSerializer.Serialize(result, Options) + "\n";
        if (json is not null)
            File.WriteAllText(json.FullName, content);
        if (!save)
            return;
        var folder = Directory.CreateDirectory(Path.Combine(Root(), "results", Machine.This.Slug)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".json"), content);
        File.WriteAllText(Path.Combine(folder, name + ".md"), text);
        Console.WriteLine($"Written to {folder}.");
    }

    /// <summary>A row of a table in Markdown.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>A number with some digits after the point.</summary>
    public static string Number(double value, int digits) =>
        value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    // The folder bench: above the program while it runs from its build folder, otherwise below the current folder.
    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == "bench" && File.Exists(Path.Combine(folder.Parent!.FullName, "Noether.slnx")))
                return folder.FullName;
        }
        return Path.GetFullPath("bench");
    }
}
