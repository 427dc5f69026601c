using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>The passes over the points of a step, compiled for one width of the vector registers.</summary>
internal abstract unsafe class DecoyPasses
{
    /// <summary>The passes of a level, which the processor must have.</summary>
    public static DecoyPasses For(SimdLevel level) => level switch
    {
        SimdLevel.Avx512 => new DecoyWidthPasses<Lanes512, Vector512<float>>(),
        SimdLevel.Avx2 => new DecoyWidthPasses<Lanes256, Vector256<float>>(),
        _ => new DecoyWidthPasses<Lanes128, Vector128<float>>(),
    };

    /// <summary>Floats in a register.</summary>
    public abstract int Width { get; }

    /// <summary>See <see cref="MarkPass{TLanes, TVector}"/>.</summary>
    public abstract void Mark(
        float* x, float* y, int points, float* a, float* b, float* c, int units, ulong* active);

    /// <summary>See <see cref="BasePass{TLanes, TVector}"/>.</summary>
    public abstract void Base(float* weights, int stride, int units, float* shift, float* bias, float* result);

    /// <summary>See <see cref="ForwardPass{TLanes, TVector}"/>.</summary>
    public abstract void Forward(in TourSweep sweep, float* hidden, float* sums, float* squares);

    /// <summary>See <see cref="ScorePass{TLanes, TVector}"/>.</summary>
    public abstract double Score(
        float* hidden, int stride, int points, float* output, float constant, float* label, float* residual,
        float* sums);

    /// <summary>See <see cref="BackwardPass{TLanes, TVector}"/>; clears the results first.</summary>
    public abstract void Backward(in TourSweep sweep, in BackwardTerms terms);

    /// <summary>See <see cref="RowPass{TLanes, TVector}"/>.</summary>
    public abstract void Rows(
        in TourSweep sweep, in BackwardTerms terms, float* scale, float* shift, float* gradient, float* dots);

    /// <summary>
    /// See <see cref="EvaluatePass{TLanes, TVector}"/>: receives the output of each point.
    /// </summary>
    public abstract void Evaluate(
        in TourSweep sweep, float* output, float constant, float* partial, float* outputs);

    /// <summary>Number of wrong outputs and sum of the losses, see <see cref="LossPass{TLanes, TVector}"/>.</summary>
    public abstract (int Errors, double Loss) Loss(float* outputs, float* label, int count);
}
