using Noether.Methods;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Runs;
using Noether.Studio.Views;

namespace Noether.Fuzz.Targets;

/// <summary>What the studio reads of its runs folder: what people say of a run, the state of a job, the index, a whole run.</summary>
internal static class StudioTargets
{
    private static readonly byte[][] Words = SampleTargets.Words(
        "\"title\"", "\"tags\"", "\"notes\"", "\"state\"", "\"Running\"", "\"Done\"", "\"problem\"", "SQLite format 3\0", "CREATE TABLE runs", "\"kind\"");

    /// <summary>The targets by name.</summary>
    /// <param name="place">Where files go.</param>
    public static IEnumerable<(string Name, Func<FuzzTarget> Make)> Of(FuzzPlace place)
    {
        foreach (var file in (string[])[Workspace.FileName, JobFile.Name, RunFolder.ResultName, RunStatus.FileName, FiguresJson.FileName])
            yield return ($"studio/{file}", () => Catalogue(place, file));
        yield return ("studio/index", () => Index(place));
    }

    private static FuzzTarget Catalogue(FuzzPlace place, string file)
    {
        var (options, folder) = Open(place[$"studio-{file}"]);
        var run = Directory.CreateDirectory(Path.Combine(folder.Root, "a")).FullName;
        RunTargets.Write(run);
        Workspace.Of("A title", ["one", "two"], "Notes.").Write(run);
        new JobFile(JobState.Done, null).Write(run);
        File.WriteAllText(Path.Combine(run, FiguresJson.FileName), FiguresJson.Format(FigureSeeds.Sections()));
        var path = Path.Combine(run, file);
        return new FuzzTarget($"studio/{file}", [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            var jobs = new JobQueue(options, folder);
            jobs.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
            using var index = new RunIndex(folder);
            var runs = new RunCatalogue(folder, jobs, index);
            runs.List(new RunQuery());
            new Thumbnails(folder, index).Of("a");
            if (runs.Find("a") is { HasResult: true } found)
                FinishedRun.Read(options, folder, found);
            jobs.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        })
        { Words = Words };
    }

    private static RunLine Line =>
        new("a", JobState.Done, DateTimeOffset.UnixEpoch) { Method = "lens", Source = "data.npy", Outcome = "found" };

    private static FuzzTarget Index(FuzzPlace place)
    {
        var (_, folder) = Open(place["studio-index"]);
        var path = Path.Combine(folder.Root, RunIndex.FileName);
        using (var index = new RunIndex(folder))
        {
            index.Write([KeyValuePair.Create("a", (5L, (RunLine?)Line))], []);
            index.Keep("a", 5, "<svg/>");
        }

        return new FuzzTarget("studio/index", [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            using var index = new RunIndex(folder);
            index.Read();
            index.Picture("a", 5);
            index.Keep("b", 6, "<svg/>");
            index.Write([], ["a"]);
        })
        { Words = Words };
    }

    private static (StudioOptions Options, RunsFolder Folder) Open(string path) =>
        (new StudioOptions { RunsFolder = path, Methods = MethodList.All }, RunsFolder.Open(path));
}
