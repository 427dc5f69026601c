using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studio.Views;

/// <summary>What a checkpoint tells of a training that is under way.</summary>
/// <param name="Step">The next step to be done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Generator">Central d x d crop of G.</param>
/// <param name="GroupConvolution">L, d x d.</param>
/// <param name="Filter">psi, d values of unit norm.</param>
/// <param name="History">Loss curves so far.</param>
public sealed record TrainingCheckpoint(
    int Step, int Steps, Matrix Generator, Matrix GroupConvolution, double[] Filter,
    IReadOnlyList<LensHistoryRow> History);
