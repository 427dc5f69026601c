using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Learning.Dense;

/// <summary>The mean loss of a batch and its gradient.</summary>
/// <param name="outputs">Answers, batch x outputs.</param>
/// <param name="rows">The row of the data of each.</param>
/// <param name="gradients">Receives the derivative by every answer, batch x outputs.</param>
internal delegate double DenseLoss(Matrix outputs, ReadOnlySpan<int> rows, Matrix gradients);

/// <summary>The usual losses.</summary>
internal static class DenseLosses
{
    /// <summary>Mean of the squared differences over samples and outputs.</summary>
    /// <param name="targets">n x outputs.</param>
    public static DenseLoss SquaredError(Matrix targets) => (outputs, rows, gradients) =>
    {
        var sum = 0.0;
        for (var i = 0; i < outputs.Rows; i++)
        {
            var difference = gradients.Row(i);
            TensorPrimitives.Subtract(outputs.Row(i), targets.Row(rows[i]), difference);
            sum += MatrixOps.Dot(difference, difference);
        }

        TensorPrimitives.Multiply(gradients.Values, 2.0 / outputs.Values.Length, gradients.Values);
        return sum / outputs.Values.Length;
    };

    /// <summary>Mean of -log softmax of the right class over samples.</summary>
    /// <param name="classes">The class of each sample, from 0.</param>
    public static DenseLoss CrossEntropy(int[] classes) => (outputs, rows, gradients) =>
    {
        var sum = 0.0;
        for (var i = 0; i < outputs.Rows; i++)
        {
            var answers = outputs.Row(i);
            var shares = gradients.Row(i);
            var right = classes[rows[i]];
            var most = TensorPrimitives.Max<double>(answers);
            TensorPrimitives.Subtract(answers, most, shares);
            var own = shares[right];
            TensorPrimitives.Exp(shares, shares);
            var total = TensorPrimitives.Sum<double>(shares);
            sum += Math.Log(total) - own;
            TensorPrimitives.Multiply(shares, 1 / (total * outputs.Rows), shares);
            shares[right] -= 1.0 / outputs.Rows;
        }

        return sum / outputs.Rows;
    };
}
