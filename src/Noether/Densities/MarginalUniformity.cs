namespace Noether.Densities;

/// <summary>
/// The marginal half of uniformity, before the factor one half that both halves share:
/// (1 / (2 (d - 1))) sum over the existing pairs (k, k +- 1) of max(0, mean[log p_k(y_k) - log p_{k+-1}(y_k)]); or,
/// where every component weighs alike, the mean over k of the mean over its one or two directions.
/// </summary>
/// <param name="dimension">Number of components d, at least 2.</param>
/// <param name="eachEntry">Whether every component weighs alike instead of every direction.</param>
internal sealed class MarginalUniformity(int dimension, bool eachEntry = false)
{
    // What the weights of all directions sum to.
    private readonly double weights = eachEntry ? 2.0 * dimension : 2.0 * (dimension - 1);


    /// <summary>Value of the term in nats.</summary>
    public double Value { get; private set; }

    /// <summary>Factor of d log p_k(y_k) / dy_k in the gradient with respect to y_k, length d.</summary>
    public float[] OwnFactors { get; } = new float[dimension];

    /// <summary>Factor of d log p_{k-1}(y_k) / dy_k, length d; zero where the pair is missing or clamped.</summary>
    public float[] BelowFactors { get; } = new float[dimension];

    /// <summary>Factor of d log p_{k+1}(y_k) / dy_k, length d; zero where the pair is missing or clamped.</summary>
    public float[] AboveFactors { get; } = new float[dimension];

    /// <summary>
    /// Takes value and factors from the sums of a whole batch. The gradient of the value with respect to one sample of
    /// component k is then OwnFactors[k] own + BelowFactors[k] below + AboveFactors[k] above, with the three
    /// derivatives that <see cref="MarginalMixtures.Accumulate"/> wrote.
    /// </summary>
    public void Update(MarginalSums sums)
    {
        float share = (float)(1.0 / (weights * sums.Count));
        double total = 0;
        for (int k = 0; k < dimension; k++)
        {
            double below = k > 0 ? sums.Own[k] - sums.Below[k] : 0;
            double above = k < dimension - 1 ? sums.Own[k] - sums.Above[k] : 0;
            int weight = eachEntry && (k == 0 || k == dimension - 1) ? 2 : 1;
            BelowFactors[k] = below > 0 ? -share * weight : 0;
            AboveFactors[k] = above > 0 ? -share * weight : 0;
            OwnFactors[k] = -(BelowFactors[k] + AboveFactors[k]);
            total += (Math.Max(0, below) + Math.Max(0, above)) * weight;
        }

        Value = total / (weights * sums.Count);
    }
}
