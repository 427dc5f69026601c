using Noether.HiddenLayer;
using Noether.HiddenLayer.Contours;
using Noether.Lens;
using Noether.Reports;
using Noether.Reports.Readings;
using Noether.Studio.Runs;

namespace Noether.Studio.Jobs;

/// <summary>What the work of a job is: the same requests to the library as those of the commands.</summary>
internal sealed class JobWork(StudioOptions options, RunsFolder folder)
{
    private readonly Discovery discover = options.Discover ?? LensDiscovery.Run;

    /// <summary>Refuses what cannot be done, before a folder is made.</summary>
    /// <exception cref="NoetherException">The data or the settings cannot be used.</exception>
    public void Check(IJobRequest request, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case JobRequest lens:
                using (var samples = lens.Data.Open(folder, cancellationToken))
                    LensDiscovery.Check(samples, lens.Settings(), cancellationToken);
                break;
            case PictureRequest picture:
                ContourExtractor.Extract(picture.Open(folder), picture.Settings().Contour);
                break;
            default:
                throw new ArgumentException("There is no such kind of job.", nameof(request));
        }
    }

    /// <summary>Does the work and writes the run folder.</summary>
    /// <param name="job">The job, which is told of the progress.</param>
    /// <param name="threads">Worker threads; 0 means all cores.</param>
    /// <param name="stop">Stops the work; what was done stays as a checkpoint.</param>
    public void Run(Job job, int threads, CancellationToken stop)
    {
        if (job.Request is PictureRequest picture)
            Read(job, picture, threads, stop);
        else
            Discover(job, (JobRequest)job.Request, threads, stop);
    }

    private void Discover(Job job, JobRequest request, int threads, CancellationToken stop)
    {
        using var samples = request.Data.Open(folder, stop);
        var run = RunFolder.Create(folder.RunPath(job.Name), RunFolderMode.Resume);
        var checkpoints = new LensCheckpoints(run.Checkpoints, resume: true);
        run.WriteResult(discover(samples, request.Settings(threads), checkpoints, job, stop));
    }

    private void Read(Job job, PictureRequest request, int threads, CancellationToken stop)
    {
        var picture = request.Open(folder);
        var checkpoints = Path.Combine(folder.RunPath(job.Name), "checkpoints");
        var run = ReadingFolder.Prepare(folder.ShownPath(job.Name), replace: true);
        run.Write(SymmetryReader.Read(picture, request.Settings(threads, checkpoints), job, stop));
        Directory.Delete(checkpoints, recursive: true);
    }
}
