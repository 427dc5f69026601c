using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using System.Text.RegularExpressions;
using Noether.Cli.Cluster;
using Noether.Cli.Running;

namespace Noether.Cli.Options;

/// <summary>The options of a Slurm array.</summary>
internal sealed partial class SlurmOptions
{
    private const int MostAtOnce = 1_000_000;

    private readonly Option<string?> partition = Texts.Path("--partition", "name", "Partition of Slurm. [default: the cluster's]");

    private readonly Option<TimeSpan?> time = Durations.Create("--time", "The longest a case may take on Slurm. [default: the cluster's]");

    private readonly Option<string?> memory = Texts.Path(
        "--memory", "size", "Memory of a case on Slurm, such as 2G. [default: the cluster's]");

    private readonly Option<long?> limit = Numbers.Whole(
        "--array-limit", 1, MostAtOnce, "Cases at once on Slurm. [default: as many as there is room for]");

    private readonly Option<bool> submitOnly = Texts.Switch("--no-wait", "Submit to Slurm and end.");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(partition, time, memory, limit, submitOnly);
        command.Validators.Add(result =>
        {
            // As typed: a value that could not be read has a sentence of its own already.
            if (result.GetResult(memory)?.Tokens is [{ Value: var size }] && !Size().IsMatch(size))
                result.AddError($"--memory must be a whole number with K, M, G or T behind it, such as 2G, not '{size}'.");
            if (result.GetResult(partition)?.Tokens is [{ Value: var name }] && !Name().IsMatch(name))
                result.AddError($"--partition must be a name without spaces, not '{name}'.");
        });
    }

    /// <summary>The first of them that was given, or null.</summary>
    /// <param name="result">A command line.</param>
    public string? First(CommandResult result) =>
        ((Option[])[partition, time, memory, limit, submitOnly]).FirstOrDefault(result.Has)?.Name;

    /// <summary>Whether the program stays until the array has ended.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public bool Waits(ParseResult parsed) => !parsed.GetValue(submitOnly);

    /// <summary>The script that was asked for.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="root">The folder of the sweep.</param>
    /// <param name="sweep">The options of cases.</param>
    public SlurmScript Script(ParseResult parsed, string root, SweepOptions sweep) => new()
    {
        Folder = Path.GetFullPath(root),
        Program = Program(),
        Options = sweep.Words(parsed),
        Cores = Math.Max(1, sweep.Threads(parsed)),
        Partition = parsed.GetValue(partition),
        Time = parsed.GetValue(time),
        Memory = parsed.GetValue(memory),
        AtOnce = (int?)parsed.GetValue(limit),
    };

    // Either a program of its own, or a library that dotnet runs.
    private static string[] Program()
    {
        var library = Assembly.GetExecutingAssembly().Location;
        var program = Environment.ProcessPath;
        return program is not null && Path.GetFileNameWithoutExtension(program) is not ("dotnet" or "testhost")
            ? [program]
            : ["dotnet", library];
    }

    [GeneratedRegex("^[0-9]+[KMGT]?$")]
    private static partial Regex Size();

    [GeneratedRegex("^[A-Za-z0-9_.,+-]+$")]
    private static partial Regex Name();
}
