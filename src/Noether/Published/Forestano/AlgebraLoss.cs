using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Published.Forestano;

/// <summary>
/// L = sum_a mean_x (phi(x + eps G_a x) - phi(x))^2 / eps^2 + sum_a (|G_a|^2 - 2)^2 + sum_{a&lt;b} &lt;G_a, G_b&gt;^2
/// + sum_{a&lt;b} |[G_a, G_b] - sum_c f_abc G_c|^4 (R. T. Forestano et al., arXiv 2301.05638), with its gradient. That
/// of the first term takes the gradient of phi at x in place of x + eps G_a x, which differs by the order of eps and is
/// zero where the term is.
/// </summary>
/// <param name="points">n x v r coordinates: v vectors on which the group acts alike.</param>
/// <param name="vectors">Vectors in a point, v.</param>
/// <param name="values">phi of rows, n x m.</param>
/// <param name="gradients">Of every output at the points, n x v r each.</param>
/// <param name="count">Generators, k.</param>
/// <param name="epsilon">eps.</param>
/// <param name="closure">Whether the last term counts.</param>
internal sealed class AlgebraLoss(
    Matrix points, int vectors, Func<Matrix, Matrix> values, IReadOnlyList<Matrix> gradients, int count, double epsilon,
    bool closure)
{
    private readonly int r = points.Columns / vectors;
    private readonly Matrix before = values(points);
    private readonly Matrix moved = new(count * points.Rows, points.Columns);

    /// <summary>Numbers to be found: k r^2 entries of generators, then k (k - 1) / 2 rows of k constants.</summary>
    public int Parameters => (count * r * r) + (closure ? count * (count - 1) / 2 * count : 0);

    /// <summary>The first term of the last loss.</summary>
    public double Invariance { get; private set; }

    /// <summary>The last term of the last loss.</summary>
    public double ClosureLoss { get; private set; }

    /// <summary>The loss; writes its gradient.</summary>
    /// <param name="parameters">Generators and constants.</param>
    /// <param name="gradient">Receives the derivative by each.</param>
    public double Of(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient.Clear();
        var generators = Generators(parameters);
        Invariance = AddInvariance(generators, gradient);
        var loss = Invariance;
        for (var a = 0; a < count; a++)
        {
            var excess = MatrixOps.SquaredNorm(generators[a]) - 2;
            loss += excess * excess;
            MatrixOps.AddScaled(Part(gradient, a), generators[a].Values, 4 * excess);
            for (var b = 0; b < a; b++)
            {
                var inner = MatrixOps.Dot(generators[a].Values, generators[b].Values);
                loss += inner * inner;
                MatrixOps.AddScaled(Part(gradient, a), generators[b].Values, 2 * inner);
                MatrixOps.AddScaled(Part(gradient, b), generators[a].Values, 2 * inner);
            }
        }

        ClosureLoss = closure ? AddClosure(generators, parameters, gradient) : 0;
        return loss + ClosureLoss;
    }

    /// <summary>The generators among the parameters.</summary>
    public Matrix[] Generators(ReadOnlySpan<double> parameters)
    {
        var generators = new Matrix[count];
        for (var a = 0; a < count; a++)
            generators[a] = new Matrix(r, r, parameters.Slice(a * r * r, r * r).ToArray());
        return generators;
    }

    private Span<double> Part(Span<double> gradient, int generator) => gradient.Slice(generator * r * r, r * r);

    private double AddInvariance(Matrix[] generators, Span<double> gradient)
    {
        var n = points.Rows;
        for (var a = 0; a < count; a++)
        {
            var part = moved.Values.Slice(a * n * points.Columns, n * points.Columns);
            points.Values.CopyTo(part);
            // Rows of vectors: x + eps x G^T.
            Gemm.Multiply(
                part, points.Values, generators[a].Values, n * vectors, r, r, transposeB: true, alpha: epsilon,
                    beta: 1);
        }

        var after = values(moved);
        var sum = 0.0;
        var weighted = new Matrix(n, points.Columns);
        for (var a = 0; a < count; a++)
        {
            weighted.Values.Clear();
            for (var i = 0; i < n; i++)
            {
                for (var m = 0; m < before.Columns; m++)
                {
                    var change = (after[(a * n) + i, m] - before[i, m]) / epsilon;
                    sum += change * change / n;
                    MatrixOps.AddScaled(weighted.Row(i), gradients[m].Row(i), 2 * change / n);
                }
            }

            Gemm.Multiply(
                Part(gradient, a), weighted.Values, points.Values, r, r, n * vectors, transposeA: true, beta: 1);
        }

        return sum;
    }

    private double AddClosure(Matrix[] generators, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (sum, next) = (0.0, count * r * r);
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++, next += count)
            {
                var rest = GeneratorSpan.Bracket(generators[a], generators[b]);
                for (var c = 0; c < count; c++)
                    MatrixOps.AddScaled(rest.Values, generators[c].Values, -parameters[next + c]);
                var square = MatrixOps.SquaredNorm(rest);
                sum += square * square;
                for (var c = 0; c < count; c++)
                {
                    MatrixOps.AddScaled(Part(gradient, c), rest.Values, -4 * square * parameters[next + c]);
                    gradient[next + c] -= 4 * square * MatrixOps.Dot(rest.Values, generators[c].Values);
                }

                AddBracket(Part(gradient, a), rest, generators[b], 4 * square);
                AddBracket(Part(gradient, b), rest, generators[a], -4 * square);
            }
        }

        return sum;
    }

    // factor (D G^T - G^T D): what the commutator with G hands back.
    private static void AddBracket(Span<double> part, Matrix rest, Matrix generator, double factor)
    {
        var transposed = generator.Transposed();
        MatrixOps.AddScaled(part, MatrixOps.Multiply(rest, transposed).Values, factor);
        MatrixOps.AddScaled(part, MatrixOps.Multiply(transposed, rest).Values, -factor);
    }
}
