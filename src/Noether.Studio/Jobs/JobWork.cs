using Noether.Discovery;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Options;

namespace Noether.Studio.Jobs;

/// <summary>What the work of a job is: the same request to the library as that of the command line.</summary>
internal sealed class JobWork(StudioOptions options, RunsFolder folder)
{
    /// <summary>Refuses what cannot be done, before a folder is made.</summary>
    /// <exception cref="NoetherException">The data or the settings cannot be used.</exception>
    public void Check(RunRequest request, CancellationToken cancellationToken) => With(
        request, cancellationToken, (method, data, settings) => method.Check(data, settings, Context(request)));

    /// <summary>Does the work and writes the run folder.</summary>
    /// <param name="job">The job, which is told of the progress.</param>
    /// <param name="threads">Worker threads; 0 means all cores.</param>
    /// <param name="stop">Stops the work; what was done stays as a checkpoint.</param>
    public void Run(Job job, int threads, CancellationToken stop) => With(
        job.Request, stop, (method, data, settings) => RunExecution.Run(
            folder.RunPath(job.Name), RunFolderMode.Resume, method, data, settings,
            Context(job.Request) with { Threads = threads, Progress = job, Cancellation = stop },
            new RunOptions { Report = options.Report, Request = job.Request }));

    private static RunContext Context(RunRequest request) => new()
    {
        Seed = request.Seed,
        Budget = request.BudgetSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };

    private void With(
        RunRequest request, CancellationToken cancellationToken, Action<IMethod, MethodData, object> use)
    {
        var method = options.Methods.Require(request.Method);
        var settings = method.Settings.Create(request.Settings);
        // Paths in a file of the runs folder are not trusted: data come from the uploads.
        var files = DataFiles.Of(request.Data, request.DataSettings);
        using var opened = DataFile.Open(folder, files.KindFor(method.Card), files, cancellationToken);
        use(method, opened.Data, settings);
    }
}
