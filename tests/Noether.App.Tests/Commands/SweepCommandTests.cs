using System.Globalization;
using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Runs;
using Noether.Sweeps;

namespace Noether.App.Tests.Commands;

public sealed class SweepCommandTests : IDisposable
{
    private const double Exact = 1e-12; // a product of rounded numbers

    private const string Plan = """{"data": "gaussian", "dim": 9, "samples": 400, "transform": ["identity", "permuted"], "seed": "1..3"}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sweep_OfAGrid_LeavesARunFolderForEveryCaseAndOneTable()
    {
        var result = Run("sweep", folder.Write("plan.json", Plan), "--out", folder["s"], "--json").IsDone();
        Assert.Equal((6, 6, 0), (Number(result, "cases"), Number(result, "finished"), Number(result, "failed")));
        var own = File.ReadAllText(Path.Combine(Case(5), "case.json"));
        Assert.Contains("\"transform\": \"permuted\"", own, StringComparison.Ordinal);
        Assert.Contains("\"seed\": \"2\"", own, StringComparison.Ordinal);
        Assert.True(RunFolder.IsComplete(Case(5)));
        Assert.True(File.Exists(Path.Combine(Case(5), "report.html")));
        var lines = File.ReadAllLines(folder["s/sweep.csv"]);
        Assert.Equal(7, lines.Length);
        Assert.StartsWith("case,data,dim,samples,transform,seed,method,state,finding,cosine", lines[0], StringComparison.Ordinal);
        // The quick method answers with the shift itself, which is the truth of what is not hidden.
        Assert.StartsWith("1,gaussian,9,400,identity,1,quick,finished,Found,", lines[1], StringComparison.Ordinal);
        Assert.Equal(1, double.Parse(lines[1].Split(',')[9], CultureInfo.InvariantCulture), Exact);
        Assert.Contains("Divided by", File.ReadAllText(folder["s/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Collect_ParquetOfASweep_HasTheRowsOfTheTable()
    {
        Run("sweep", folder.Write("plan.json", Plan), "--out", folder["s"], "--no-reports").IsDone();
        var told = Run("info", folder["s/sweep.parquet"], "--columns", "case,dim,seed,seconds").IsDone();
        Assert.Contains("6 x 4", told.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Case(1), "report.html")));
    }

    [Fact]
    public void Sweep_Interrupted_GoesOnWithTheCasesThatRemain()
    {
        var begun = 0;
        var plan = folder.Write("plan.json", Plan);
        var stopped = CliRunner.Run(
            (_, interrupt) => QuickMethod.Alone((_, _) =>
            {
                if (Interlocked.Increment(ref begun) == 3)
                    interrupt();
            }),
            false, "sweep", plan, "--out", folder["s"], "--threads", "1");
        Assert.Equal(130, stopped.ExitCode);
        var status = Run("sweep", "status", folder["s"], "--json").IsDone();
        Assert.Equal((2, 1, 3), (Number(status, "finished"), Number(status, "stopped"), Number(status, "waiting")));

        var more = 0;
        CliRunner.Run(QuickMethod.Alone((_, _) => Interlocked.Increment(ref more)), "sweep", plan, "--out", folder["s"]).IsDone();
        Assert.Equal(4, more);
        CliRunner.Run(QuickMethod.Alone((_, _) => Interlocked.Increment(ref more)), "sweep", plan, "--out", folder["s"]).IsDone();
        Assert.Equal(4, more);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("5")]
    public void Sweep_WithAnyNumberOfThreads_UsesNoMoreAndHasTheSameBits(string threads)
    {
        var (now, most) = (0, 0);
        var gate = new object();
        var methods = QuickMethod.Alone((_, context) =>
        {
            lock (gate)
                most = Math.Max(most, now += context.Threads);
            Thread.Sleep(20);
            lock (gate)
                now -= context.Threads;
        });
        CliRunner.Run(
            methods, "sweep", folder.Write("plan.json", Plan), "--out", folder["s"], "--threads", threads, "--no-reports").IsDone();
        Assert.InRange(most, 1, int.Parse(threads));
        // One case by itself, as the tasks of a queue run it.
        Run("sweep", folder["plan.json"], "--out", folder["other"], "--on", "other").IsDone();
        Run("sweep", "case", folder["other"], "4", "--no-reports").IsDone();
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(Case(4), "generators.npy")),
            File.ReadAllBytes(Path.Combine(folder["other"], SweepFolder.PlaceOf(4), "generators.npy")));
    }

    [Fact]
    public void Sweep_WhereACaseFails_GoesOnKeepsTheSentenceAndTriesAgainWhenAsked()
    {
        var broken = true;
        var methods = QuickMethod.Alone((settings, context) =>
        {
            if (broken && settings.Steps == 7)
                throw context.Seed == 1 ? new NoetherException("Seven steps lead nowhere.") : new InvalidOperationException("Oh");
        });
        string[] line =
        [
            "sweep", folder.Write("plan.json", """{"data": "gaussian", "dim": 9, "samples": 400, "steps": [5, 7], "seed": [1, 2]}"""),
            "--out", folder["s"],
        ];
        var result = CliRunner.Run(methods, line);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("case 3: failed: Seven steps lead nowhere.", result.Output, StringComparison.Ordinal);
        Assert.Contains("case 4: failed: This is a fault of the program: Oh", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(folder["s/sweep.csv"]).Count(row => row.Contains(",failed,", StringComparison.Ordinal)));
        broken = false;
        Assert.Equal(3, CliRunner.Run(methods, line).ExitCode);
        CliRunner.Run(methods, [.. line, "--retry-failed"]).IsDone();
    }

    // Of 0.01, 0.02, 0.001 and 0.5 the third missed a check and counts as 1, so the first two have 0.02 * 4 / 2 = 0.04. With its own
    // p-value they would have 0.0267, and 0.03 if it were left out: a rate of 0.035 tells these apart.
    [Theory]
    [InlineData("0.05", 2)]
    [InlineData("0.035", 0)]
    public void Collect_WithAFalseDiscoveryRate_CountsCasesThatMissedACheckAsOne(string rate, int claimed)
    {
        double[] values = [0.01, 0.02, 0.001, 0.5];
        var methods = new MethodCatalogue([new QuickMethod(null, (verdict, seed) => verdict with
        {
            Finding = seed == 3 ? Finding.NotFound : Finding.Found,
            Checks = [new Check("departure", "How far", seed == 3 ? 2 : 0, 1, Direction.AtMost)],
            Evidence = [new Evidence("departure", "How far", 0, 0, 1, Direction.AtMost, values[(int)seed - 1])],
        })]);
        var plan = folder.Write("plan.json", """{"data": "gaussian", "dim": 9, "samples": 400, "seed": "1..4"}""");
        CliRunner.Run(methods, "sweep", plan, "--out", folder["s"], "--no-reports").IsDone();
        var result = CliRunner.Run(methods, "sweep", "collect", folder["s"], "--fdr", rate, "--json").IsDone();
        Assert.Equal((4, claimed), (Number(result, "tested"), Number(result, "claimed")));
        string[][] cells = [.. File.ReadAllLines(folder["s/sweep.csv"]).Select(line => line.Split(','))];
        string[] Column(string name) => [.. cells.Skip(1).Select(row => row[Array.IndexOf(cells[0], name)])];
        Assert.Equal(["Found", "Found", "NotFound", "Found"], Column("finding"));
        Assert.Equal(
            [0.04, 0.04, 1, 0.5 * 4 / 3],
            Column("q_value").Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)), (one, other) => Math.Abs(one - other) < Exact);
        Assert.Equal(claimed == 0 ? ["no", "no", "no", "no"] : ["yes", "yes", "no", "no"], Column("claimed"));
    }

    [Fact]
    public void Sweep_WithDataThatTheMethodRefuses_HasTheSentenceInTheTable()
    {
        folder.Write("few.csv", "1,2\n3,4\n");
        var result = CliRunner.Run(
            "sweep", folder.Write("plan.csv", "data,seed\nfew.csv,1\n"), "--out", folder["s"]);
        Assert.Equal(3, result.ExitCode);
        var status = RunStatus.Read(Case(1))!;
        Assert.Equal(RunState.Failed, status.State);
        Assert.Contains(status.Message!.Split(' ')[0], File.ReadAllText(folder["s/sweep.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_WithAnotherPlanInTheSameFolder_IsRefused()
    {
        Run("sweep", folder.Write("plan.json", Plan), "--out", folder["s"], "--on", "other").IsDone();
        Run("sweep", folder.Write("plan.json", Plan.Replace("1..3", "1..4")), "--out", folder["s"]).IsUserError("another plan");
        Run("sweep", folder["plan.json"], "--out", folder.Root).IsUserError("something else");
    }

    [Fact]
    public void Slurm_DryRun_ShowsTheScriptAndLeavesNothing()
    {
        var result = Run(
            "sweep", folder.Write("plan.json", Plan.Replace("1..3", "1..600")), "--out", folder["a sweep"], "--on", "slurm", "--dry-run",
            "--partition", "long", "--time", "90m", "--memory", "2G", "--array-limit", "50", "--threads", "4", "--no-reports").IsDone();
        var script = result.Output;
        foreach (var line in (string[])
            ["#SBATCH --partition=long", "#SBATCH --time=0-01:30:00", "#SBATCH --mem=2G", "#SBATCH --cpus-per-task=4", "--array=1-1000%50",
            "--array=1-200%50", "array.sh 1000", $"#SBATCH --output=\"{folder["a sweep"]}/slurm/%A_%a.txt\"", $"sweep case '{folder["a sweep"]}' \"$(($1 + SLURM_ARRAY_TASK_ID))\"", "--no-reports"])
            Assert.Contains(line, script, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["a sweep"]));
    }

    [Theory]
    [InlineData("for --on slurm", "--time", "5m")]
    [InlineData("--memory", "--on", "slurm", "--memory", "much")]
    [InlineData("--partition", "--on", "slurm", "--partition", "a b")]
    [InlineData("local, slurm or other", "--on", "moon")]
    public void Options_ThatMakeNoSense_AreRefusedAndLeaveNoFolder(string words, params string[] options)
    {
        Run(["sweep", folder.Write("plan.json", Plan), "--out", folder["s"], .. options]).IsUserError(words);
        Assert.False(Directory.Exists(folder["s"]));
    }

    [Theory]
    [InlineData("no sweep", "status")]
    [InlineData("no sweep", "stop")]
    [InlineData("no sweep", "collect")]
    [InlineData("no sweep", "case", "1")]
    public void Commands_OnAFolderWithoutASweep_SaySo(string words, string name, params string[] more) =>
        Run(["sweep", name, folder.Root, .. more]).IsUserError(words);

    [Fact]
    public void Case_OfAnotherNumberOrAtWorkElsewhere_IsRefused()
    {
        Run("sweep", folder.Write("plan.json", Plan), "--out", folder["s"], "--on", "other").IsDone();
        Run("sweep", "case", folder["s"], "7").IsUserError("cases 1 to 6");
        Directory.CreateDirectory(Case(2));
        var now = DateTimeOffset.UtcNow;
        Write(now);
        Run("sweep", "case", folder["s"], "2").IsUserError("at work", "afar");
        Assert.Contains("case 2: 50 %", Run("sweep", "status", folder["s"]).IsDone().Output, StringComparison.Ordinal);
        // Its heart has not beaten for a minute: it is dead, and goes on here.
        Write(now - TimeSpan.FromMinutes(1));
        Run("sweep", "case", folder["s"], "2").IsDone();

        void Write(DateTimeOffset heartbeat) => File.WriteAllText(Path.Combine(Case(2), "status.json"), $$"""
            {"state": "running", "method": "quick", "source": "x", "stage": "training", "progress": 0.5, "started": "{{now:O}}",
             "heartbeat": "{{heartbeat:O}}", "process": 1, "machine": "afar"}
            """);
    }

    private string Case(int number) => Path.Combine(folder["s"], SweepFolder.PlaceOf(number));

    private static int Number(CliResult result, string name) => result.Json.GetProperty(name).GetInt32();

    private static CliResult Run(params string[] args) => CliRunner.Run(QuickMethod.Alone(), args);
}
