using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>
/// Binary cross-entropy of logits, the mean over the rows of a group: log(1 + exp(z)) - t z, groups x 1 x 1. Nothing
/// overflows, as it is max(z, 0) - t z + log(1 + exp(-|z|)).
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="logits">groups x n x 1.</param>
/// <param name="targets">The target of every row, 0 to 1: one number for all, or n.</param>
internal sealed class LogisticLoss<T>(Node<T> logits, params T[] targets) : Node<T>(logits.Groups, 1, 1, logits)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T share = T.One / T.CreateChecked(logits.Size);
    private readonly T[] work = new T[logits.Size];

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var g = 0; g < Groups; g++)
        {
            var z = logits.Value(g);
            TensorPrimitives.Abs<T>(z, work);
            TensorPrimitives.Negate<T>(work, work);
            TensorPrimitives.Exp<T>(work, work);
            TensorPrimitives.LogP1<T>(work, work);
            var sum = TensorPrimitives.Sum<T>(work);
            for (var i = 0; i < z.Length; i++)
                sum += T.Max(z[i], T.Zero) - (Target(i) * z[i]);
            Values[g] = share * sum;
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        for (var g = 0; logits.IsWanted && g < Groups; g++)
        {
            TensorPrimitives.Sigmoid<T>(logits.Value(g), work);
            var target = logits.Slope(g);
            var factor = share * Gradient[g];
            for (var i = 0; i < work.Length; i++)
                target[i] += factor * (work[i] - Target(i));
        }
    }

    private T Target(int i) => targets[targets.Length == 1 ? 0 : i];
}
