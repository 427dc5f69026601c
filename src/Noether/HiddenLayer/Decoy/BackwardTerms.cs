namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Operands and results of <see cref="BackwardPass{TLanes, TVector}"/>; j a unit of the last hidden layer.
/// </summary>
internal unsafe struct BackwardTerms
{
    /// <summary>Points x Stride outputs of the last hidden layer after ReLU.</summary>
    public float* Hidden;

    /// <summary>For each point the derivative of the loss by the output.</summary>
    public float* Residual;

    /// <summary>For each j the factor of the residual.</summary>
    public float* Slope;

    /// <summary>For each j what is added.</summary>
    public float* Level;

    /// <summary>For each j the factor of the hidden output.</summary>
    public float* Lean;

    /// <summary>Units x Stride, zeros before; receives -sum_i d_ij h_ik, h the first layer after ReLU.</summary>
    public float* Products;

    /// <summary>
    /// Units x 3 x Width, zeros before; receives sums (over the lanes) of -W_kj d_ij x_i, -W_kj d_ij y_i and
    /// -W_kj d_ij over the points i where unit k is active.
    /// </summary>
    public float* UnitSums;

    /// <summary>Stride; receives sum_i d_ij.</summary>
    public float* Totals;
}
