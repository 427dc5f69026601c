using Noether.Numerics;

namespace Noether.Labels;

/// <summary>All polynomials up to a degree, by least squares with a tiny ridge.</summary>
internal sealed class PolynomialSmoother : Smoother
{
    private const double Ridge = 1e-8; // of the mean square of a monomial, each scaled to 1

    private readonly int degree;
    private readonly int[][] monomials; // as lists of factors, such as [0, 0, 2] for x0^2 x2
    private readonly double[] scales;
    private readonly Matrix features;
    private readonly Matrix factor;

    /// <summary>Prepares the fit.</summary>
    /// <param name="points">n x q.</param>
    /// <param name="degree">Largest degree, at least 1.</param>
    public PolynomialSmoother(Matrix points, int degree)
    {
        this.degree = degree;
        monomials = [.. Monomials(points.Columns, degree)];
        scales = new double[monomials.Length];
        features = new Matrix(points.Rows, monomials.Length);
        for (var i = 0; i < points.Rows; i++)
        {
            for (var k = 0; k < monomials.Length; k++)
            {
                features[i, k] = Value(monomials[k], points.Row(i), -1);
                scales[k] += features[i, k] * features[i, k] / points.Rows;
            }
        }

        for (var k = 0; k < scales.Length; k++)
            scales[k] = Math.Sqrt(Math.Max(scales[k], double.Epsilon));
        for (var i = 0; i < points.Rows; i++)
            for (var k = 0; k < scales.Length; k++)
                features[i, k] /= scales[k];
        factor = new Matrix(scales.Length, scales.Length);
        Gemm.Multiply(
            factor.Values, features.Values, features.Values, scales.Length, scales.Length, points.Rows,
                transposeA: true,
            alpha: 1.0 / points.Rows);
        Factor(factor, Ridge);
    }

    /// <inheritdoc/>
    public override string Name => $"polynomial of degree {degree}";

    /// <summary>Number of monomials of q variables up to a degree.</summary>
    public static long Count(int variables, int degree)
    {
        var count = 1.0;
        for (var k = 1; k <= degree; k++)
            count = count * (variables + k) / k;
        return (long)Math.Round(count);
    }

    /// <inheritdoc/>
    public override double[] Fit(ReadOnlySpan<double> values)
    {
        var fit = new double[scales.Length];
        for (var i = 0; i < features.Rows; i++)
            MatrixOps.AddScaled(fit, features.Row(i), values[i] / features.Rows);
        Solve(factor, fit);
        return fit;
    }

    /// <inheritdoc/>
    public override double[] Evaluate(double[] fit, Matrix points, Matrix? gradients)
    {
        var values = new double[points.Rows];
        gradients?.Values.Clear();
        for (var i = 0; i < points.Rows; i++)
        {
            var point = points.Row(i);
            for (var k = 0; k < monomials.Length; k++)
            {
                var weight = fit[k] / scales[k];
                values[i] += weight * Value(monomials[k], point, -1);
                if (gradients is null)
                    continue;
                for (var place = 0; place < monomials[k].Length; place++)
                    gradients[i, monomials[k][place]] += weight * Value(monomials[k], point, place);
            }
        }

        return values;
    }

    // The product of the factors, without that at one place.
    private static double Value(int[] monomial, ReadOnlySpan<double> point, int without)
    {
        var product = 1.0;
        for (var place = 0; place < monomial.Length; place++)
        {
            if (place != without)
                product *= point[monomial[place]];
        }

        return product;
    }

    private static IEnumerable<int[]> Monomials(int variables, int degree)
    {
        IReadOnlyList<int[]> level = [[]];
        for (var k = 0; ; k++)
        {
            foreach (var monomial in level)
                yield return monomial;
            if (k == degree)
                yield break;
            level =
            [
                .. level.SelectMany(monomial => Enumerable.Range(
                    monomial.Length == 0 ? 0 : monomial[^1], variables - (monomial.Length == 0 ? 0 : monomial[^1]))
                    .Select(next => (int[])[.. monomial, next])),
            ];
        }
    }
}
