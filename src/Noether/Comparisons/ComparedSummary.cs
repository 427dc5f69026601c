namespace Noether.Comparisons;

/// <summary>What became of one method in a comparison, over its seeds.</summary>
public sealed record ComparedSummary
{
    /// <summary>The label of the method.</summary>
    public required string Label { get; init; }

    /// <summary>Its runs.</summary>
    public required IReadOnlyList<ComparedRun> Runs { get; init; }

    /// <summary>How many of them have an answer.</summary>
    public int Answered => Runs.Count(run => run.State == ComparedState.Answered);

    /// <summary>How many of them are found.</summary>
    public int Found => Runs.Count(run => run.Finding == nameof(Discovery.Finding.Found));

    /// <summary>Median of the cosine with the truth; null where no run has one.</summary>
    public double? Cosine => Median(run => run.Cosine);

    /// <summary>Least of the cosines; null where no run has one.</summary>
    public double? LeastCosine => Runs.Min(run => run.Cosine);

    /// <summary>Greatest of the cosines; null where no run has one.</summary>
    public double? GreatestCosine => Runs.Max(run => run.Cosine);

    /// <summary>How many runs found as many generators as there are; null where that is not known of any.</summary>
    public int? CountsRight => Runs.Any(run => run.CountError is not null) ? Runs.Count(run => run.CountError == 0) : null;

    /// <summary>Median of the seconds; null where no run has an answer.</summary>
    public double? Seconds => Median(run => run.Seconds);

    /// <summary>Greatest of the peaks of memory, MB; null where none was measured.</summary>
    public double? PeakMegabytes => Runs.Max(run => run.PeakMegabytes);

    /// <summary>The conclusion of its first run, or why there is none.</summary>
    public string Summary => Runs[0].Summary;

    internal static ComparedSummary Of(IReadOnlyList<ComparedRun> runs) => new() { Label = runs[0].Label, Runs = runs };

    private double? Median(Func<ComparedRun, double?> figure)
    {
        double[] known = [.. Runs.Select(figure).OfType<double>().Order()];
        return known.Length == 0 ? null : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
    }
}
