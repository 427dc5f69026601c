using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Training;

/// <summary>
/// What the lens learns: the skew S (its upper triangle, n(n-1)/2 numbers) and the filter psi (d numbers), and the
/// chain from them to the group convolution L and back: G = exp(S); psi' = (psi + noise)/|psi + noise|, padded with
/// zeros to n; l_0 = psi', l_k = G^T l_{k-1}, l_{-k} = G l_{1-k}; row k of L is the central crop of l_k. Learning the
/// upper triangle of S by Adam is the same as learning A with S = (A - A^T)/2, at half the memory: the gradient of A
/// is skew, so A_ij and A_ji always move against each other.
/// </summary>
internal sealed class LensModel
{
    private const ulong InitialStream = 21;
    private const ulong NoiseStream = 22;

    private readonly int d;
    private readonly int n;
    private readonly int half;
    private readonly int ahead;
    private readonly int padding;
    private readonly ulong seed;
    private readonly SkewExponential<float> exponential;
    private readonly float[] skew;
    private readonly float[] generator;
    private readonly float[] generatorGradient;
    private readonly float[] rows;
    private readonly float[] adjoint;
    private readonly float[] noisy;
    private float noisyNorm;

    /// <summary>Creates a model of zeros: G = I and psi = 0.</summary>
    public LensModel(int dimension, int padding, ulong seed)
    {
        d = dimension;
        // An even number of places has a generator exp(S) only where there is padding.
        this.padding = Math.Max(padding, 1 - (d % 2));
        this.seed = seed;
        n = GroupConvolutions.PaddedLength(d, this.padding);
        half = GroupConvolutions.Centre(d);
        ahead = d - 1 - half;
        exponential = new SkewExponential<float>(n);
        Parameters = new float[(n * (n - 1) / 2) + d];
        Gradient = new float[Parameters.Length];
        skew = new float[n * n];
        generator = new float[n * n];
        generatorGradient = new float[n * n];
        rows = new float[d * n];
        adjoint = new float[d * n];
        noisy = new float[d];
        GroupConvolution = new Matrix(d, d);
    }

    /// <summary>The upper triangle of S row after row, then psi.</summary>
    public float[] Parameters { get; }

    /// <summary>Gradient of the loss, laid out as <see cref="Parameters"/>, after <see cref="Backward"/>.</summary>
    public float[] Gradient { get; }

    /// <summary>L after <see cref="Forward"/>, d x d.</summary>
    public Matrix GroupConvolution { get; }

    /// <summary>psi without noise, as learned; not normalised.</summary>
    public Span<float> Filter => Parameters.AsSpan(Parameters.Length - d);

