using System.ComponentModel;
using System.Diagnostics;
using Noether.Runs;

namespace Noether.Cli.Cluster;

/// <summary>The queue of a cluster, by the commands of Slurm, and the jobs of a sweep in it.</summary>
/// <param name="folder">The folder of the sweep.</param>
internal sealed class SlurmQueue(string folder)
{
    private string JobsFile => Path.Combine(folder, SlurmScript.FolderName, "jobs.txt");

    /// <summary>Numbers of the jobs that were submitted for the sweep, first to last.</summary>
    public IReadOnlyList<string> Jobs => File.Exists(JobsFile) ? File.ReadAllLines(JobsFile) : [];

    /// <summary>Submits an array.</summary>
    /// <param name="script">The script, written already.</param>
    /// <param name="offset">Its argument.</param>
    /// <param name="indexes">The indexes.</param>
    /// <returns>The number of the job.</returns>
    /// <exception cref="NoetherException">The queue does not take it.</exception>
    public string Submit(string script, string offset, string indexes)
    {
        var (code, output, error) = Call("sbatch", "--parsable", $"--array={indexes}", script, offset);
        // The number, and on some clusters a semicolon and the name of the cluster.
        var job = output.Trim().Split(';')[0];
        if (code != 0 || job.Length == 0 || !job.All(char.IsAsciiDigit))
            throw Refused("sbatch", error);
        OutputFile.Write(JobsFile, string.Concat(Jobs.Append(job).Select(line => line + "\n")));
        return job;
    }

    /// <summary>The jobs that have not ended.</summary>
    /// <exception cref="NoetherException">The queue does not answer.</exception>
    public IReadOnlyList<string> Active()
    {
        if (Jobs.Count == 0)
            return [];
        var (code, output, error) = Call("squeue", "--noheader", "--format=%F", $"--jobs={string.Join(',', Jobs)}");
        // Slurm forgets jobs that ended some minutes ago.
        if (code != 0 && !error.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase))
            throw Refused("squeue", error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
    }

    /// <summary>Takes jobs out of the queue and stops their tasks.</summary>
    /// <param name="jobs">Their numbers.</param>
    /// <exception cref="NoetherException">The queue refuses.</exception>
    public static void Cancel(IReadOnlyList<string> jobs)
    {
        // Batch scripts are this program itself, which keeps a checkpoint when it is asked to end.
        var (code, _, error) = Call("scancel", [.. jobs]);
        if (code != 0)
            throw Refused("scancel", error);
    }

    private static (int Code, string Output, string Error) Call(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            throw new NoetherException($"There is no '{program}' on the PATH; use a machine that has the commands of Slurm.")
            {
                Code = "slurm.missing",
            };
        }
    }

    private static NoetherException Refused(string program, string error)
    {
        var said = error.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return new NoetherException($"Slurm refuses: {(said.Length > 0 ? said : $"{program} failed without a word")}.") { Code = "slurm" };
    }
}
