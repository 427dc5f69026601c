using Noether.Densities;
using Noether.Lens.Seriation;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// Scores a proposed group convolution without knowing any truth: densities are fitted on samples of the search, and
/// everything is measured on the samples that no search has seen.
/// score = lens loss (marginal part, full rank) + 10 x Toeplitz departure. The departure carries weight of its own
/// because the loss alone prefers a slightly sharper, less stationary filter where signals are smooth.
/// </summary>
internal sealed class LensJudge
{
    /// <summary>Nats that a departure of 1 counts for, here and where answers are compared without a fit.</summary>
    public const double DepartureWeight = 10;

    private const int FitSamples = 8_192;
    private const int FitSteps = 200;
    private const double FitRate = 0.05;

    private readonly LensSamples samples;
    private readonly LensSettings settings;
    private readonly int threads;
    private readonly Matrix covariance;

    /// <summary>Prepares to judge on the held-out part of the samples.</summary>
    public LensJudge(LensSamples samples, LensSettings settings, int threads)
    {
        this.samples = samples;
        this.settings = settings;
        this.threads = threads;
        covariance = samples.Covariance(samples.Training, samples.HeldOut, threads);
    }

    /// <summary>Measures one candidate.</summary>
    public LensCandidate Measure(string name, Matrix l, double seconds, CancellationToken cancellationToken) =>
        Measure(name, l, null, seconds, cancellationToken);

    /// <summary>The same along the two axes of a grid, of which the rows of L are the cells; null for a line.</summary>
    public LensCandidate Measure(
        string name, Matrix l, GridShape? grid, double seconds, CancellationToken cancellationToken)
    {
        var marginal = Fit(l, cancellationToken);
        var y = samples.Transform(l, samples.Training, samples.HeldOut, threads);
        var sums = new MarginalSums(samples.Dimension);
        marginal.AccumulateValues(y, samples.HeldOut, samples.HeldOut, sums);
        var uniformity = new MarginalUniformity(samples.Dimension);
        uniformity.Update(sums);

        var terms = new CovarianceLoss(samples.Dimension);
        terms.Evaluate(l, covariance, rho: 2, 0, 0, new Matrix(l.Rows, l.Columns));
        var own = MatrixOps.Congruence(l, covariance);
        var pairs = grid is { } cells ? GridNeighbours.Of(cells) : null;
        var correlation = pairs is null
            ? -terms.Alignment : GridNeighbours.LeastCorrelation(pairs, LineSeriation.Correlation(own));
        Func<Matrix, Matrix>? blocks = grid is { } shape ? new BlockToeplitz(shape.Rows, shape.Columns).Departure : null;
        var stationarity = Stationarity.Measure(y, samples.Dimension, threads, blocks ?? Toeplitz.DirectedDeparture);
        var loss = LensLoss.Total(settings, -correlation, uniformity.Value / 2, sums.MeanEntropy, terms.JointEntropy);
        return new LensCandidate
        {
            Name = name,
            Loss = loss,
            Uniformity = uniformity.Value,
            ToeplitzDeparture = stationarity.Departure,
            DepartureNoise = stationarity.Noise,
            NeighbourCorrelation = correlation,
            MarginalEntropy = sums.MeanEntropy,
            Sharpness = GaussianEntropy(own) - sums.MeanEntropy,
            DifferenceSharpness = pairs is null
                ? DifferenceSharpness.Measure(y, samples.Dimension)
                : DifferenceSharpness.Measure(
                    y, samples.HeldOut, samples.HeldOut, pairs.Select(pair => (pair.One, pair.Other))),
            DistanceShare = DistanceShare.Measure(y, samples.Dimension, threads, blocks ?? Toeplitz.Departure),
            Completeness = Completeness(l),
            Seam = grid is null ? AxisEnds.Seam(y, samples.Dimension, threads) : 1,
            Score = loss + (DepartureWeight * stationarity.Departure),
            Seconds = seconds,
        };
    }

    // Mean over k of log(2 pi e var y_k)/2.
    private static double GaussianEntropy(Matrix covariance)
    {
        var sum = 0.0;
        for (var k = 0; k < covariance.Rows; k++)
            sum += Math.Log(2 * Math.PI * Math.E * Math.Max(covariance[k, k], double.Epsilon)) / 2;
        return sum / covariance.Rows;
    }

    // |det L|^(1/d) from the eigenvalues of L L^T, which are squares of the singular values.
    private static double Completeness(Matrix l)
    {
        var sum = 0.0;
        foreach (var value in MatrixOps.Eigen(MatrixOps.MultiplyTransposed(l, l)).Values)
            sum += Math.Log(Math.Max(value, 1e-300)) / 2;
        return Math.Exp(sum / l.Rows);
    }

    private MarginalMixtures Fit(Matrix l, CancellationToken cancellationToken)
    {
        var count = Math.Min(FitSamples, samples.Training);
        var y = samples.Transform(l, 0, count, threads);
        var marginal = DensityFit.CreateAlike(samples.Dimension);
        DensityFit.Run(marginal, y, count, FitSteps, FitRate, threads, cancellationToken);
        return marginal;
    }
}
