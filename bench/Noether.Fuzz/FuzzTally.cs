namespace Noether.Fuzz;

/// <summary>What became of many damaged files of one kind.</summary>
public sealed record FuzzTally
{
    /// <summary>Files that were tried.</summary>
    public long Inputs { get; init; }

    /// <summary>Those that were read all the same.</summary>
    public long Read { get; init; }

    /// <summary>Those that were refused in one sentence.</summary>
    public long Refused { get; init; }

    /// <summary>All others.</summary>
    public long Failed { get; init; }

    /// <summary>Time that it took in all, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The longest that one took, in milliseconds.</summary>
    public double SlowestMilliseconds { get; init; }

    /// <summary>The most that one allocated, in MB.</summary>
    public double MostMegabytes { get; init; }

    /// <summary>Both together.</summary>
    public static FuzzTally operator +(FuzzTally one, FuzzTally other) => new()
    {
        Inputs = one.Inputs + other.Inputs,
        Read = one.Read + other.Read,
        Refused = one.Refused + other.Refused,
        Failed = one.Failed + other.Failed,
        Seconds = one.Seconds + other.Seconds,
        SlowestMilliseconds = Math.Max(one.SlowestMilliseconds, other.SlowestMilliseconds),
        MostMegabytes = Math.Max(one.MostMegabytes, other.MostMegabytes),
    };
}
