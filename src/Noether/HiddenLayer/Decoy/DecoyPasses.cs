using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>The passes over the points of a step, compiled for one width of the vector registers.</summary>
internal abstract unsafe class DecoyPasses
{
    /// <summary>The passes of a level, which the processor must have.</summary>
    public static DecoyPasses For(SimdLevel level) => level switch
    {
        SimdLevel.Avx512 => new DecoyPasses<Lanes512, Vector512<float>>(),
        SimdLevel.Avx2 => new DecoyPasses<Lanes256, Vector256<float>>(),
        _ => new DecoyPasses<Lanes128, Vector128<float>>(),
    };

    /// <summary>Floats in a register.</summary>
    public abstract int Width { get; }

    /// <summary>See <see cref="ForwardPass{TLanes, TVector}"/>.</summary>
    public abstract void Forward(in SectorSweep sweep, float* hidden, float* sums, float* squares);

    /// <summary>See <see cref="ScorePass{TLanes, TVector}"/>.</summary>
    public abstract double Score(
        float* hidden, int stride, int points, float* output, float constant, float* label, float* residual, float* sums);

    /// <summary>See <see cref="BackwardPass{TLanes, TVector}"/>; clears the results first.</summary>
    public abstract void Backward(in SectorSweep sweep, in BackwardTerms terms);

    /// <summary>The sum over the lanes of a register in memory.</summary>
    public abstract float Sum(float* register);

    /// <summary>sum_j weights_j terms_j.</summary>
    public abstract float Dot(float* weights, float* terms, int count);

    /// <summary>gradient_j = scale product_j + shift total_j, a row of the second matrix.</summary>
    public abstract void Combine(float* gradient, float scale, float* product, float shift, float* total, int count);

    /// <summary>
    /// See <see cref="EvaluatePass{TLanes, TVector}"/>: receives the output of each point, without the constant.
    /// </summary>
    public abstract void Evaluate(in SectorSweep sweep, float* output, float* partial, float* outputs);

    /// <summary>Number of wrong outputs and sum of the losses, see <see cref="LossPass{TLanes, TVector}"/>.</summary>
    public abstract (int Errors, double Loss) Loss(float* outputs, float* label, int count);
}
