using System.Diagnostics;

namespace Noether.Fuzz;

/// <summary>
/// Gives one file to a reader and judges what comes: an answer, or one sentence; within two seconds of work, and with no more
/// memory than is allowed.
/// </summary>
/// <param name="target">The reader.</param>
public sealed class FuzzJudge(FuzzTarget target)
{
    /// <summary>The longest that a reader may work. On a machine that does other things too it takes longer by the clock.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestByTheClock = TimeSpan.FromSeconds(20);

    private const int LongestSentence = 2000;

    /// <summary>The longest that it took so far.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The most bytes that it allocated for one file so far.</summary>
    public long MostMemory { get; private set; }

    /// <summary>Judges one file.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The verdict, and what happened where it is a failure.</returns>
    public (FuzzVerdict Verdict, string What) Judge(byte[] bytes)
    {
        var result = Once(bytes);
        // Something else may have kept the machine busy: only what is slow twice is slow.
        return result.Verdict == FuzzVerdict.Failed && result.IsSlow ? Plain(Once(bytes)) : Plain(result);
    }

    private (FuzzVerdict Verdict, string What, bool IsSlow) Once(byte[] bytes)
    {
        var memory = GC.GetAllocatedBytesForCurrentThread();
        var (clock, work) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var (verdict, what) = Outcome(bytes);
        var took = clock.Elapsed;
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;
        if (verdict == FuzzVerdict.Failed)
            return (verdict, what, false);
        if (took > LongestByTheClock || (took > Longest && Environment.CpuUsage.TotalTime - work > Longest))
            return (FuzzVerdict.Failed, $"It took {took.TotalSeconds:F1} s.", true);
        (Slowest, MostMemory) = (took > Slowest ? took : Slowest, Math.Max(MostMemory, memory));
        return memory > target.MostMemory
            ? (FuzzVerdict.Failed, $"It allocated {memory / 1e6:F0} MB.", false)
            : (verdict, what, false);
    }

    private (FuzzVerdict Verdict, string What) Outcome(byte[] bytes)
    {
        try
        {
            target.Read(bytes);
            return (FuzzVerdict.Read, "");
        }
        catch (NoetherException refusal)
        {
            return IsSentence(refusal.Message)
                ? (FuzzVerdict.Refused, "")
                : (FuzzVerdict.Failed, $"It is no sentence: {refusal.Message[..Math.Min(refusal.Message.Length, LongestSentence)]}");
        }
        catch (Exception failure)
        {
            return (FuzzVerdict.Failed, failure.ToString());
        }
    }

    private static bool IsSentence(string text) =>
        text.Length is > 0 and <= LongestSentence && text.EndsWith('.') && !text.Any(char.IsControl);

    private static (FuzzVerdict Verdict, string What) Plain((FuzzVerdict Verdict, string What, bool IsSlow) result) =>
        (result.Verdict, result.What);
}
