using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>Alignment: the mean correlation of neighbouring components.</summary>
internal static class Alignment
{
    /// <summary>mean_k S_{k,k+1}/sqrt(S_kk S_{k+1,k+1}) for the covariance S of y, -1 to 1.</summary>
    public static double Of(Matrix covariance)
    {
        var sum = 0.0;
        for (var k = 0; k + 1 < covariance.Rows; k++)
        {
            sum += covariance[k, k + 1]
                / Math.Sqrt(Math.Max(covariance[k, k] * covariance[k + 1, k + 1], double.Epsilon));
        }
        return sum / (covariance.Rows - 1);
    }
}
