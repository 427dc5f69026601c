using Noether.Numerics;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// Principal component analysis of hidden activations: with the centred activations H (n x u), H^T H / n = V D V^T, and
/// the scores are H V for the leading components. Buffers are kept between calls; not for several threads at once.
/// </summary>
/// <param name="units">Units of the hidden layer, u, at least 1.</param>
internal sealed class PrincipalComponents(int units)
{
    private readonly SymmetricEigen eigen = new(units);
    private readonly float[] products = new float[units * units];
    private readonly double[] covariance = new double[units * units];
    private float[] centred = [];

    /// <summary>Projects the activations of one picture.</summary>
    /// <param name="activations">n x u outputs of the hidden layer, one point after another.</param>
    /// <param name="components">Number of components to keep, 1 to u.</param>
    /// <exception cref="ArgumentException">There are no whole points, or more components than units.</exception>
    public PrincipalScores Project(ReadOnlySpan<float> activations, int components)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(components, units);
        var count = activations.Length / units;
        if (count == 0 || count * units != activations.Length)
            throw new ArgumentException($"{activations.Length} activations are no points of {units} units.");
        if (centred.Length < activations.Length)
            centred = new float[activations.Length];
        Centre(activations, count);
        Gemm.Multiply(products, centred, centred, units, units, count, transposeA: true, alpha: 1f / count);
        for (var i = 0; i < products.Length; i++)
            covariance[i] = products[i];
        eigen.Compute(covariance);

        var directions = new float[units * components];
        for (var c = 0; c < components; c++)
        {
            for (var i = 0; i < units; i++)
                directions[(i * components) + c] = (float)Direction(i, c);
        }
        var scores = new float[count * components];
        Gemm.Multiply(scores, centred, directions, count, components, units);
        for (var c = 0; c < components; c++)
            ChooseSign(scores, components, c);
        return new PrincipalScores(count, components, scores, Shares());
    }

    // Component c of unit i.
    private double Direction(int i, int c) => eigen.Vectors[(c * units) + i];

    private void Centre(ReadOnlySpan<float> activations, int count)
    {
        var means = new double[units];
        for (var point = 0; point < count; point++)
        {
            for (var i = 0; i < units; i++)
                means[i] += activations[(point * units) + i];
        }
        for (var point = 0; point < count; point++)
        {
            for (var i = 0; i < units; i++)
                centred[(point * units) + i] = (float)(activations[(point * units) + i] - (means[i] / count));
        }
        centred.AsSpan(count * units).Clear();
    }

    private static void ChooseSign(float[] scores, int components, int c)
    {
        double third = 0;
        for (var i = c; i < scores.Length; i += components)
            third += (double)scores[i] * scores[i] * scores[i];
        if (third >= 0)
            return;
        for (var i = c; i < scores.Length; i += components)
            scores[i] = -scores[i];
    }

    private float[] Shares()
    {
        var sum = 0.0;
        foreach (var value in eigen.Values)
            sum += Math.Max(0, value);
        var shares = new float[units];
        for (var i = 0; i < units; i++)
            shares[i] = sum > 0 ? (float)(Math.Max(0, eigen.Values[i]) / sum) : 0;
        return shares;
    }
}

/// <summary>
/// The points of one picture in the space of a hidden layer, along its principal components: all that is kept of the
/// layer. Scores are centred; the sign of a component is chosen so that its third moment is not negative, which is a
/// convention and says nothing.
/// </summary>
/// <param name="Count">Number of points, n.</param>
/// <param name="Components">Number of components, k, those of largest variance first.</param>
/// <param name="Values">n x k scores, one point after another.</param>
/// <param name="Spectrum">
/// Variance of the activations along every principal component of the layer, largest first, as shares of the sum.
/// </param>
internal sealed record PrincipalScores(int Count, int Components, float[] Values, float[] Spectrum);