    /// <summary>Starts near the identity: S = (A - A^T)/2 with A_ij ~ N(0, scale^2), psi = 0.</summary>
    public void StartAtIdentity(double scale)
    {
        var random = new CounterRandom(seed, InitialStream);
        var a = new double[n * n];
        foreach (ref var value in a.AsSpan())
            value = scale * random.NextNormal();
        var at = 0;
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++)
                Parameters[at++] = (float)((a[(i * n) + j] - a[(j * n) + i]) / 2);
        Filter.Clear();
    }

    /// <summary>Starts at an orthogonal representation: G shifts its rows, psi is its central row.</summary>
    public void StartAt(Matrix representation)
    {
        var logarithm = GroupConvolutions.ShiftLogarithm(representation, padding);
        var at = 0;
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++)
                Parameters[at++] = (float)logarithm[i, j];
        for (var j = 0; j < d; j++)
            Filter[j] = (float)representation[half, j];
    }

    /// <summary>Computes G and L.</summary>
    /// <param name="noise">Standard deviation of the noise added to psi.</param>
    /// <param name="step">Number of the step, which picks the noise.</param>
    public void Forward(double noise, long step)
    {
        FillSkew(skew);
        exponential.Compute(skew, generator);
        var random = new CounterRandom(seed, NoiseStream + ((ulong)step << 8));
        for (var j = 0; j < d; j++)
            noisy[j] = Filter[j] + (noise > 0 ? (float)(noise * random.NextNormal()) : 0);
        noisyNorm = Math.Max(TensorPrimitives.Norm<float>(noisy), 1e-20f);
        rows.AsSpan().Clear();
        TensorPrimitives.Divide(noisy, noisyNorm, Row(half).Slice(padding, d));
        for (var k = 1; k <= ahead; k++)
        {
            // l_k = G^T l_{k-1}: a sum of rows of G; l_{-k} = G l_{1-k}: inner products with rows of G. Of an even
            // number of rows one more lies ahead.
            var forward = Row(half + k);
            var from = Row(half + k - 1);
            var back = k <= half ? Row(half - k) : [];
            var backFrom = Row(half - Math.Min(k, half + 1) + 1);
            for (var i = 0; i < n; i++)
            {
                var g = generator.AsSpan(i * n, n);
                TensorPrimitives.MultiplyAdd(g, from[i], forward, forward);
                if (k <= half)
                    back[i] = TensorPrimitives.Dot<float>(g, backFrom);
            }
        }
        for (var k = 0; k < d; k++)
            for (var j = 0; j < d; j++)
                GroupConvolution[k, j] = rows[(k * n) + padding + j];
    }

    /// <summary>Takes dLoss/dL back to <see cref="Gradient"/>; follows a <see cref="Forward"/>.</summary>
    public void Backward(Matrix gradient)
    {
        adjoint.AsSpan().Clear();
        for (var k = 0; k < d; k++)
            for (var j = 0; j < d; j++)
                adjoint[(k * n) + padding + j] = (float)gradient[k, j];
        for (var k = ahead; k >= 1; k--)
        {
            var forward = Adjoint(half + k);
            var to = Adjoint(half + k - 1);
            var back = k <= half ? Adjoint(half - k) : [];
            var backTo = Adjoint(half - Math.Min(k, half + 1) + 1);
            for (var i = 0; i < n; i++)
            {
                var g = generator.AsSpan(i * n, n);
                to[i] += TensorPrimitives.Dot<float>(g, forward);
                if (k <= half)
                    TensorPrimitives.MultiplyAdd(g, back[i], backTo, backTo);
            }
        }
        // dG = sum_k l_{k-1} (dl_k)^T + sum_k dl_{-k} (l_{1-k})^T: two products over the rows above and below the
        // centre.
        var lower = rows.AsSpan(half * n, ahead * n);
        Gemm.Multiply(
            generatorGradient, lower, adjoint.AsSpan((half + 1) * n, ahead * n), n, n, ahead, transposeA: true);
        Gemm.Multiply(
            generatorGradient, adjoint.AsSpan(0, half * n), rows.AsSpan(n, half * n), n, n, half, transposeA: true,
            beta: 1);
        exponential.Adjoint(generatorGradient, skew);
        var at = 0;
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++)
                Gradient[at++] = skew[(i * n) + j] - skew[(j * n) + i];
        // psi' = v/|v|: dv = (I - psi' psi'^T) dpsi'/|v|.
        var unit = Row(half).Slice(padding, d);
        var outer = Adjoint(half).Slice(padding, d);
        var along = TensorPrimitives.Dot<float>(unit, outer);
        for (var j = 0; j < d; j++)
            Gradient[at++] = (outer[j] - (along * unit[j])) / noisyNorm;
    }

    /// <summary>The learned G in double precision and the normalised psi.</summary>
    public (Matrix GeneratorPadded, double[] Filter) Answer()
    {
        var s = new float[n * n];
        FillSkew(s);
        var result = new Matrix(n, n);
        new SkewExponential<double>(n).Compute(Array.ConvertAll(s, v => (double)v), result.Values);
        var filter = Array.ConvertAll(Filter.ToArray(), v => (double)v);
        var norm = Math.Max(TensorPrimitives.Norm<double>(filter), double.Epsilon);
        return (result, Array.ConvertAll(filter, v => v / norm));
    }

    private Span<float> Row(int k) => rows.AsSpan(k * n, n);

    private Span<float> Adjoint(int k) => adjoint.AsSpan(k * n, n);

    private void FillSkew(float[] s)
    {
        var at = 0;
        for (var i = 0; i < n; i++)
        {
            s[(i * n) + i] = 0;
            for (var j = i + 1; j < n; j++)
            {
                s[(i * n) + j] = Parameters[at];
                s[(j * n) + i] = -Parameters[at++];
            }
        }
    }
}
