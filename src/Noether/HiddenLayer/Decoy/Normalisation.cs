namespace Noether.HiddenLayer.Decoy;

/// <summary>Means and variances of the coordinates of a batch.</summary>
/// <param name="MeanX">Mean of x.</param>
/// <param name="MeanY">Mean of y.</param>
/// <param name="VarianceX">Mean square difference of x from its mean.</param>
/// <param name="VarianceY">Mean square difference of y from its mean.</param>
internal readonly record struct Normalisation(double MeanX, double MeanY, double VarianceX, double VarianceY)
{
    /// <summary>Measures some points of a picture.</summary>
    public static Normalisation Of(DecoyPoints picture, ReadOnlySpan<int> numbers)
    {
        double x = 0, y = 0, xx = 0, yy = 0;
        foreach (var number in numbers)
        {
            x += picture.Coordinates[2 * number];
            y += picture.Coordinates[(2 * number) + 1];
        }
        x /= numbers.Length;
        y /= numbers.Length;
        foreach (var number in numbers)
        {
            double dx = picture.Coordinates[2 * number] - x, dy = picture.Coordinates[(2 * number) + 1] - y;
            xx += dx * dx;
            yy += dy * dy;
        }
        return new Normalisation(x, y, xx / numbers.Length, yy / numbers.Length);
    }

    /// <summary>Mean of a coordinate.</summary>
    public double Mean(int axis) => axis == 0 ? MeanX : MeanY;

    /// <summary>Variance of a coordinate.</summary>
    public double Variance(int axis) => axis == 0 ? VarianceX : VarianceY;

    /// <summary>
    /// A coordinate with mean 0 and variance 1 (less where the variance is near <see cref="BatchNorm.Epsilon"/>).
    /// </summary>
    public float Of(int axis, float value) =>
        (float)((value - Mean(axis)) / Math.Sqrt(Variance(axis) + BatchNorm.Epsilon));
}
