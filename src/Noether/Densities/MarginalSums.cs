namespace Noether.Densities;

/// <summary>
/// What a block of samples contributes to the marginal estimator: sums over samples in double precision. Blocks are
/// filled independently and added in block order, so the result does not depend on the number of threads.
/// </summary>
/// <param name="dimension">Number of components d.</param>
internal sealed class MarginalSums(int dimension)
{
    /// <summary>Moments kept per component: three for each kernel.</summary>
    public const int MomentsPerComponent = 3 * MarginalMixtures.Kernels;

    /// <summary>Number of components d.</summary>
    public int Dimension => dimension;

    /// <summary>Samples counted so far.</summary>
    public long Count { get; set; }

    /// <summary>Sum of log p_k(y_k), length d.</summary>
    public double[] Own { get; } = new double[dimension];

    /// <summary>Sum of log p_{k-1}(y_k), length d; zero where k = 0.</summary>
    public double[] Below { get; } = new double[dimension];

    /// <summary>Sum of log p_{k+1}(y_k), length d; zero where k = d - 1.</summary>
    public double[] Above { get; } = new double[dimension];

    /// <summary>
    /// Per component, over the kernels i: sum of r_i, sum of r_i u_i, sum of r_i u_i^2, where r_i is the
    /// responsibility and u_i the standardised distance of <see cref="MarginalConstants"/>. Length 12 d.
    /// </summary>
    public double[] Moments { get; } = new double[dimension * MomentsPerComponent];

    /// <summary>Mean of -log p_k(y_k) over samples and components, in nats.</summary>
    public double MeanEntropy
    {
        get
        {
            double sum = 0;
            foreach (double own in Own)
                sum += own;
            return -sum / ((double)Count * Dimension);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(Own);
        Array.Clear(Below);
        Array.Clear(Above);
        Array.Clear(Moments);
    }

    /// <summary>Adds the sums of another block.</summary>
    public void Add(MarginalSums other)
    {
        Count += other.Count;
        Add(Own, other.Own);
        Add(Below, other.Below);
        Add(Above, other.Above);
        Add(Moments, other.Moments);
    }

    private static void Add(double[] target, double[] source)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] += source[i];
    }
}
