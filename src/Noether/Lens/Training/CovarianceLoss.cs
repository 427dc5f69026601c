using System.Numerics.Tensors;
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
    private readonly SymmetricEigen eigen;
    private readonly Matrix lc;
    private readonly Matrix sigma;
    private readonly Matrix scaled;
    private readonly Matrix sigmaGradient;

    /// <summary>Creates the terms for d components.</summary>
    public CovarianceLoss(int dimension)
    {
        d = dimension;
        weights = new double[d];
        eigen = new SymmetricEigen(d);
        lc = new Matrix(d, d);
        sigma = new Matrix(d, d);
        scaled = new Matrix(d, d);
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
        Gemm.Multiply(lc.Values, l.Values, covariance.Values, d, d, d);
        Gemm.Multiply(sigma.Values, lc.Values, l.Values, d, d, d, transposeB: true);
        sigmaGradient.Values.Clear();
        AddAlignment(alignmentWeight);
        AddJointEntropy(rho, jointWeight);
        // Sigma is symmetric and so is its gradient: d/dL = 2 (dSigma) L C.
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                scaled[i, j] = sigmaGradient[i, j] + sigmaGradient[j, i];
        Gemm.Multiply(gradient.Values, scaled.Values, lc.Values, d, d, d, beta: 1);
    }

    private void AddAlignment(double weight)
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

    private void AddJointEntropy(double rho, double weight)
    {
        eigen.Compute(sigma.Values);
        var (entropy, total) = (0.0, 0.0);
        for (var i = 0; i < d; i++)
        {
            weights[i] = 1 / (1 + Math.Exp(Sharpness * ((i / (double)(d - 1)) - rho)));
            total += weights[i];
            entropy += weights[i] * (Math.Log((2 * Math.PI * Math.Max(eigen.Values[i], 0)) + Floor) + 1) / 2;
        }
        Rank = total;
        JointEntropy = entropy / total;
        // d(entropy)/dSigma = sum_i slope_i v_i v_i^T over the eigenvectors, which are rows here.
        for (var i = 0; i < d; i++)
        {
            var slope = Math.PI / ((2 * Math.PI * Math.Max(eigen.Values[i], 0)) + Floor);
            TensorPrimitives.Multiply(
                eigen.Vectors.Slice(i * d, d), -weight * weights[i] / total * slope, scaled.Row(i));
        }
        Gemm.Multiply(sigmaGradient.Values, scaled.Values, eigen.Vectors, d, d, d, transposeA: true, beta: 1);
    }
}
