using MathNet.Numerics.LinearAlgebra;
using Noether.Numerics;

namespace Noether.Tests.Lens.Training;

/// <summary>Alignment and joint entropy straight from samples y (a component a row), in double precision.</summary>
internal static class DirectCovarianceLoss
{
    public static double Alignment(Matrix y)
    {
        var sum = 0.0;
        for (var k = 0; k + 1 < y.Rows; k++)
            sum += MathNet.Numerics.Statistics.Correlation.Pearson(y.Row(k).ToArray(), y.Row(k + 1).ToArray());
        return -sum / (y.Rows - 1);
    }

    public static double JointEntropy(Matrix y, double rho)
    {
        var d = y.Rows;
        var covariance = Covariance(y);
        var eigenvalues = Matrix<double>.Build.Dense(d, d, (i, j) => covariance[i, j]).Evd(Symmetricity.Symmetric)
            .EigenValues.Select(v => v.Real).OrderDescending().ToArray();
        double sum = 0, total = 0;
        for (var i = 0; i < d; i++)
        {
            var weight = 1 / (1 + Math.Exp(50 * ((i / (d - 1.0)) - rho)));
            sum += weight * (Math.Log((2 * Math.PI * eigenvalues[i]) + 1e-7) + 1) / 2;
            total += weight;
        }
        return sum / total;
    }

    public static Matrix Covariance(Matrix y)
    {
        var (d, n) = (y.Rows, y.Columns);
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j < d; j++)
            {
                double a = 0, b = 0, product = 0;
                for (var s = 0; s < n; s++)
                {
                    a += y[i, s] / n;
                    b += y[j, s] / n;
                }
                for (var s = 0; s < n; s++)
                    product += (y[i, s] - a) * (y[j, s] - b) / n;
                result[i, j] = product;
            }
        }
        return result;
    }
}
