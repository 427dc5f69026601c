using Noether.Discovery;

namespace Noether.Lens.Judging;

/// <summary>Turns measured quantities into a verdict. The thresholds are the same for all data.</summary>
internal static class Verdicts
{
    /// <summary>Least mean correlation of neighbours: below it nothing is local.</summary>
    public const double LeastCorrelation = 0.15;

    private const double MostDeparture = 0.05;
    private const double MostUniformity = 0.1;
    private const double LeastSharpness = 0.02;
    private const double LeastAgreement = 0.9;

    // Columns that share a factor reach at most 0.05 (1,000 held-out samples), axes at least 0.7 (200) and mostly 0.97.
    private const double LeastDistanceShare = 0.5;

    // Halves that agree less well than this have found the same order, but generators that may be blurred.
    private const double ClearAgreement = 0.95;
    private const double LeastCompleteness = 0.5;

    /// <summary>Checks the winner.</summary>
    /// <param name="winner">The winning candidate with its held-out figures.</param>
    /// <param name="dimension">Number of components, d.</param>
    /// <param name="agreement">Cosine between the generators found on two disjoint halves; null where not
    /// measured.</param>
    public static Verdict Decide(LensCandidate winner, int dimension, double? agreement)
    {
        var checks = Checks(winner, agreement);
        var failed = checks.Where(c => !c.Passed).ToArray();
        var blurred = failed.Length == 0 && agreement < ClearAgreement;
        return new Verdict
        {
            Finding = blurred ? Finding.Undecided : failed.Length == 0 ? Finding.Found : Finding.NotFound,
            Summary = blurred
                ? "Undecided: all checks are passed, but the generators of the two halves agree only roughly, so that this "
                    + "one is likely blurred; more samples may settle it."
                : failed.Length == 0
                ? $"Found: the samples are stationary and local along a hidden "
                    + $"{(winner.Circular ? "circle" : "axis")} of {dimension} points; the generator "
                    + $"{(winner.Circular ? "turns" : "shifts")} it by one point ({winner.Name})."
                : $"Not found: {string.Join("; ", failed.Select(check => Explain(check.Name)))}.",
            Checks = checks,
            Caveats = Caveats(winner, agreement),
        };
    }

    /// <summary>What every representation must pass, whatever its axes.</summary>
    public static List<Check> Checks(LensCandidate winner, double? agreement)
    {
        List<Check> checks =
        [
            new("stationarity",
                "departure of the covariances of y, |y|, y^2 and of |y| with y from Toeplitz, sampling noise taken off",
                winner.ToeplitzDeparture, MostDeparture, Direction.AtMost),
            new("uniformity", "mean divergence between the densities of neighbouring components, nats",
                winner.Uniformity, MostUniformity, Direction.AtMost),
            new("locality", "mean correlation of neighbouring components",
                winner.NeighbourCorrelation, LeastCorrelation, Direction.AtLeast),
            new("order",
                "share of what the correlations between components differ by that their distance explains; without it "
                + "every order is as good",
                winner.DistanceShare, LeastDistanceShare, Direction.AtLeast),
            new("sharpness",
                "entropy by which the components, or the differences of neighbours if more, are peakier than Gaussian, "
                + "nats; without it no order is preferred",
                Math.Max(winner.Sharpness, winner.DifferenceSharpness), LeastSharpness, Direction.AtLeast),
            new("completeness",
                "volume factor |det L|^(1/d) of y = L x: 1 for an orthogonal L, 0 where y forgets a part of x",
                winner.Completeness, LeastCompleteness, Direction.AtLeast),
        ];
        if (agreement is { } cosine)
            checks.Add(new("agreement", "cosine between the generators found on two disjoint halves of the samples",
                cosine, LeastAgreement, Direction.AtLeast));
        return checks;
    }

    /// <summary>What it means to miss a check, as part of a sentence.</summary>
    public static string Explain(string check) => check switch
    {
        "stationarity" => "the best representation is not stationary, its statistics change along the axis",
        "uniformity" => "neighbouring components of the best representation have different distributions",
        "locality" => "neighbouring components of the best representation are hardly correlated",
        "order" => "every order of the components fits about as well, as where all share one factor",
        "sharpness" => "the components look Gaussian, so that no transform is preferred over its rotations",
        "completeness" => "the best representation forgets a part of the samples: its components repeat one another",
        _ => "two halves of the samples lead to different answers",
    };

    private static List<string> Caveats(LensCandidate winner, double? agreement)
    {
        List<string> caveats =
        [
            "The generator is defined up to its direction (G or its inverse), the filter up to its sign.",
            "A one-parameter group of orthogonal maps is assumed; other kinds of symmetry are not looked for.",
        ];
        if (winner.Name == "natural order")
            caveats.Add("The columns as they stand won: the symmetry is the plain shift of the columns.");
        if (agreement is null)
            caveats.Add("Agreement between halves of the samples was not measured.");
        return caveats;
    }
}
