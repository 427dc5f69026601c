namespace Noether.Benchmarks.Peers;

/// <summary>
/// The work of a training step, counted from the formulas as the kernels compute them. A multiply-add is two
/// operations; minimum, comparison, rounding, scaling by a power of two and division are one each. Left out, because
/// they are below one percent together: batch, covariance and its eigenvalues, logarithms (one for many densities) and
/// the sums over tiles.
/// </summary>
/// <param name="Operations">Floating-point operations of our step.</param>
/// <param name="Bytes">
/// Bytes that our step reads and writes, each array once for every pass over it, as though no cache kept it from one
/// pass to the next; what is used again within a tile of samples or a group is not counted again.
/// </param>
/// <param name="PeerProducts">Floating-point operations of the matrix products of the direct form.</param>
public sealed record StepWork(double Operations, double Bytes, double PeerProducts)
{
    private const int Kernels = 4;
    private const int Networks = 3;

    /// <summary>Hyperbolic tangent, exponential and what belongs to them, there and back, for each output.</summary>
    private const double PerActivation = 50;

    /// <summary>2^x for x below zero: limit, round, subtract, five multiply-adds, scale.</summary>
    private const double PerExponential = 14;

    /// <summary>A marginal density with its derivative: four kernels, their minimum and sum, the derivative.</summary>
    private const double PerMarginal = (Kernels * (5 + PerExponential)) + 21;

    /// <summary>The same with responsibilities and moments for the gradient of the parameters.</summary>
    private const double PerOwnMarginal = (Kernels * (5 + PerExponential)) + 41;

    /// <summary>A conditional density: twelve interpolated parameters, four kernels, their minimum and sum; then the
    /// derivatives by y_j, y_g and the twelve parameters.</summary>
    private const double PerConditional = 24 + (Kernels * (4 + PerExponential)) + 16 + 68;

    /// <summary>Once for three conditional densities: gradient of the table, weighted sum, scatter.</summary>
    private const double PerTriple = 36 + 11 + 2;

    /// <summary>Passes over the batch: x, y and three derivatives; three derivatives, their sum and x.</summary>
    private const double MarginalPasses = 10;

    /// <summary>Gather (2), densities (2), clear and scatter (4), use (1).</summary>
    private const double ConditionalPasses = 9;

    /// <summary>Table: written, read thrice, slopes of activations (1), its gradient cleared, written, read.</summary>
    private const double TablePasses = 8;

    /// <summary>Hidden units and their slopes; outputs; parameters with their gradient and Adam.</summary>
    private const double UnitPasses = 7, OutputPasses = 5, ParameterPasses = 11;

    /// <summary>Operations of Adam for each parameter.</summary>
    private const double PerAdam = 12;

    /// <summary>Counts a step.</summary>
    /// <param name="d">Components.</param>
    /// <param name="padding">Padding p, n = d + 2p.</param>
    /// <param name="batch">Samples in a batch, B.</param>
    /// <param name="hiddenPerOutput">Hidden units per output; 0 is the marginal part alone.</param>
    /// <param name="knots">Knots of the table for each component.</param>
    public static StepWork Of(int d, int padding, double batch, int hiddenPerOutput, int knots)
    {
        double n = d + (2 * padding), half = (d - 1) / 2, values = batch * d;
        // Eight n^3 products for exp(S) and its adjoint; powers of G, back, and their product; y and dL.
        var operations = (16 * n * n * n) + (12 * half * n * n) + (4 * values * d)
            + (batch * ((d * PerOwnMarginal) + (2 * (d - 1) * PerMarginal)));
        var floats = MarginalPasses * values;
        if (hiddenPerOutput == 0)
            return new StepWork(operations, sizeof(float) * floats, 0);

        double rows = d * knots, outputs = Kernels * d, hidden = hiddenPerOutput * outputs;
        var parameters = Networks * ((d * hidden) + hidden + (hidden * outputs) + outputs);
        operations += batch * (d - 1) * ((3 * PerConditional) + PerTriple);
        // Three products for each network, of which two go back; ten operations on each hidden unit.
        operations += Networks * rows * ((6 * hidden * outputs) + (10 * hidden));
        operations += ((Networks - 1) * rows * outputs * PerActivation) + (PerAdam * parameters);
        var table = Networks * rows * outputs;
        floats += (ConditionalPasses * values) + (TablePasses * table) + (OutputPasses * table)
            + (UnitPasses * Networks * rows * hidden) + (ParameterPasses * parameters);
        // Forward at three positions, back at three for y and at one for the parameters, which takes two products.
        var peer = Networks * 8 * 2 * batch * hidden * outputs;
        return new StepWork(operations, sizeof(float) * floats, peer);
    }
}
