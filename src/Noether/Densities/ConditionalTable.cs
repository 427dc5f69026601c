namespace Noether.Densities;

/// <summary>
/// Activated mixture parameters at every (g, knot), and the gradient with respect to them. Between knots they are
/// interpolated linearly, so the weights still sum to one and the mixture is still exactly normalised.
/// </summary>
internal sealed class ConditionalTable
{
    private readonly ConditionalLayout layout;
    private readonly float[] derivatives;

    public ConditionalTable(ConditionalLayout layout)
    {
        this.layout = layout;
        Values = new float[layout.TableLength];
        // Lanes in the pads are computed and thrown away; any finite positive number keeps them harmless.
        Array.Fill(Values, 0.25f);
        Gradient = new float[layout.TableLength];
        derivatives = new float[layout.Rows * layout.DerivativeStride];
    }

    /// <summary>Weights, means, inverse deviations (times <see cref="ConditionalUnits.Unit"/>).</summary>
    public float[] Values { get; }

    /// <summary>Sum over samples of d log q_{g,j}(y_j | y_g) with respect to the values.</summary>
    public float[] Gradient { get; }

    /// <summary>The values of (network, g) from the first plane of the first knot on.</summary>
    public Span<float> ValuesOf(int network, int g) => Values.AsSpan(layout.PlaneStart(network, g, 0));

    /// <summary>The gradient of (network, g) from the first plane of the first knot on.</summary>
    public Span<float> GradientOf(int network, int g) => Gradient.AsSpan(layout.PlaneStart(network, g, 0));

    /// <summary>
    /// Derivatives of the bounded outputs of (network, g); the means, which are not bounded, have none.
    /// </summary>
    public Span<float> DerivativesOf(int network, int g) => network == 1
        ? []
        : derivatives.AsSpan(
            (g * layout.Knots * layout.DerivativeStride) + (network == 0 ? 0 : layout.DerivativeStride / 2));
}
