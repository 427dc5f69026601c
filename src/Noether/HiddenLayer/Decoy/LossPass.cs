using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Binary cross-entropy log(1 + e^v) - label v of outputs v, and how many of them are on the wrong side.
/// </summary>
internal static unsafe class LossPass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Runs over all points.</summary>
    /// <param name="outputs">Count outputs; above 0 says contour.</param>
    /// <param name="label">Count labels, 0 or 1.</param>
    /// <param name="count">Number of points.</param>
    /// <returns>Number of errors and sum of the losses.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Errors, double Loss) Run(float* outputs, float* label, int count)
    {
        var errors = 0;
        var loss = 0.0;
        var one = TLanes.Create(1f);
        var rest = stackalloc float[TLanes.Width];
        for (var i = 0; i < count; i += TLanes.Width)
        {
            var left = Math.Min(TLanes.Width, count - i);
            var v = TLanes.LoadPartial(outputs + i, left);
            var t = TLanes.LoadPartial(label + i, left);

            // log(1 + e^v) = max(v, 0) + log(1 + e^-|v|); an output of -1000 with label 0 costs nothing.
            var power = TLanes.Exp(TLanes.Negate(TLanes.Abs(v)));
            var value = TLanes.Add(TLanes.Log(TLanes.Add(one, power)), TLanes.Max(v, TLanes.Zero));
            value = TLanes.Subtract(value, TLanes.Multiply(t, v));
            var wrong = TLanes.Select(TLanes.LessThan(TLanes.Zero, v), TLanes.Subtract(one, t), t);
            if (left == TLanes.Width)
            {
                loss += TLanes.Sum(value);
                errors += (int)TLanes.Sum(wrong);
                continue;
            }
            TLanes.Store(value, rest);
            for (var lane = 0; lane < left; lane++)
                loss += rest[lane];
            TLanes.Store(wrong, rest);
            for (var lane = 0; lane < left; lane++)
                errors += (int)rest[lane];
        }
        return (errors, loss);
    }
}
