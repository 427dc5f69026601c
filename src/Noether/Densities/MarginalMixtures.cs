using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// The marginal estimator: for every component k of d a mixture of four Gaussians with weights
/// softmax(clip(logit, +-4.5)) and variances exp(clip(lv, +-4.5)). Any number of threads may evaluate disjoint blocks
/// of samples between one <see cref="Prepare"/> and the next.
/// </summary>
internal sealed unsafe class MarginalMixtures
{
    /// <summary>Gaussians per component.</summary>
    public const int Kernels = 4;

    private readonly float[] constants;
    private readonly double[] weights;
    private readonly SimdLevel level;

    /// <summary>Makes an estimator whose logits and log-variances are 1 and whose centres are 0.</summary>
    /// <param name="dimension">Number of components d, at least 2.</param>
    /// <param name="level">Width of the vector registers; the processor must have it.</param>
    public MarginalMixtures(int dimension, SimdLevel level)
    {
        Dimension = dimension;
        Parameters = new float[3 * Kernels * dimension];
        Parameters.AsSpan().Fill(1);
        Parameters.AsSpan(Kernels * dimension, Kernels * dimension).Clear();
        constants = new float[MarginalConstants.PerComponent * dimension];
        weights = new double[Kernels * dimension];
        this.level = level;
        Prepare();
    }

    /// <summary>Number of components d.</summary>
    public int Dimension { get; }

    /// <summary>
    /// Logits, centres, log-variances, each d x 4; call <see cref="Prepare"/> after changing them.
    /// </summary>
    public float[] Parameters { get; }

    /// <summary>Starts afresh: logits and log-variances 1, centres uniform in (-0.05, 0.05); then prepares.</summary>
    /// <param name="random">Gives one number for each centre.</param>
    public void Initialise(CounterRandom random)
    {
        Span<float> centres = Parameters.AsSpan(Kernels * Dimension, Kernels * Dimension);
        Parameters.AsSpan().Fill(1);
        random.FillUniform(centres);
        foreach (ref float centre in centres)
            centre = 0.1f * centre - 0.05f;
        Prepare();
    }

    /// <summary>Works out the constants of the kernel from the parameters.</summary>
    public void Prepare() => MarginalConstants.Fill(Parameters, constants, weights);

    /// <summary>
    /// Evaluates a block of samples: adds to the sums and writes d log p_k(y_k) / dy_k, d log p_{k-1}(y_k) / dy_k and
    /// d log p_{k+1}(y_k) / dy_k. Rows of missing neighbours are set to zero.
    /// </summary>
    /// <param name="y">Component-major: sample b of component k at k stride + b.</param>
    /// <param name="stride">Distance between rows of y and of the gradients, at least count.</param>
    /// <param name="count">Samples in the block.</param>
    /// <param name="sums">Added to.</param>
    /// <param name="own">Output, laid out as y.</param>
    /// <param name="below">Output, laid out as y.</param>
    /// <param name="above">Output, laid out as y.</param>
    public void Accumulate(
        ReadOnlySpan<float> y,
        int stride,
        int count,
        MarginalSums sums,
        Span<float> own,
        Span<float> below,
        Span<float> above)
    {
        int needed = (Dimension - 1) * stride + count;
        Check(y.Length, stride, count);
        Check(Math.Min(own.Length, Math.Min(below.Length, above.Length)), stride, count);
        below[..count].Clear();
        above[((Dimension - 1) * stride)..needed].Clear();
        fixed (float* source = y)
        fixed (float* first = own)
        fixed (float* second = below)
        fixed (float* third = above)
            Run(source, stride, count, sums, first, second, third);
    }

    /// <summary>Evaluates a block of samples: adds to the three sums of log densities, without any gradient.</summary>
    /// <param name="y">Component-major: sample b of component k at k stride + b.</param>
    /// <param name="stride">Distance between rows of y, at least count.</param>
    /// <param name="count">Samples in the block.</param>
    /// <param name="sums">Added to, except for the moments.</param>
    public void AccumulateValues(ReadOnlySpan<float> y, int stride, int count, MarginalSums sums)
    {
        Check(y.Length, stride, count);
        fixed (float* source = y)
            Run(source, stride, count, sums, null, null, null);
    }

