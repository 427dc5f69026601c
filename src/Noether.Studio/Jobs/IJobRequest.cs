using Noether.Studio.Runs;

namespace Noether.Studio.Jobs;

/// <summary>What a job is asked to do.</summary>
public interface IJobRequest
{
    /// <summary>What it is done with, in words.</summary>
    string Words { get; }

    /// <summary>The command line that does the same.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <param name="run">Name of the run.</param>
    string CommandLine(RunsFolder folder, string run);
}
