namespace Noether.Lens;

/// <summary>One proposed answer and how it fared on samples held out from the search. No truth enters.</summary>
public sealed record LensCandidate
{
    /// <summary>Seams below this close the axis to a circle.</summary>
    internal const double MostSeam = 0.1;

    /// <summary>
    /// Which initialiser proposed it: "independent components", "Toeplitz spectrum", "natural order", "training".
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Full lens loss on held-out samples; lower is better.</summary>
    public double Loss { get; init; }

    /// <summary>Uniformity on held-out samples, nats; lower is better.</summary>
    public double Uniformity { get; init; }

    /// <summary>
    /// Share of the covariances of y, |y|, y^2 and of |y| with y that departs from a Toeplitz matrix, 0 to 1; lower is
    /// better.
    /// </summary>
    public double ToeplitzDeparture { get; init; }

    /// <summary>Departure that sampling alone would give, already taken off <see cref="ToeplitzDeparture"/>.</summary>
    public double DepartureNoise { get; init; }

    /// <summary>Mean correlation of neighbouring components on held-out samples, -1 to 1.</summary>
    public double NeighbourCorrelation { get; init; }

    /// <summary>Mean marginal entropy on held-out samples, nats.</summary>
    public double MarginalEntropy { get; init; }

    /// <summary>
    /// Entropy by which the components fall short of Gaussians of the same variances, nats; near 0 no transform is
    /// preferred over its rotations.
    /// </summary>
    public double Sharpness { get; init; }

    /// <summary>
    /// The same for the differences of neighbouring components, where smooth signals such as photographs are sharp.
    /// </summary>
    public double DifferenceSharpness { get; init; }

    /// <summary>
    /// Share of what the correlations between components differ by that their distance on the axis explains, 0 to 1; near
    /// 0 every order of the components would do as well.
    /// </summary>
    public double DistanceShare { get; init; } = 1;

    /// <summary>Volume factor |det L|^(1/d): 1 for an orthogonal L, near 0 where y forgets a part of x.</summary>
    public double Completeness { get; init; } = 1;

    /// <summary>
    /// How much the covariances tell a line from a circle: sum_k (c_k - c_(d-k))^2 / (2 sum_k (c_k - mean c)^2) with
    /// c_k the mean covariance at distance k, sums over Cov y and Cov |y|. 0: the two ends of the axis are neighbours;
    /// near 1: they know nothing of each other.
    /// </summary>
    public double Seam { get; init; } = 1;

    /// <summary>Whether the axis is a circle, <see cref="Seam"/> at most 0.1; the generator is then cyclic.</summary>
    public bool Circular => Seam <= MostSeam;

    /// <summary>The judge's score; lower is better, and the lowest wins.</summary>
    public double Score { get; init; }

    /// <summary>Seconds spent on proposing it.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether this candidate is the answer that the run reports.</summary>
    public bool Won { get; init; }

    /// <summary>Names of the figures in result.json, those that stand in tables first.</summary>
    internal static IReadOnlyList<string> FigureNames { get; } =
    [
        "score", "loss", "uniformity", "toeplitzDeparture", "neighbourCorrelation", "marginalEntropy",
        "departureNoise", "sharpness", "completeness", "seam", "seconds",
        "differenceSharpness", "distanceShare",
    ];

    /// <summary>The figures in the order of <see cref="FigureNames"/>.</summary>
    internal double[] ToFigures() =>
    [
        Score, Loss, Uniformity, ToeplitzDeparture, NeighbourCorrelation, MarginalEntropy, DepartureNoise, Sharpness,
        Completeness, Seam, Seconds, DifferenceSharpness, DistanceShare,
    ];

    /// <summary>The candidate of a name and of figures in the order of <see cref="FigureNames"/>.</summary>
    internal static LensCandidate From(string name, ReadOnlySpan<double> figures) => new()
    {
        Name = name,
        Score = figures[0],
        Loss = figures[1],
        Uniformity = figures[2],
        ToeplitzDeparture = figures[3],
        NeighbourCorrelation = figures[4],
        MarginalEntropy = figures[5],
        DepartureNoise = figures[6],
        Sharpness = figures[7],
        Completeness = figures[8],
        Seam = figures[9],
        Seconds = figures[10],
        DifferenceSharpness = figures[11],
        DistanceShare = figures[12],
    };
}
