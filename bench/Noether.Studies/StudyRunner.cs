using System.Diagnostics;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Studies;

/// <summary>Runs the cases of a study one after another and keeps each as soon as it is finished.</summary>
/// <param name="log">The finished cases.</param>
/// <param name="scratch">Folder in which cases keep their checkpoints.</param>
/// <param name="version">Versions of program and study.</param>
/// <param name="observer">Told how it goes on.</param>
internal sealed class StudyRunner(StudyLog log, string scratch, string version, IStudyObserver observer)
{
    /// <summary>Runs what is not in the log yet.</summary>
    /// <param name="cases">The cases, in order.</param>
    /// <param name="discover">The lens.</param>
    /// <param name="threads">Worker threads; 0 means all cores.</param>
    /// <param name="cancellation">Stops between and inside cases; what is finished is kept.</param>
    public void Run(
        IReadOnlyList<StudyCase> cases, LensRuns.Discovery discover, int threads, CancellationToken cancellation)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (log.Find(cases[i], version) is not null)
                continue;
            observer.Begin(Place(cases, i, i));
            var row = Run(cases[i], discover, threads, cancellation);
            log.Append(row);
            observer.End(Place(cases, i, i + 1), row);
        }
    }

    private StudyRow Run(StudyCase next, LensRuns.Discovery discover, int threads, CancellationToken cancellation)
    {
        var folder = Path.Combine(scratch, next.Key.Replace('/', '+'));
        var resumed = Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any();
        Directory.CreateDirectory(folder);
        PeakMemory.Reset();
        var watch = Stopwatch.StartNew();
        var figures = next.Run(new StudyContext(discover, folder, threads, new Inside(observer), cancellation));
        figures.Add("build", StudyVersion.Build).Add("peakMegabytes", PeakMemory.Megabytes());
        figures.Add("threads", threads == 0 ? Environment.ProcessorCount : threads);
        Directory.Delete(folder, recursive: true);
        if (!Directory.EnumerateFileSystemEntries(scratch).Any())
            Directory.Delete(scratch);
        return new StudyRow
        {
            Key = next.Key,
            Row = next.Row,
            Version = version,
            Settings = next.Settings,
            Finished = DateTimeOffset.UtcNow,
            Seconds = watch.Elapsed.TotalSeconds,
            Resumed = resumed,
            Figures = figures,
        };
    }

    // A case takes as long as the others of its row, or as all that are known, did on average.
    private StudyPlace Place(IReadOnlyList<StudyCase> cases, int current, int firstOpen)
    {
        var done = cases.Select(c => log.Find(c, version)).OfType<StudyRow>().Where(row => !row.Resumed).ToArray();
        TimeSpan? remaining = null;
        if (done.Length > 0)
        {
            var byRow = done.GroupBy(row => row.Row).ToDictionary(g => g.Key, g => g.Average(row => row.Seconds));
            var usual = done.Average(row => row.Seconds);
            remaining = TimeSpan.FromSeconds(cases.Skip(firstOpen).Where(c => log.Find(c, version) is null)
                .Sum(c => byRow.TryGetValue(c.Row, out var seconds) ? seconds : usual));
        }

        return new StudyPlace(current + 1, cases.Count, cases[current].Key, remaining);
    }

    private sealed class Inside(IStudyObserver observer) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => observer.Inside(value);
    }
}
