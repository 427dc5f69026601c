using Noether.Numerics;

namespace Noether.Published.Msr;

/// <summary>
/// Weights W = sum_l v_l U_l of a task from a sharing U that all tasks have in common (A. Zhou et al., arXiv
/// 2007.02933).
/// One step of the inner loop fits v to the example of a task, v' = v - rate g with g = (2 / m) A^T (A v - y), columns
/// A_l = U_l x; the outer loss is that of v' on the other rows. Its gradient is closed, with what comes back through
/// the
/// step: dg = -rate dv', dA = (2 / m) ((A v - y) dg^T + (A dg) v^T), dv = dv' + (2 / m) A^T A dg.
/// </summary>
/// <param name="tasks">The tasks.</param>
/// <param name="filters">Numbers of a filter, l.</param>
internal sealed class MsrModel(MsrTasks tasks, int filters)
{
    private readonly int d = tasks.Inputs.Columns;
    private readonly int m = tasks.Outputs.Columns;

    /// <summary>U (l x m x d), then v, then the rate.</summary>
    public double[] Parameters { get; } =
        new double[(filters * tasks.Inputs.Columns * tasks.Outputs.Columns) + filters + 1];

    /// <summary>Derivative of the last loss by each.</summary>
    public double[] Gradient { get; } =
        new double[(filters * tasks.Inputs.Columns * tasks.Outputs.Columns) + filters + 1];

    /// <summary>U, l matrices of m x d.</summary>
    public Span<double> Sharing => Parameters.AsSpan(0, filters * m * d);

    /// <summary>The filter that tasks begin with, l.</summary>
    public Span<double> Filter => Parameters.AsSpan(filters * m * d, filters);

    /// <summary>Rate of the inner step.</summary>
    public double Rate => Parameters[^1];

    /// <summary>Begins: U normal of deviation 0.01, v of 1 / m each, rate 0.1.</summary>
    public MsrModel Begin(ulong seed)
    {
        new CounterRandom(seed, stream: 91).FillNormal(Sharing);
        foreach (ref var entry in Sharing)
            entry *= 0.01;
        Filter.Fill(1.0 / m);
        Parameters[^1] = 0.1;
        return this;
    }

    /// <summary>Sum over tasks of the mean squared error after the inner step; writes the gradient where
    /// wanted.</summary>
    /// <param name="chosen">Numbers of the tasks.</param>
    /// <param name="gradient">Whether the gradient is wanted.</param>
    /// <param name="losses">Receives the error of each task; may be empty.</param>
    public double Loss(ReadOnlySpan<int> chosen, bool gradient, Span<double> losses = default)
    {
        var (count, size) = (chosen.Length, m * d);
        var examples = new Matrix(count, d);
        for (var t = 0; t < count; t++)
            tasks.Input(chosen[t], 0).CopyTo(examples.Row(t));
        // Columns A of every task: l m x count.
        var columns = new Matrix(filters * m, count);
        Gemm.Multiply(columns.Values, Sharing, examples.Values, filters * m, count, d, transposeB: true);
        var inner = new Inner[count];
        var adapted = new Matrix(count, filters);
        for (var t = 0; t < count; t++)
        {
            inner[t] = Step(columns, t, tasks.Output(chosen[t], 0));
            inner[t].Adapted.CopyTo(adapted.Row(t));
        }

        var weights = new Matrix(count, size);
        Gemm.Multiply(weights.Values, adapted.Values, Sharing, count, size, filters);
        var (sum, slopes) = (0.0, new Matrix(count, size));
        for (var t = 0; t < count; t++)
        {
            var loss = Query(chosen[t], weights.Row(t), gradient ? slopes.Row(t) : []);
            sum += loss;
            if (!losses.IsEmpty)
                losses[t] = loss;
        }

        if (gradient)
            Back(examples, columns, inner, adapted, slopes);
        return sum;
    }

    private Inner Step(Matrix columns, int t, ReadOnlySpan<double> output)
    {
        var (rest, slope, adapted) = (new double[m], new double[filters], new double[filters]);
        for (var o = 0; o < m; o++)
        {
            for (var l = 0; l < filters; l++)
                rest[o] += columns[(l * m) + o, t] * Filter[l];
            rest[o] -= output[o];
        }

        for (var l = 0; l < filters; l++)
        {
            for (var o = 0; o < m; o++)
                slope[l] += 2.0 / m * columns[(l * m) + o, t] * rest[o];
            adapted[l] = Filter[l] - (Rate * slope[l]);
        }

        return new Inner(rest, slope, adapted);
    }

    // Mean squared error on all rows but the first, and its derivative by the weights.
    private double Query(int task, ReadOnlySpan<double> weights, Span<double> slope)
    {
        var rows = tasks.Each - 1;
        var inputs = tasks.Inputs.Values.Slice(((task * tasks.Each) + 1) * d, rows * d);
        var rest = new Matrix(rows, m);
        for (var i = 0; i < rows; i++)
            tasks.Output(task, i + 1).CopyTo(rest.Row(i));
        Gemm.Multiply(rest.Values, inputs, weights, rows, m, d, transposeB: true, beta: -1);
        if (!slope.IsEmpty)
            Gemm.Multiply(slope, rest.Values, inputs, m, d, rows, transposeA: true, alpha: 2.0 / (rows * m));
        return MatrixOps.SquaredNorm(rest) / (rows * m);
    }

    private void Back(Matrix examples, Matrix columns, Inner[] inner, Matrix adapted, Matrix slopes)
    {
        var (count, size) = (inner.Length, m * d);
        Array.Clear(Gradient);
        var sharing = Gradient.AsSpan(0, filters * size);
        Gemm.Multiply(sharing, adapted.Values, slopes.Values, filters, size, count, transposeA: true);
        var byAdapted = new Matrix(count, filters);
        Gemm.Multiply(byAdapted.Values, slopes.Values, Sharing, count, filters, size, transposeB: true);
        var byColumns = new Matrix(filters * m, count);
        for (var t = 0; t < count; t++)
        {
            var back = byAdapted.Row(t);
            Gradient[^1] -= MatrixOps.Dot(inner[t].Slope, back);
            for (var o = 0; o < m; o++)
            {
                var along = 0.0; // (A dg)_o
                for (var l = 0; l < filters; l++)
                    along -= columns[(l * m) + o, t] * Rate * back[l];
                for (var l = 0; l < filters; l++)
                {
                    byColumns[(l * m) + o, t] = 2.0 / m * ((-Rate * back[l] * inner[t].Rest[o]) + (along * Filter[l]));
                    Gradient[(filters * size) + l] += 2.0 / m * columns[(l * m) + o, t] * along;
                }
            }

            MatrixOps.AddScaled(Gradient.AsSpan(filters * size, filters), back, 1);
        }

        Gemm.Multiply(sharing, byColumns.Values, examples.Values, filters * m, d, count, beta: 1);
    }

    private sealed record Inner(double[] Rest, double[] Slope, double[] Adapted);
}
