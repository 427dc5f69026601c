namespace Noether.Sweeps;

/// <summary>How many cases of a sweep stand where.</summary>
/// <param name="Waiting">Cases that nobody has begun.</param>
/// <param name="Running">Cases that somebody works on.</param>
/// <param name="Stopped">Cases that were stopped or killed and go on later.</param>
/// <param name="Finished">Cases with an answer.</param>
/// <param name="Failed">Cases that have a sentence in place of an answer.</param>
/// <param name="Progress">Share of all the work that is done, 0 to 1: of running cases what they say themselves.</param>
public sealed record SweepTotals(int Waiting, int Running, int Stopped, int Finished, int Failed, double Progress)
{
    /// <summary>All cases.</summary>
    public int Cases => Waiting + Running + Stopped + Finished + Failed;

    /// <summary>Cases that came to their end, with an answer or with a sentence.</summary>
    public int Ended => Finished + Failed;

    /// <summary>Counts cases.</summary>
    /// <param name="cases">Where each stands.</param>
    public static SweepTotals Of(IEnumerable<SweepStatus> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var counts = new int[Enum.GetValues<SweepState>().Length];
        var done = 0.0;
        foreach (var status in cases)
        {
            counts[(int)status.State]++;
            done += status.Progress;
        }

        return new(
            counts[(int)SweepState.Waiting], counts[(int)SweepState.Running], counts[(int)SweepState.Stopped],
            counts[(int)SweepState.Finished], counts[(int)SweepState.Failed], done / Math.Max(1, counts.Sum()));
    }
}
