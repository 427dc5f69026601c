using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Signs of components along an axis, chosen so that neighbours are correlated positively.</summary>
internal static class NeighbourSigns
{
    /// <summary>R with the signs of its rows chosen; null where they are right as they are.</summary>
    /// <param name="r">R, d x d.</param>
    /// <param name="neighbours">The covariance, or correlation, of components k - 1 and k of y = R x.</param>
    public static Matrix? Positive(Matrix r, Func<int, double> neighbours)
    {
        var result = r.Clone();
        var (sign, turned) = (1.0, false);
        for (var k = 1; k < r.Rows; k++)
        {
            if (neighbours(k) < 0)
                (sign, turned) = (-sign, true);
            if (sign > 0)
                continue;
            foreach (ref var value in result.Row(k))
                value = 0 - value;
        }

        return turned ? result : null;
    }
}
