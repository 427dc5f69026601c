using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Noether.Studio.Hosting;

namespace Noether.Studio.Api;

/// <summary>The API for scripts, beside the pages, and its description as OpenAPI.</summary>
internal static class ApiEndpoints
{
    private const string Scheme = "token";
    private const string Binary = "application/octet-stream";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default));
        services.AddSingleton<ApiRuns>();
        services.AddSingleton<ApiFiles>();
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = endpoint => ApiProblems.IsApi("/" + endpoint.RelativePath);
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Noether studio",
                    Version = "1",
                    Description = "Start, watch and read runs that discover the symmetries hidden in data.",
                };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
                };
                document.Security =
                    [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                return Task.CompletedTask;
            });
        });
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(ApiProblems.Root + "/openapi.json");
        var api = routes.MapGroup(ApiProblems.Root)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        MapRuns(api.MapGroup("/runs").WithTags("Runs"));
        MapFiles(api.MapGroup("/files").WithTags("Files of data"));
        api.MapGet("/methods", (ApiFiles files) => files.Methods()).WithTags("Methods")
            .WithSummary("The methods with their settings").Produces<IReadOnlyList<ApiMethod>>();
    }

    private static void MapRuns(RouteGroupBuilder runs)
    {
        runs.MapGet("/", (string? search, string? tag, string? sort, bool? down, int? page, ApiRuns api) =>
                api.List(search, tag, sort, down, page))
            .WithSummary("A page of the runs, those at work first and then the newest").Produces<ApiRunPage>();
        runs.MapPost("/", (HttpRequest request, ApiRuns api, CancellationToken stop) => api.Start(request, stop))
            .WithSummary("Start a run").Accepts<ApiWish>("application/json")
            .Produces<ApiRun>(StatusCodes.Status201Created);
        runs.MapGet("/{name}", (string name, ApiRuns api) => api.Get(name)).WithSummary("A run as it stands").Produces<ApiRun>();
        runs.MapGet("/{name}/events", (string name, ApiRuns api, CancellationToken stop) => api.Events(name, stop))
            .WithSummary("The run as it stands, whenever that changes, to its end")
            .WithDescription("Server-sent events called run, each the same as the run itself; the last one is called end.")
            .Produces<ApiRun>(contentType: "text/event-stream");
        foreach (var (verb, summary) in ApiRuns.Verbs)
        {
            runs.MapPost("/{name}/" + verb, (string name, ApiRuns api) => api.Do(verb, name)).WithSummary(summary)
                .Produces<ApiRun>(StatusCodes.Status202Accepted);
        }

        runs.MapPatch("/{name}", (string name, HttpRequest request, ApiRuns api, CancellationToken stop) => api.Say(name, request, stop))
            .WithSummary("Give a run another name, tags or notes").Accepts<ApiWords>("application/json").Produces<ApiRun>();
        runs.MapDelete("/{name}", (string name, ApiRuns api) => api.Delete(name))
            .WithSummary("Delete a run with everything in its folder").Produces(StatusCodes.Status204NoContent);
        runs.MapGet("/{name}/result", (string name, HttpContext context, ApiRuns api) => api.Result(name, context))
            .WithSummary("Its result.json: verdict, candidates, facts, settings, times")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
        runs.MapGet("/{name}/files", (string name, ApiRuns api) => api.Files(name))
            .WithSummary("Its files: result, report, arrays, history").Produces<IReadOnlyList<ApiFile>>();
        runs.MapGet("/{name}/files/{file}", RunEndpoints.Download).WithSummary("One of its files")
            .Produces(StatusCodes.Status200OK, contentType: Binary);
        runs.MapGet("/{name}/zip", RunEndpoints.Zip).WithSummary("All of its files as one")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip");
    }

    private static void MapFiles(RouteGroupBuilder files)
    {
        files.MapGet("/", (ApiFiles api) => api.List()).WithSummary("The files that runs can be started from, the newest first")
            .Produces<IReadOnlyList<ApiFile>>();
        files.MapPost("/", (string name, HttpContext context, ApiFiles api, CancellationToken stop) =>
                api.Receive(name, context, stop))
            .WithSummary("Upload a file: the body of the request is the file").Accepts<byte[]>("*/*")
            .Produces<ApiFile>(StatusCodes.Status201Created);
        files.MapDelete("/{name}", (string name, ApiFiles api) => api.Delete(name)).WithSummary("Delete an upload")
            .Produces(StatusCodes.Status204NoContent);
    }
}
