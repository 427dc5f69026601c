using System.Text;
using System.Text.Json.Nodes;
using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Methods;
using Noether.Numerics;
using Noether.Reports;
using Noether.Reports.Drawing;
using Noether.Runs;

namespace Noether.Fuzz.Targets;

/// <summary>The files of a run folder, read and shown as the programs do.</summary>
internal static class RunTargets
{
    private static readonly MethodCard Card = MethodList.All.All[0].Card;

    private static readonly byte[][] Words = SampleTargets.Words(
        "\"formatVersion\"", "\"verdict\"", "\"found\"", "\"finding\"", "\"checks\"", "\"candidates\"", "\"arrays\"", "\"shape\"", "\"settings\"",
        "\"direction\":\"atMost\"", "\"2026-01-01T00:00:00+00:00\"", "\"state\"", "\"running\"", "\"data\"", "\"seed\"");

    /// <summary>The targets by name.</summary>
    /// <param name="place">Where files go.</param>
    public static IEnumerable<(string Name, Func<FuzzTarget> Make)> Of(FuzzPlace place)
    {
        yield return Damaged(place, RunFolder.ResultName, folder =>
        {
            var run = RunFolder.Read(folder);
            RunReport(run);
            Representation.Of(run);
        });
        yield return Damaged(place, RunRequest.FileName, folder =>
        {
            if (RunRequest.Read(folder) is { } request)
                ShellCommand.Of(request);
        });
        yield return Damaged(place, RunStatus.FileName, folder => RunStatus.Read(folder)?.IsAlive(DateTimeOffset.UtcNow));
        yield return Damaged(place, RunFolder.HistoryName, folder => HistoryCsv.Read(Path.Combine(folder, RunFolder.HistoryName)));
        yield return Damaged(place, Representation.ArrayName + ".npy", folder => Representation.Of(RunFolder.Read(folder)));
        yield return ("run/" + FiguresJson.FileName, () => new FuzzTarget(
            "run/" + FiguresJson.FileName, [.. FigureSeeds.Sections().SelectMany(section => section.Figures).Select(OneFigure)], bytes =>
            {
                var folder = place.Folder("figures");
                File.WriteAllBytes(Path.Combine(folder, FiguresJson.FileName), bytes);
                foreach (var figure in FiguresJson.Read(folder).SelectMany(section => section.Figures))
                {
                    FigureMarkup.Render(figure);
                    FigureMarkup.Png(figure);
                }
            })
        { Words = FigureSeeds.Words });
    }

    /// <summary>Writes a whole run.</summary>
    public static void Write(string folder)
    {
        NpyFile.Write(Path.Combine(folder, Representation.ArrayName + ".npy"), Matrix.Identity(3));
        var request = new RunRequest
        {
            Method = Card.Name,
            Data = "data.npy",
            Settings = new Dictionary<string, string> { ["steps"] = "20" },
            DataSettings = new Dictionary<string, string> { ["window"] = "33" },
            BudgetSeconds = 60,
        };
        request.Write(folder);
        new RunStatus
        {
            State = RunState.Stopped,
            Method = Card.Name,
            Source = "data.npy",
            Started = DateTimeOffset.UnixEpoch,
            Heartbeat = DateTimeOffset.UnixEpoch,
            EtaSeconds = 1.5,
            Process = 7,
        }.Write(folder);
        File.WriteAllText(Path.Combine(folder, RunFolder.HistoryName), "step,total\n1,0.5\n2,\n");
        File.WriteAllText(Path.Combine(folder, RunFolder.ResultName), RunJson.Format(Record()));
    }

    private static RunRecord Record() => new()
    {
        Method = Card.Name,
        Seed = 1,
        Source = "data.npy",
        Verdict = new Verdict
        {
            Finding = Finding.Found,
            Headline = "Found",
            Summary = "A shift was found.",
            Caveats = ["Few samples."],
            Checks = [new Check("departure", "How far from Toeplitz", 0.01, 0.1, Direction.AtMost)],
            Evidence = [new Evidence("peak", "Height of the peak", 3, 1, 2, Direction.AtLeast, 0.01)],
            Level = 0.05,
        },
        Candidates = [new Candidate("shift", true, [new NamedValue("score", 0.5)]) { PossibleFlags = ["polished"], Flags = ["polished"] }],
        Losses = [new NamedValue("total", -1.5)],
        Iteration = new Iteration(20, StopReason.StepsDone, 0.1),
        Settings = new JsonObject { ["preset"] = "fast", ["steps"] = 20, ["checked"] = true, ["pause"] = 1.5 },
        Facts = new JsonObject { [Representation.FactName] = new JsonObject { ["mean"] = 0.5, ["standardDeviation"] = 2.0 }, ["dimension"] = 3 },
        Arrays = [new AnswerArray(Representation.ArrayName, [3, 3], [], "L")],
        Timings = [new NamedValue("reading", 0.5), new NamedValue("total", 1)],
        Versions = RunVersions.Current(),
        Started = DateTimeOffset.UnixEpoch,
        Finished = DateTimeOffset.UnixEpoch,
    };

    private static byte[] OneFigure(Figure figure) =>
        Encoding.UTF8.GetBytes(FiguresJson.Format([new Section("Title", "Words.", [figure])]));

    private static void RunReport(RunFolder run) =>
        ReportHtml.Render(RunContent.Of(Card, run.Record, run.Sections, RunRequest.Read(run.Root)));

    private static (string Name, Func<FuzzTarget> Make) Damaged(FuzzPlace place, string file, Action<string> read) =>
        ($"run/{file}", () => Target(place, file, read));

    private static FuzzTarget Target(FuzzPlace place, string file, Action<string> read)
    {
        var folder = place.Folder($"run-{file}");
        Write(folder);
        var path = Path.Combine(folder, file);
        return new FuzzTarget($"run/{file}", [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            read(folder);
        })
        { Words = file.EndsWith(".npy", StringComparison.Ordinal) ? SampleTargets.NpyWords : Words };
    }
}