    /// <summary>
    /// Evaluates a block of samples under their own densities only: adds to the sums what
    /// <see cref="WriteParameterGradient"/> needs, the same bits as <see cref="Accumulate"/>, at a third of the cost.
    /// </summary>
    /// <param name="y">Component-major: sample b of component k at k stride + b.</param>
    /// <param name="stride">Distance between rows of y, at least count.</param>
    /// <param name="count">Samples in the block.</param>
    /// <param name="sums">Added to, except for the neighbours.</param>
    /// <param name="scratch">Overwritten, at least count values.</param>
    public void AccumulateOwn(ReadOnlySpan<float> y, int stride, int count, MarginalSums sums, Span<float> scratch)
    {
        Check(y.Length, stride, count);
        ArgumentOutOfRangeException.ThrowIfLessThan(scratch.Length, count);
        fixed (float* source = y)
        fixed (float* row = scratch)
        {
            switch (level)
            {
                case SimdLevel.Avx512:
                    RunOwn<Lanes512, Vector512<float>>(source, stride, count, sums, row);
                    break;
                case SimdLevel.Avx2:
                    RunOwn<Lanes256, Vector256<float>>(source, stride, count, sums, row);
                    break;
                default:
                    RunOwn<Lanes128, Vector128<float>>(source, stride, count, sums, row);
                    break;
            }
        }
    }

    /// <summary>Writes the gradient of scale * sum of -log p_k(y_k) with respect to the parameters.</summary>
    /// <param name="sums">Sums over the batch.</param>
    /// <param name="scale">Factor, 1 / (samples d) for the mean.</param>
    /// <param name="gradient">Output, laid out as <see cref="Parameters"/>; overwritten.</param>
    public void WriteParameterGradient(MarginalSums sums, double scale, Span<float> gradient) =>
        MarginalConstants.WriteGradient(Parameters, weights, sums, scale, gradient);

    private void Run(float* y, int stride, int count, MarginalSums sums, float* own, float* below, float* above)
    {
        switch (level)
        {
            case SimdLevel.Avx512:
                Run<Lanes512, Vector512<float>>(y, stride, count, sums, own, below, above);
                break;
            case SimdLevel.Avx2:
                Run<Lanes256, Vector256<float>>(y, stride, count, sums, own, below, above);
                break;
            default:
                Run<Lanes128, Vector128<float>>(y, stride, count, sums, own, below, above);
                break;
        }
    }

    private void Run<TLanes, TVector>(
        float* y, int stride, int count, MarginalSums sums, float* own, float* below, float* above)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        sums.Count += count;
        fixed (float* mixtures = constants)
        fixed (double* moments = sums.Moments)
        {
            for (int k = 0; k < Dimension; k++)
            {
                nint row = (nint)k * stride;
                float* mixture = mixtures + k * MarginalConstants.PerComponent;
                float* samples = y + row;
                sums.Own[k] += own == null
                    ? MarginalKernel<TLanes, TVector>.Score(mixture, samples, null, count)
                    : MarginalKernel<TLanes, TVector>.ScoreOwn(
                        mixture, samples, own + row, count, moments + k * MarginalSums.MomentsPerComponent);
                if (k > 0)
                {
                    sums.Below[k] += MarginalKernel<TLanes, TVector>.Score(
                        mixture - MarginalConstants.PerComponent, samples, below == null ? null : below + row, count);
                }

                if (k < Dimension - 1)
                {
                    sums.Above[k] += MarginalKernel<TLanes, TVector>.Score(
                        mixture + MarginalConstants.PerComponent, samples, above == null ? null : above + row, count);
                }
            }
        }
    }

    private void RunOwn<TLanes, TVector>(float* y, int stride, int count, MarginalSums sums, float* scratch)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        sums.Count += count;
        fixed (float* mixtures = constants)
        fixed (double* moments = sums.Moments)
        {
            for (int k = 0; k < Dimension; k++)
            {
                sums.Own[k] += MarginalKernel<TLanes, TVector>.ScoreOwn(
                    mixtures + k * MarginalConstants.PerComponent,
                    y + (nint)k * stride,
                    scratch,
                    count,
                    moments + k * MarginalSums.MomentsPerComponent);
            }
        }
    }

    private void Check(int length, int stride, int count)
    {
        if (count < 0 || stride < count || length < (Dimension - 1) * stride + count)
        {
            throw new ArgumentException(
                $"A block of {count} samples x {Dimension} components at stride {stride} does not fit.",
                nameof(length));
        }
    }
}
