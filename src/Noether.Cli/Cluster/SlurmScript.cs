using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Noether.Sweeps;

namespace Noether.Cli.Cluster;

/// <summary>What a task of a Slurm array is given.</summary>
internal sealed partial record SlurmScript
{
    /// <summary>Name of the folder of scripts, logs and numbers of jobs within a sweep.</summary>
    public const string FolderName = "slurm";

    /// <summary>The folder of the sweep; absolute, since tasks may begin elsewhere.</summary>
    public required string Folder { get; init; }

    /// <summary>How the program is called: its path, or dotnet and the path.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>Further options of each case.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Cores of each case.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>The partition; null means that of the cluster.</summary>
    public string? Partition { get; init; }

    /// <summary>The longest a case may take; null means what the cluster allows.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Memory of each case, such as "2G"; null means what the cluster gives.</summary>
    public string? Memory { get; init; }

    /// <summary>Cases at once; null means as many as there is room for.</summary>
    public int? AtOnce { get; init; }

    /// <summary>The file.</summary>
    public string Path => System.IO.Path.Combine(Folder, FolderName, "array.sh");

    /// <summary>The script; its argument is added to the index of a task to make the number of its case.</summary>
    public string Text()
    {
        var text = new StringBuilder("#!/bin/sh\n");
        Line("job-name", "noether-" + Unusual().Replace(System.IO.Path.GetFileName(Folder.TrimEnd('/')), "_"));
        Line("output", $"{Folder}/{FolderName}/%A_%a.txt");
        Line("ntasks", "1");
        Line("cpus-per-task", Cores.ToString(CultureInfo.InvariantCulture));
        if (Partition is not null)
            Line("partition", Partition);
        if (Time is { } time)
            Line("time", string.Create(CultureInfo.InvariantCulture, $"{time.Days}-{time.Hours:00}:{time.Minutes:00}:{time.Seconds:00}"));
        if (Memory is not null)
            Line("mem", Memory);
        // Slurm stops a task by a signal to the program, which keeps a checkpoint.
        string[] words = [.. Program.Select(Quoted), "sweep", "case", Quoted(Folder), "\"$(($1 + SLURM_ARRAY_TASK_ID))\""];
        text.Append("# One index is one case: its number is the index plus the argument of this script.\n");
        text.AppendJoin(' ', words.Prepend("exec").Concat(["--threads", "\"${SLURM_CPUS_PER_TASK:-1}\""]).Concat(Options)).Append('\n');
        return text.ToString();

        void Line(string name, string value) => text.Append(
            CultureInfo.InvariantCulture, $"#SBATCH --{name}={(value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value)}\n");
    }

    /// <summary>The arrays that run some cases: for each what is added to an index, and the indexes as sbatch takes them.</summary>
    /// <param name="numbers">Numbers of cases, ascending.</param>
    public IReadOnlyList<(int Offset, string Indexes)> Arrays(IReadOnlyList<int> numbers) =>
    [
        .. numbers.GroupBy(number => (number - 1) / SweepFolder.Together).Select(group => (
            group.Key * SweepFolder.Together,
            Ranges([.. group.Select(number => number - (group.Key * SweepFolder.Together))])
                + (AtOnce is { } limit ? string.Create(CultureInfo.InvariantCulture, $"%{limit}") : ""))),
    ];

    // 1, 2, 3, 7 as "1-3,7".
    private static string Ranges(int[] numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Length;)
        {
            var end = i;
            while (end + 1 < numbers.Length && numbers[end + 1] == numbers[end] + 1)
                end++;
            parts.Add(end == i ? Whole(numbers[i]) : $"{Whole(numbers[i])}-{Whole(numbers[end])}");
            i = end + 1;
        }

        return string.Join(',', parts);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^[A-Za-z0-9_./+:=@-]+$")]
    private static partial Regex Plain();

    [GeneratedRegex("[^A-Za-z0-9_.-]")]
    private static partial Regex Unusual();
}
