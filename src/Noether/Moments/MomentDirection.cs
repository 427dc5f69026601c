using Noether.Numerics;

namespace Noether.Moments;

/// <summary>One direction of maps and how far samples that had no part in finding it depart from being kept by it.</summary>
internal sealed record MomentDirection
{
    private const double Quantile = 2.326; // 99 %, one-sided

    /// <summary>The map on samples, d x d.</summary>
    public required Matrix OnSamples { get; init; }

    /// <summary>The map in coordinates, r x r.</summary>
    public required Matrix Inside { get; init; }

    /// <summary>
    /// delta = root of sum E[D f]^2 / sum E[(D f)^2] over all conditions f, with D f the derivative along the map: 0 for a symmetry, 1 at
    /// most.
    /// </summary>
    public required double Departure { get; init; }

    /// <summary>Its upper confidence bound at 99 %.</summary>
    public required double Bound { get; init; }

    /// <summary>Scalar products of the violations on parts of the samples, over the size.</summary>
    public required Matrix Products { get; init; }

    /// <summary>Judges a direction.</summary>
    /// <param name="onSamples">The map, d x d.</param>
    /// <param name="inside">The same in coordinates.</param>
    /// <param name="violations">E[D f] of every condition on every part of the samples, parts x conditions.</param>
    /// <param name="size">The sum of E[(D f)^2].</param>
    public static MomentDirection Of(Matrix onSamples, Matrix inside, Matrix violations, double size)
    {
        var products = MatrixOps.MultiplyTransposed(violations, violations);
        foreach (ref var value in products.Values)
            value /= Math.Max(size, double.Epsilon);
        var parts = products.Rows;
        double[] means = [.. Enumerable.Range(0, parts).Select(f => Others(products, f))];
        var square = means.Average();
        // What the mean of products of different parts varies by; twice too much where there is nothing but noise.
        var spread = Math.Sqrt(4 * means.Sum(mean => Math.Pow(mean - square, 2)) / (parts - 1) / parts);
        return new MomentDirection
        {
            OnSamples = onSamples,
            Inside = inside,
            Departure = Math.Sqrt(Math.Max(0, square)),
            Bound = Math.Sqrt(Math.Max(0, square) + (Quantile * spread)),
            Products = products,
        };
    }

    /// <summary>
    /// The probability that symmetries depart as far: the square of the mean violation against a weighted sum of chi squares with the mean
    /// and variance that the parts show (F. E. Satterthwaite), its tail by the cube root of E. B. Wilson and M. M. Hilferty.
    /// </summary>
    /// <param name="directions">Directions, taken together.</param>
    public static double PValue(IReadOnlyList<MomentDirection> directions)
    {
        var parts = directions[0].Products.Rows;
        double same = 0, apart = 0, squares = 0;
        for (var f = 0; f < parts; f++)
        {
            for (var g = 0; g < parts; g++)
            {
                var product = directions.Sum(direction => direction.Products[f, g]);
                if (f == g)
                    same += product;
                else
                    (apart, squares) = (apart + product, squares + (product * product));
            }
        }

        var pairs = parts * (parts - 1);
        var statistic = (same + apart) / (parts * parts);
        var mean = ((same / parts) - (apart / pairs)) / parts;
        var variance = 2 * squares / pairs / (parts * parts);
        if (mean <= 0 || variance <= 0)
            return 1;
        var freedom = 2 * mean * mean / variance;
        var cube = 2 / (9 * freedom);
        return NormalTail.Of((Math.Cbrt(Math.Max(statistic, 0) / mean) - (1 - cube)) / Math.Sqrt(cube));
    }

    private static double Others(Matrix products, int part)
    {
        double sum = 0;
        for (var g = 0; g < products.Rows; g++)
            sum += g == part ? 0 : products[part, g];
        return sum / (products.Rows - 1);
    }
}
