using Noether.Numerics;

namespace Noether.Lens.Training;

/// <summary>
/// The terms of the lens loss that depend on the batch only through its covariance C: alignment and the low-rank joint
/// entropy of y = L x, with Sigma = L C L^T.
/// alignment = -mean_k Sigma_{k,k+1}/sqrt(Sigma_kk Sigma_{k+1,k+1});
/// joint entropy = sum_i w_i h_i / sum_i w_i, h_i = (log(2 pi l_i + 1e-7) + 1)/2 over the eigenvalues l_0 >= l_1 >= ...
/// of Sigma, w_i = 1/(1 + exp(50 (i/(d-1) - rho))). Source: Efe and Ozakin, arXiv 2410.05232, sections 3.4 and 3.5.1.
/// </summary>
internal sealed class CovarianceLoss
{
    private const double Sharpness = 50;
    private const double Floor = 1e-7;

    private readonly int d;
    private readonly double[] weights;
    private readonly Matrix sigmaGradient;

    /// <summary>Creates the terms for d components.</summary>
    public CovarianceLoss(int dimension)
    {
        d = dimension;
        weights = new double[d];
        sigmaGradient = new Matrix(d, d);
    }

    /// <summary>Minus the mean correlation of neighbouring components, after <see cref="Evaluate"/>.</summary>
    public double Alignment { get; private set; }

    /// <summary>Low-rank joint entropy per component in nats, after <see cref="Evaluate"/>.</summary>
    public double JointEntropy { get; private set; }

    /// <summary>Effective rank sum_i w_i, after <see cref="Evaluate"/>.</summary>
    public double Rank { get; private set; }

    /// <summary>
    /// Evaluates both terms and adds alignmentWeight d(alignment)/dL - jointWeight d(joint entropy)/dL to a gradient.
    /// </summary>
    /// <param name="l">Group convolution L, d x d.</param>
    /// <param name="covariance">Batch covariance C, d x d.</param>
    /// <param name="rho">Normalised training time, 0 to 1.</param>
    /// <param name="alignmentWeight">Weight of the alignment.</param>
    /// <param name="jointWeight">Weight of minus the joint entropy.</param>
    /// <param name="gradient">Gradient with respect to L, d x d; added to.</param>
    public void Evaluate(
        Matrix l, Matrix covariance, double rho, double alignmentWeight, double jointWeight, Matrix gradient)
    {
        var lc = MatrixOps.Multiply(l, covariance);
        var sigma = MatrixOps.MultiplyTransposed(lc, l);
        sigmaGradient.Values.Clear();
        AddAlignment(sigma, alignmentWeight);
        AddJointEntropy(sigma, rho, jointWeight);
        // Sigma is symmetric and so is its gradient: d/dL = 2 (dSigma) L C.
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                MatrixOps.AddScaled(gradient.Row(i), lc.Row(j), sigmaGradient[i, j] + sigmaGradient[j, i]);
    }

    private void AddAlignment(Matrix sigma, double weight)
    {
        var sum = 0.0;
        for (var k = 0; k + 1 < d; k++)
        {
            var (a, b) = (Math.Max(sigma[k, k], double.Epsilon), Math.Max(sigma[k + 1, k + 1], double.Epsilon));
            var correlation = sigma[k, k + 1] / Math.Sqrt(a * b);
            sum += correlation;
            var scale = -weight / (d - 1);
            sigmaGradient[k, k + 1] += scale / Math.Sqrt(a * b);
            sigmaGradient[k, k] -= scale * correlation / (2 * a);
            sigmaGradient[k + 1, k + 1] -= scale * correlation / (2 * b);
        }
        Alignment = -sum / (d - 1);
    }

    private void AddJointEntropy(Matrix sigma, double rho, double weight)
    {
        var (values, vectors) = MatrixOps.Eigen(sigma);
        var (entropy, total) = (0.0, 0.0);
        for (var i = 0; i < d; i++)
        {
            weights[i] = 1 / (1 + Math.Exp(Sharpness * ((i / (double)(d - 1)) - rho)));
            total += weights[i];
            entropy += weights[i] * (Math.Log((2 * Math.PI * Math.Max(values[d - 1 - i], 0)) + Floor) + 1) / 2;
        }
        Rank = total;
        JointEntropy = entropy / total;
        var scaled = new Matrix(d, d);
        for (var i = 0; i < d; i++)
        {
            var slope = Math.PI / ((2 * Math.PI * Math.Max(values[d - 1 - i], 0)) + Floor);
            var factor = -weight * weights[i] / total * slope;
            for (var a = 0; a < d; a++)
                scaled[a, d - 1 - i] = vectors[a, d - 1 - i] * factor;
        }
        var outer = MatrixOps.MultiplyTransposed(scaled, vectors);
        MatrixOps.AddScaled(sigmaGradient.Values, outer.Values, 1);
    }
}
