namespace Noether.Studies;

/// <summary>y = factor x^exponent, fitted to points by least squares of the logarithms.</summary>
/// <param name="Exponent">The exponent.</param>
/// <param name="Factor">The factor.</param>
internal readonly record struct PowerLaw(double Exponent, double Factor)
{
    /// <summary>Fits; points that are not above 0 are left out, and fewer than two different x give NaN.</summary>
    public static PowerLaw Fit(IEnumerable<(double X, double Y)> points)
    {
        var logs = points.Where(p => p.X > 0 && p.Y > 0 && double.IsFinite(p.X) && double.IsFinite(p.Y))
            .Select(p => (X: Math.Log(p.X), Y: Math.Log(p.Y))).ToArray();
        if (logs.Select(p => p.X).Distinct().Count() < 2)
            return new PowerLaw(double.NaN, double.NaN);
        var (meanX, meanY) = (logs.Average(p => p.X), logs.Average(p => p.Y));
        var exponent = logs.Sum(p => (p.X - meanX) * (p.Y - meanY)) / logs.Sum(p => (p.X - meanX) * (p.X - meanX));
        return new PowerLaw(exponent, Math.Exp(meanY - (exponent * meanX)));
    }
}
