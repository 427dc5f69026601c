namespace Noether.Discovery;

/// <summary>What a run concludes, in words and in the measured quantities behind them. No truth enters.</summary>
public sealed record Verdict
{
    /// <summary>Found, not found or undecided.</summary>
    public required Finding Finding { get; init; }

    /// <summary>Whether it is found.</summary>
    public bool Found => Finding == Finding.Found;

    /// <summary>The conclusion in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The conclusion in a word or two, such as "Perhaps rotation"; empty means the finding in words.</summary>
    public string Headline { get; init; } = "";

    /// <summary>What a reader should keep in mind before trusting the conclusion, one sentence each.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>The measured quantities, each with its limit and whether it passed.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>
    /// The requirements of the claim, tested on samples that took no part in finding or choosing it; empty where the method has
    /// no such test.
    /// </summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>
    /// p-value of the claim as a whole, the largest of its evidence: with a probability of at most that, data that miss a
    /// requirement look as good as these (intersection-union test). Null where there is no evidence.
    /// </summary>
    public double? PValue => Evidence.Count == 0 ? null : Evidence.Max(evidence => evidence.PValue);

    /// <summary>Rate of error at which the claim is made; null where there is no evidence.</summary>
    public double? Level { get; init; }

    /// <summary>The same for a run that was cut short: undecided, and the sentence says so.</summary>
    /// <param name="reason">Why, such as "the budget of 10 s was spent".</param>
    public Verdict StoppedEarly(string reason) => this with
    {
        Finding = Finding.Undecided,
        Headline = "Stopped early",
        Summary = $"Stopped early: {reason}. Of the best answer so far: {char.ToLowerInvariant(Summary[0])}{Summary[1..]}",
    };
}
