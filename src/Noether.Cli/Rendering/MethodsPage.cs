using System.Text;
using Noether.Cli.Running;
using Noether.Discovery;

namespace Noether.Cli.Rendering;

/// <summary>The reference page of methods, Markdown; docs/methods.md is what it says of all.</summary>
internal static class MethodsPage
{
    /// <summary>The page.</summary>
    /// <param name="methods">The methods.</param>
    public static string Format(IReadOnlyList<IMethod> methods)
    {
        var page = new StringBuilder();
        page.Append("# Methods\n\n");
        page.Append("Every method answers one question from one kind of data. `noether discover DATA --method NAME` ");
        page.Append("runs one; without `--method` the first of the kind of data is taken. This page is what ");
        page.Append("`noether methods --markdown` prints.\n");
        foreach (var method in methods)
            Append(page, method);
        page.Append("\n## Settings of the data\n\n");
        page.Append("Of every method that takes samples.\n\n");
        Append(page, OpenedData.SampleSettings.All);
        return page.ToString();
    }

    private static void Append(StringBuilder page, IMethod method)
    {
        var card = method.Card;
        page.Append($"\n## {card.Name}: {card.Title}\n\n{card.Summary}\n\n");
        page.Append($"- Question: {MethodsView.Words(card.Question)}\n");
        page.Append($"- Takes: {MethodsView.Words(card)}\n");
        page.Append($"- Needs: {string.Join(' ', card.Needs)}\n");
        page.Append($"- Can express: {string.Join("; ", card.Expresses)}\n");
        page.Append($"- Cannot express: {string.Join("; ", card.CannotExpress)}\n");
        page.Append($"- Cost: {card.TypicalCost}\n");
        page.Append($"- Reference: {card.Reference}\n");
        var presets = method.Settings.Presets;
        for (var i = 0; i < presets.Count; i++)
        {
            page.Append($"- `--preset {presets[i].Name}`{(i == 0 ? " (default)" : "")}: {presets[i].Sentence}\n");
        }

        page.Append('\n');
        Append(page, method.Settings.All);
    }

    private static void Append(StringBuilder page, IReadOnlyList<Discovery.Settings.Setting> settings)
    {
        if (settings.Count == 0)
        {
            page.Append("There are no settings.\n");
            return;
        }

        page.Append("| Option | Default | Allowed | What it is |\n|---|---|---|---|\n");
        foreach (var setting in settings)
        {
            var allowed = setting.Choices.Count > 0 ? setting.Range : SettingText.Allowed(setting);
            page.Append($"| `{Cell(MethodsView.Typed(setting))}` | {Cell(setting.DefaultText)} | {Cell(allowed)} ");
            page.Append($"| {Cell(setting.Sentence)} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
