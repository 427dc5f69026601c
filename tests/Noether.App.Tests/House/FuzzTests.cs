using System.Diagnostics;
using Noether.App.Tests.Support;
using Noether.Fuzz;
using Noether.Fuzz.Targets;

namespace Noether.App.Tests.House;

/// <summary>
/// Damaged files of every kind: an answer, or one sentence, soon and with little memory. Here some thousands of them;
/// <c>bench/fuzz</c> tries a million. What ever failed lies in <c>tests/corpus</c> and is tried again.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private const int InputsInAll = 8_000;
    private const ulong Seed = 20;

    private readonly FuzzPlace place = new();

    public static TheoryData<string> Names
    {
        get
        {
            using var nowhere = new FuzzPlace();
            return [.. AllTargets.Of(nowhere).Select(target => target.Name)];
        }
    }

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Reader_OfDamagedFiles_AnswersOrRefusesInOneSentence(string name)
    {
        var target = Target(name);
        var run = new FuzzRun(target, Seed);
        run.Rehearse();
        var failures = new List<FuzzFailure>();
        foreach (var path in Corpus(name))
        {
            if (new FuzzJudge(target).Judge(File.ReadAllBytes(path)) is (FuzzVerdict.Failed, var what))
                Assert.Fail($"{path}: {what}");
        }

        var inputs = (InputsInAll / AllTargets.Of(place).Count) + 1;
        var tally = run.Run(0, inputs, failures.Add);

        Assert.Empty(failures.Take(3).Select(failure => $"{name}, input {failure.Number}: {failure.What}"));
        Assert.Equal(inputs, tally.Read + tally.Refused);
    }

    [Fact]
    public void Mutator_OfOneSeed_MakesTheSameFiles()
    {
        var target = Target("npy");
        var (one, same, other) = (new Mutator(target, 1), new Mutator(target, 1), new Mutator(target, 2));

        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(one.Make(i), same.Make(i)));
        Assert.Contains(Enumerable.Range(0, 100), i => !one.Make(i).AsSpan().SequenceEqual(other.Make(i)));
        Assert.True(Enumerable.Range(0, 100).Select(i => Convert.ToHexString(one.Make(i))).Distinct().Count() > 90);
    }

    [Fact]
    public void Judge_OfBrokenReaders_FindsWhatIsWrong()
    {
        Assert.Equal(FuzzVerdict.Read, Verdict(_ => { }));
        Assert.Equal(FuzzVerdict.Refused, Verdict(_ => throw new NoetherException("It is damaged; copy it again.")));
        Assert.Equal(FuzzVerdict.Failed, Verdict(_ => throw new IndexOutOfRangeException()));
        Assert.Equal(FuzzVerdict.Failed, Verdict(_ => throw new NoetherException("damaged")));
        Assert.Equal(FuzzVerdict.Failed, Verdict(_ => Work(FuzzJudge.Longest + TimeSpan.FromMilliseconds(200))));
        Assert.Equal(FuzzVerdict.Failed, Verdict(_ => GC.KeepAlive(new byte[300_000_000])));

        static FuzzVerdict Verdict(Action<byte[]> read) => new FuzzJudge(new FuzzTarget("broken", [[1]], read)).Judge([1]).Verdict;
    }

    private static void Work(TimeSpan time)
    {
        // Other tests count into the time of the processor.
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        while (clock.Elapsed < time || Environment.CpuUsage.TotalTime - before < time)
            Thread.SpinWait(1000);
    }

    private FuzzTarget Target(string name) => AllTargets.Of(place).First(target => target.Name == name).Make();

    private static string[] Corpus(string name)
    {
        var folder = Repository.PathOf("tests", "corpus", name.Replace('/', '-').Replace(' ', '-'));
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }
}
