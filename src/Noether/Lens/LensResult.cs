using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Lens;

/// <summary>The answer of the lens: the symmetry, the transform to use, and how sure we are.</summary>
public sealed record LensResult
{
    /// <summary>
    /// The settings the run was started with, with open choices filled in (padding, batch size, steps).
    /// </summary>
    public required LensSettings Settings { get; init; }

    /// <summary>Number of values in one sample, d.</summary>
    public required int Dimension { get; init; }

    /// <summary>Number of samples in the data.</summary>
    public required long SampleCount { get; init; }

    /// <summary>Where the samples came from.</summary>
    public required string Source { get; init; }

    /// <summary>Minimal generator G, d x d: the central crop of <see cref="GeneratorPadded"/>.</summary>
    public required Matrix Generator { get; init; }

    /// <summary>G = exp(S) on the padded axis, n x n with n = d + 2p (one more for an even d); orthogonal.</summary>
    public required Matrix GeneratorPadded { get; init; }

    /// <summary>
    /// All generators, one for each hidden axis that has a symmetry: <see cref="Generator"/> first. Of a grid they shift by
    /// one row and by one column, and they commute.
    /// </summary>
    public IReadOnlyList<Matrix> Generators => SecondGenerator is null ? [Generator] : [Generator, SecondGenerator];

    /// <summary>The generator along the second axis of a grid; null where there is one axis.</summary>
    public Matrix? SecondGenerator { get; init; }

    /// <summary>
    /// What each hidden axis is: one for a line or a ring, of a grid the one from row to row, then the one from column to
    /// column. An axis that is only local has no generator.
    /// </summary>
    public IReadOnlyList<AxisKind> Axes { get; init; } = [AxisKind.Line];

    /// <summary>
    /// Rows and columns of the hidden grid, whose cells are the rows of L, row after row; null where there is one axis.
    /// </summary>
    public GridShape? Shape { get; init; }

    /// <summary>Columns that were set aside because they do not vary, from 0, ascending.</summary>
    public IReadOnlyList<int> ConstantColumns { get; init; } = [];

    /// <summary>Resolving filter psi, d values of unit norm.</summary>
    public required double[] Filter { get; init; }

    /// <summary>Group convolution L, d x d, rows psi^T G^k for k = -h .. d-1-h, h = (d-1)/2 rounded down.</summary>
    public required Matrix GroupConvolution { get; init; }

    /// <summary>
    /// What is taken off all values before L is applied: their mean where <see cref="LensSettings.Centring"/> asks for
    /// one mean, otherwise 0.
    /// </summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation over all values that samples are divided by before L is applied.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Bands of the generator over resamples; null where they were not asked for or not made.</summary>
    public GeneratorBands? Bands { get; init; }

    /// <summary>Every proposed answer with its held-out figures, best first.</summary>
    public IReadOnlyList<LensCandidate> Candidates { get; init; } = [];

    /// <summary>Loss curves of the training, if there was any.</summary>
    public IReadOnlyList<LensHistoryRow> History { get; init; } = [];

    /// <summary>Generator and group convolution during the training, if there was any.</summary>
    public IReadOnlyList<LensSnapshot> Snapshots { get; init; } = [];

    /// <summary>
    /// Training steps and why they ended; a search that the budget cut short says so with the steps done so far. Null
    /// where the search ended by itself and nothing was trained.
    /// </summary>
    public Iteration? Iteration { get; init; }

    /// <summary>
    /// Seconds by stage, in the order in which the stages ran: "reading", "first half", "polish", "total".
    /// </summary>
    public IReadOnlyList<NamedValue> Timings { get; init; } = [];

    /// <summary>A few samples for pictures, m x d, as read (not normalised).</summary>
    public Matrix? ExampleSamples { get; init; }
}
