using System.Globalization;
using System.Text;
using Noether.Data.Formats;
using Noether.Reports.Rendering;

namespace Noether.Studies;

/// <summary>The page of a study in Markdown, with its pictures beside it.</summary>
/// <param name="folder">Folder of the page; exists.</param>
/// <param name="name">Name of the study.</param>
internal sealed class StudyPage(string folder, string name)
{
    private readonly StringBuilder text = new();

    /// <summary>Path of the page.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, name + ".md");

    /// <summary>Appends a heading.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="level">1 for the title of the page.</param>
    public void Heading(string title, int level = 2) => text.Append($"{new string('#', level)} {title}\n\n");

    /// <summary>Appends a paragraph.</summary>
    public void Paragraph(string sentences) => text.Append(sentences).Append("\n\n");

    /// <summary>Appends a list.</summary>
    public void List(IEnumerable<string> items)
    {
        foreach (var item in items)
            text.Append($"- {item}\n");
        text.Append('\n');
    }

    /// <summary>Appends a table.</summary>
    /// <param name="columns">Headings; one that begins with # is a column of numbers.</param>
    /// <param name="rows">Cells of each row, as many as headings.</param>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append($"| {string.Join(" | ", columns.Select(column => column.TrimStart('#')))} |\n");
        text.Append($"|{string.Concat(columns.Select(column => column.StartsWith('#') ? "---:|" : "---|"))}\n");
        foreach (var row in rows)
            text.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|")))} |\n");
        text.Append('\n');
    }

    /// <summary>Writes a picture beside the page and shows it.</summary>
    /// <param name="part">Ends the name of its file.</param>
    /// <param name="description">Said in place of the picture.</param>
    /// <param name="svg">The picture, as the charts of the report make it.</param>
    public void Picture(string part, string description, string svg)
    {
        var file = $"{name}-{part}.png";
        using (var picture = AtomicFile.Create(System.IO.Path.Combine(folder, file)))
        {
            picture.Stream.Write(SvgPng.From(svg));
            picture.Commit();
        }

        text.Append($"![{description}]({file})\n\n");
    }

    /// <summary>Writes the page.</summary>
    public void Save() => Noether.Runs.OutputFile.Write(Path, text.ToString().TrimEnd('\n') + "\n");

    /// <summary>A number with a fixed number of decimals; a dash for what was not measured.</summary>
    public static string Number(double value, int decimals) => double.IsFinite(value)
        ? value.ToString("F" + decimals, CultureInfo.InvariantCulture)
        : "–";
}
