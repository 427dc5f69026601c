using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <inheritdoc/>
internal sealed unsafe class DecoyWidthPasses<TLanes, TVector> : DecoyPasses
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    // Registers of units at a time: coefficients and sums of four fit the registers in the forward passes.
    private const int Block = 4;

    /// <inheritdoc/>
    public override int Width => TLanes.Width;

    /// <inheritdoc/>
    public override void Mark(
        float* x, float* y, int points, float* a, float* b, float* c, int units, ulong* active) =>
        MarkPass<TLanes, TVector>.Run(x, y, points, a, b, c, units, active);

    /// <inheritdoc/>
    public override void Base(float* weights, int stride, int units, float* shift, float* bias, float* result) =>
        BasePass<TLanes, TVector>.Run(weights, stride, units, shift, bias, result);

    /// <inheritdoc/>
    public override void Forward(in TourSweep sweep, float* hidden, float* sums, float* squares)
    {
        nint column = 0;
        for (var left = (int)sweep.Stride / TLanes.Width; left > 0; left -= Block, column += Block * TLanes.Width)
        {
            switch (left)
            {
                case 1:
                    ForwardPass<TLanes, TVector>.Run<ICount.Of1>(sweep, column, hidden, sums, squares);
                    break;
                case 2:
                    ForwardPass<TLanes, TVector>.Run<ICount.Of2>(sweep, column, hidden, sums, squares);
                    break;
                case 3:
                    ForwardPass<TLanes, TVector>.Run<ICount.Of3>(sweep, column, hidden, sums, squares);
                    break;
                default:
                    ForwardPass<TLanes, TVector>.Run<ICount.Of4>(sweep, column, hidden, sums, squares);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override double Score(
        float* hidden, int stride, int points, float* output, float constant, float* label, float* residual,
        float* sums) =>
        ScorePass<TLanes, TVector>.Run(hidden, stride, points, output, constant, label, residual, sums);

    /// <inheritdoc/>
    public override void Backward(in TourSweep sweep, in BackwardTerms terms)
    {
        new Span<float>(terms.Products, sweep.Units * (int)sweep.Stride).Clear();
        new Span<float>(terms.UnitSums, 3 * sweep.Units * TLanes.Width).Clear();
        nint column = 0;
        for (var left = (int)sweep.Stride / TLanes.Width; left > 0; left -= Block, column += Block * TLanes.Width)
        {
            switch (left)
            {
                case 1:
                    BackwardPass<TLanes, TVector>.Run<ICount.Of1>(sweep, terms, column);
                    break;
                case 2:
                    BackwardPass<TLanes, TVector>.Run<ICount.Of2>(sweep, terms, column);
                    break;
                case 3:
                    BackwardPass<TLanes, TVector>.Run<ICount.Of3>(sweep, terms, column);
                    break;
                default:
                    BackwardPass<TLanes, TVector>.Run<ICount.Of4>(sweep, terms, column);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override void Rows(
        in TourSweep sweep, in BackwardTerms terms, float* scale, float* shift, float* gradient, float* dots) =>
        RowPass<TLanes, TVector>.Run(sweep, terms, scale, shift, gradient, dots);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(
        in TourSweep sweep, float* output, float constant, float* partial, float* outputs)
    {
        new Span<float>(partial, sweep.Points * TLanes.Width).Clear();
        nint column = 0;
        for (var left = (int)sweep.Stride / TLanes.Width; left > 0; left -= Block, column += Block * TLanes.Width)
        {
            switch (left)
            {
                case 1:
                    EvaluatePass<TLanes, TVector>.Run<ICount.Of1>(sweep, column, output, partial);
                    break;
                case 2:
                    EvaluatePass<TLanes, TVector>.Run<ICount.Of2>(sweep, column, output, partial);
                    break;
                case 3:
                    EvaluatePass<TLanes, TVector>.Run<ICount.Of3>(sweep, column, output, partial);
                    break;
                default:
                    EvaluatePass<TLanes, TVector>.Run<ICount.Of4>(sweep, column, output, partial);
                    break;
            }
        }
        for (var i = 0; i < sweep.Points; i++)
            outputs[i] = constant + TLanes.Sum(TLanes.Load(partial + (i * TLanes.Width)));
    }

    /// <inheritdoc/>
    public override (int Errors, double Loss) Loss(float* outputs, float* label, int count) =>
        LossPass<TLanes, TVector>.Run(outputs, label, count);
}
