namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// The batch norm of the last hidden layer and the output, for all points together: sums over the points in, factors
/// for the points out.
/// </summary>
internal sealed unsafe class LastLayer
{
    private readonly AlignedFloats sums, squares, output, collected, slope, level, lean, totals;
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly int units;

    /// <summary>Makes room.</summary>
    public LastLayer(DecoyLayout layout)
    {
        units = layout.Last;
        means = new double[units];
        deviations = new double[units];
        sums = new AlignedFloats(layout.Stride);
        squares = new AlignedFloats(layout.Stride);
        output = new AlignedFloats(layout.Stride);
        collected = new AlignedFloats(layout.Stride);
        slope = new AlignedFloats(layout.Stride);
        level = new AlignedFloats(layout.Stride);
        lean = new AlignedFloats(layout.Stride);
        totals = new AlignedFloats(layout.Stride);
    }

    /// <summary>Sums of the hidden outputs over the points, to be filled.</summary>
    public float* Sums => sums.Pointer;

    /// <summary>Sums of their squares, to be filled.</summary>
    public float* Squares => squares.Pointer;

    /// <summary>Sums of the residual times the hidden outputs, to be filled.</summary>
    public float* Collected => collected.Pointer;

    /// <summary>Sums of the derivatives by the inputs of the layer, to be filled.</summary>
    public float* Totals => totals.Pointer;

    /// <summary>For each unit its factor in the output, batch norm included.</summary>
    public float* Output => output.Pointer;

    /// <summary>What is added to the output.</summary>
    public float Constant { get; private set; }

    /// <summary>For each unit the factor of the residual in the derivative by its input.</summary>
    public float* Slope => slope.Pointer;

    /// <summary>For each unit what is added to that.</summary>
    public float* Level => level.Pointer;

    /// <summary>For each unit the factor of its output in that.</summary>
    public float* Lean => lean.Pointer;

    /// <summary>The layer in inference: batch norm by running mean and variance.</summary>
    public void Fix(DecoyState state, DecoyLayout layout)
    {
        var p = state.Parameters.Pointer;
        double constant = p[layout.Bias];
        for (var j = 0; j < units; j++)
        {
            var deviation = Math.Sqrt(state.LastVariance[j] + BatchNorm.Epsilon);
            constant += Set(j, p, layout, state.LastMean[j], deviation);
        }
        Constant = (float)constant;
    }

    /// <summary>The layer in training: batch norm by the sums, followed by the running statistics.</summary>
    public void Measure(DecoyState state, DecoyLayout layout, int points)
    {
        var p = state.Parameters.Pointer;
        double constant = p[layout.Bias];
        for (var j = 0; j < units; j++)
        {
            var mean = (double)sums.Pointer[j] / points;
            var variance = Math.Max(0, ((double)squares.Pointer[j] / points) - (mean * mean));
            means[j] = mean;
            deviations[j] = Math.Sqrt(variance + BatchNorm.Epsilon);
            constant += Set(j, p, layout, mean, deviations[j]);
            BatchNorm.Follow(ref state.LastMean[j], ref state.LastVariance[j], mean, variance, points);
        }
        Constant = (float)constant;
    }

    /// <summary>
    /// Gradient of the output and of this batch norm, and the factors of the derivatives for each point.
    /// </summary>
    /// <param name="state">Parameters.</param>
    /// <param name="layout">Where they are.</param>
    /// <param name="residual">Sum of the derivatives by the output over the points.</param>
    /// <param name="points">Points in the batch.</param>
    /// <param name="gradient">Laid out as the parameters; receives these parts.</param>
    public void Backward(DecoyState state, DecoyLayout layout, double residual, int points, float* gradient)
    {
        var p = state.Parameters.Pointer;
        for (var j = 0; j < units; j++)
        {
            double scale = p[layout.LastScale + j], weight = p[layout.Output + j];
            var inverse = 1 / deviations[j];
            var along = (collected.Pointer[j] - (means[j] * residual)) * inverse;
            gradient[layout.Output + j] = (float)((scale * along) + (p[layout.LastShift + j] * residual));
            gradient[layout.LastScale + j] = (float)(weight * along);
            gradient[layout.LastShift + j] = (float)(weight * residual);
            var factor = scale * weight * inverse;
            var step = factor * along * inverse / points;
            slope.Pointer[j] = (float)factor;
            level.Pointer[j] = (float)((step * means[j]) - (factor * residual / points));
            lean.Pointer[j] = (float)-step;
        }
        gradient[layout.Bias] = (float)residual;
    }

    private double Set(int j, float* p, DecoyLayout layout, double mean, double deviation)
    {
        var factor = p[layout.LastScale + j] / deviation;
        var weight = p[layout.Output + j];
        output.Pointer[j] = (float)(weight * factor);
        return weight * (p[layout.LastShift + j] - (factor * mean));
    }
}
