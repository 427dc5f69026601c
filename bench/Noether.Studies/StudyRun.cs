using Noether.Studies.Hosting;

namespace Noether.Studies;

/// <summary>One call of a study: runs what is missing, then writes its page.</summary>
/// <param name="host">Streams, consoles, the lens, cancellation.</param>
/// <param name="study">The study.</param>
/// <param name="options">What the user asked for.</param>
/// <param name="folder">Folder of the results.</param>
internal sealed class StudyRun(StudyHost host, IStudy study, StudyOptions options, string folder)
{
    private const string ScratchName = ".work";

    /// <summary>Text that the keys of cases to run contain; null means all.</summary>
    public string? Only { get; init; }

    /// <summary>Worker threads; 0 means all cores.</summary>
    public int Threads { get; init; }

    /// <summary>The command line as typed, to go on with after an interruption.</summary>
    public required string Line { get; init; }

    private string Version => $"{StudyVersion.Short}/{study.Version}";

    /// <summary>Runs it.</summary>
    /// <param name="anew">Whether finished cases are forgotten first.</param>
    /// <returns>An exit code of <see cref="StudyApplication"/>.</returns>
    public int Execute(bool anew)
    {
        var cases = study.Cases(options);
        var chosen = cases.Where(next => Only is null || next.Key.Contains(Only, StringComparison.Ordinal)).ToArray();
        if (cases.Count == 0)
            throw new NoetherException($"{study.Name} has no cases; there is nothing to measure.");
        if (chosen.Length == 0)
        {
            throw new NoetherException(
                $"No case of {study.Name} has '{Only}' in its key; keys look like {cases[0].Key}.");
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, study.Name + ".jsonl");
        if (anew)
            File.Delete(path);
        var log = StudyLog.Open(path);
        foreach (var note in study.Notes(options))
            host.Error.WriteLine($"noether: {note}");
        var there = chosen.Count(next => log.Find(next, Version) is not null);
        host.Error.WriteLine($"noether: {study.Name}, {chosen.Length} cases, {there} of them finished before; {path}.");
        try
        {
            StudyProgress.Watch(host, study, observer =>
                new StudyRunner(log, Path.Combine(folder, ScratchName), Version, observer)
                    .Run(chosen, host.Discover, Threads, host.Cancellation));
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
        {
            var kept = chosen.Count(next => log.Find(next, Version) is not null);
            host.Error.WriteLine(
                $"noether: Stopped; {kept} of {chosen.Length} cases are kept. Go on with: {Line}");
            return StudyApplication.Interrupted;
        }

        host.Output.WriteLine($"Cases:   {path}");
        host.Output.WriteLine($"Page:    {WritePage(cases, log)}");
        return StudyApplication.Done;
    }

    private string WritePage(IReadOnlyList<StudyCase> cases, StudyLog log)
    {
        var rows = cases.Select(next => log.Find(next, Version)).OfType<StudyRow>().ToArray();
        var page = new StudyPage(folder, study.Name);
        page.Heading(study.Name + ": " + study.Purpose, level: 1);
        var threads = rows.Select(row => row.Figures["threads"]).Distinct();
        var builds = rows.Select(row => row.Figures.Word("build")).Distinct();
        page.Paragraph(
            $"Made with `{options.CommandLine(study)}`: {rows.Length} of {cases.Count} cases, finished "
            + $"{rows.Min(row => row.Finished):yyyy-MM-dd} to {rows.Max(row => row.Finished):yyyy-MM-dd}, build "
            + $"{string.Join(" and ", builds)}, on {string.Join(" or ", threads)} threads. Every figure of every case "
            + $"is in [{study.Name}.jsonl]({study.Name}.jsonl), one case a line.");
        if (options.Quick)
            page.Paragraph("**Quick: few samples and one seed. These figures say nothing but that the study runs.**");
        if (study.Notes(options) is { Count: > 0 } notes)
            page.List(notes);
        study.Tell(rows, page);
        page.Save();
        return page.Path;
    }
}
