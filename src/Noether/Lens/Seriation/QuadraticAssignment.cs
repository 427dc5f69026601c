using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Places pixels so that sum_pq W_pq B(cell p, cell q) is large, B being W's mean by displacement in the placing so
/// far: Frank-Wolfe steps on the doubly stochastic matrices with exact line search (Vogelstein et al., "Fast approximate
/// quadratic programming for graph matching", 2015), then the nearest placing.
/// </summary>
/// <param name="similarity">W, d x d, symmetric.</param>
/// <param name="displacements">The grid, with d cells or more.</param>
/// <param name="threads">Threads for the products; 0 means all processors.</param>
/// <param name="cancellationToken">Stops between steps.</param>
internal sealed class QuadraticAssignment(
    Matrix similarity, Displacements displacements, int threads, CancellationToken cancellationToken)
{
    private const int Steps = 8;
    private const double LeastGain = 1e-9;

    private readonly int size = similarity.Rows;
    private readonly int cells = displacements.Cells;
    private readonly LinearAssignment assignment = new(similarity.Rows, displacements.Cells);
    private readonly double[] cost = new double[similarity.Rows * displacements.Cells];
    private readonly double[] taken = new double[similarity.Rows * displacements.Cells];
    private readonly double[] gradient = new double[similarity.Rows * displacements.Cells];
    private readonly double[] corner = new double[similarity.Rows * displacements.Cells];
    private readonly double[] expected = new double[displacements.Cells * displacements.Cells];

    /// <summary>One round from a placing; returns the cells of a placing that may be the same.</summary>
    /// <param name="start">The cell of each pixel.</param>
    public int[] Improve(ReadOnlySpan<int> start)
    {
        Expect(DisplacementMeans.Of(similarity, displacements, start));
        var weights = new double[size * cells];
        for (var p = 0; p < size; p++)
            weights[(p * cells) + start[p]] = 1;
        Gradient(start, gradient);
        for (var step = 0; step < Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // f(P + t D) = f(P) + 2 t <D, G> + t^2 <D, W D B> with G = W P B.
            var next = Assign(gradient, warm: step > 0);
            var here = MatrixOps.Dot(weights, gradient);
            var slope = Sum(next, gradient) - here;
            if (slope <= LeastGain * Math.Abs(here))
                break;
            Gradient(next, corner);
            var curvature = Sum(next, corner) - (2 * Sum(next, gradient)) + here;
            var length = curvature >= 0 ? 1 : Math.Min(1, -slope / curvature);
            Mix(gradient, corner, length);
            foreach (ref var weight in weights.AsSpan())
                weight *= 1 - length;
            for (var p = 0; p < size; p++)
                weights[(p * cells) + next[p]] += length;
        }

        return Assign(weights, warm: false).ToArray();
    }

    private void Expect(double[] means)
    {
        for (var cell = 0; cell < cells; cell++)
        {
            var bins = displacements.From(cell);
            for (var other = 0; other < cells; other++)
                expected[(cell * cells) + other] = means[bins[other]];
        }
    }

    // W Q B for a placing Q: W Q has the columns of W at the cells of its pixels.
    private void Gradient(ReadOnlySpan<int> placing, double[] result)
    {
        taken.AsSpan().Clear();
        for (var p = 0; p < size; p++)
        {
            var row = similarity.Row(p);
            for (var q = 0; q < size; q++)
                taken[(p * cells) + placing[q]] = row[q];
        }

        Gemm.Multiply(result, taken, expected, size, cells, cells, threads: threads);
    }

    private ReadOnlySpan<int> Assign(double[] gain, bool warm)
    {
        for (var k = 0; k < cost.Length; k++)
            cost[k] = -gain[k];
        assignment.Solve(cost, warm);
        return assignment.ColumnOf;
    }

    private double Sum(ReadOnlySpan<int> placing, double[] values)
    {
        double sum = 0;
        for (var p = 0; p < size; p++)
            sum += values[(p * cells) + placing[p]];
        return sum;
    }

    private static void Mix(Span<double> target, ReadOnlySpan<double> other, double share)
    {
        for (var k = 0; k < target.Length; k++)
            target[k] += share * (other[k] - target[k]);
    }
}
