using System.Numerics.Tensors;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studio.Views;

/// <summary>G = exp(S) and L from what a training keeps in its checkpoint.</summary>
internal static class LearnedMatrices
{
    /// <summary>Computes them.</summary>
    /// <param name="parameters">Upper triangle of S, row after row, then psi.</param>
    /// <param name="n">Size of S.</param>
    /// <param name="d">Length of psi.</param>
    public static (Matrix Generator, Matrix GroupConvolution, double[] Filter) From(
        ReadOnlySpan<float> parameters, int n, int d)
    {
        var s = new Matrix(n, n);
        var at = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                s[i, j] = parameters[at];
                s[j, i] = -parameters[at++];
            }
        }

        var filter = new double[d];
        for (var i = 0; i < d; i++)
            filter[i] = parameters[at + i];
        var norm = Math.Max(TensorPrimitives.Norm<double>(filter), double.Epsilon);
        TensorPrimitives.Divide<double>(filter, norm, filter);
        var padded = new Matrix(n, n);
        new SkewExponential<double>(n).Compute(s.Values, padded.Values);
        return (GroupConvolutions.Crop(padded, d), GroupConvolutions.Build(padded, filter), filter);
    }
}
