using Microsoft.AspNetCore.Http;

namespace Noether.Studio.Hosting;

/// <summary>Failures of the API, as RFC 9457 has them: one sentence, and the setting that it speaks of.</summary>
internal static class ApiProblems
{
    /// <summary>Begins the addresses of the API.</summary>
    public const string Root = "/api/v1";

    private const string SettingName = "setting";

    /// <summary>Whether an address is one of the API.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments(Root);

    /// <summary>Writes a failure.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Code of the answer.</param>
    /// <param name="sentence">What is wrong and what to do.</param>
    /// <param name="setting">The setting that it speaks of; null where it speaks of none.</param>
    public static Task Write(HttpContext context, int status, string sentence, string? setting = null) => Results.Problem(
        sentence, statusCode: status,
        extensions: setting is null ? null : new Dictionary<string, object?> { [SettingName] = setting }).ExecuteAsync(context);
}
