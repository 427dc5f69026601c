using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Studio.Files;
using Noether.Studio.Forms;
using Noether.Studio.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Options;

namespace Noether.Studio.Api;

/// <summary>Files of data for scripts, and what can be done with them.</summary>
internal sealed class ApiFiles(StudioOptions options, RunsFolder folder, Uploads uploads, JobQueue jobs)
{
    public Ok<IReadOnlyList<ApiFile>> List() => TypedResults.Ok<IReadOnlyList<ApiFile>>(
        [.. uploads.Names().Concat(Examples.Files).Select(Of)]);

    public async Task<IResult> Receive(string name, HttpContext context, CancellationToken stop)
    {
        var kept = await UploadEndpoints.Keep(name, context, options, uploads, stop);
        return TypedResults.Created((string?)null, Of(kept));
    }

    public NoContent Delete(string name)
    {
        UploadEndpoints.Delete(name, uploads, jobs);
        return TypedResults.NoContent();
    }

    public Ok<IReadOnlyList<ApiMethod>> Methods() => TypedResults.Ok<IReadOnlyList<ApiMethod>>([.. options.Methods.All.Select(Of)]);

    private ApiFile Of(string name) =>
        new(name, new FileInfo(Path.Combine(folder.UploadsRoot, name)) is { Exists: true } file ? file.Length : null);

    private ApiMethod Of(IMethod method)
    {
        var card = method.Card;
        var settings = method.Settings.All.Concat(RunChoices.Set.All);
        return new ApiMethod
        {
            Name = card.Name,
            Title = card.Title,
            Summary = card.Summary,
            Data = Lower(card.Data.ToString()),
            AlsoTakes = [.. card.AlsoTakes.Select(kind => Lower(kind.ToString()))],
            Presets = [.. method.Settings.Presets.Select(preset => preset.Name)],
            Settings =
            [
                .. CompanionChoices.Of(card.Data).Concat(OpenedData.ReaderOf(card.Data)?.All ?? []).Concat(settings)
                    .DistinctBy(setting => setting.Name).Select(Of),
            ],
        };
    }

    private ApiSetting Of(Setting setting) => new(
        setting.Name, Lower(setting.Kind.ToString()), setting.DefaultText, $"{setting.Range} {setting.Unit}".Trim(),
        folder.PlainWithNames(setting.Sentence));

    private static string Lower(string name) => name.ToLowerInvariant();
}
