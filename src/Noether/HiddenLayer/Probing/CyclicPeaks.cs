namespace Noether.HiddenLayer.Probing;

/// <summary>Rotations by parts of a turn: how the turns that belong to an order stand out among the others.</summary>
internal static class CyclicPeaks
{
    /// <summary>Orders that are told apart, from 2.</summary>
    public const int MostOrder = 8;

    // Multiples of the turn of an order, in degrees.
    private const double Same = 0.01;

    private static readonly bool[][] Belongs = [.. Enumerable.Range(0, MostOrder + 1).Select(order =>
        ProbeFamilies.Angles.Select(angle => order > 1 && IsMultiple(angle, order)).ToArray())];

    /// <summary>The order and centre of the highest contrast.</summary>
    public static (double Contrast, int Order, double X, double Y) Best(ProbeMaps maps)
    {
        var places = maps.Families.Places;
        var best = (Contrast: double.NegativeInfinity, Order: 0, X: 0.0, Y: 0.0);
        for (var i = 0; i < places.Length * places.Length; i++)
        {
            for (var order = 2; order <= MostOrder; order++)
            {
                var contrast = Contrast(maps.Turns, i * ProbeFamilies.Angles.Length, order);
                if (contrast > best.Contrast)
                    best = (contrast, order, places[i % places.Length], places[i / places.Length]);
            }
        }

        return best;
    }

    /// <summary>Mean score of the turns of an order less that of the others.</summary>
    /// <param name="turns">What was found of the rotations.</param>
    /// <param name="first">The first rotation about the centre.</param>
    /// <param name="order">The order, 2 to 8.</param>
    public static double Contrast(ProbeMap turns, int first, int order)
    {
        var (inside, insiders, outside, outsiders) = (0.0, 0, 0.0, 0);
        for (var k = 0; k < ProbeFamilies.Angles.Length; k++)
        {
            if (turns.Coverage[first + k] == 0)
                continue;
            if (Belongs[order][k])
                (inside, insiders) = (inside + turns.Score(first + k), insiders + 1);
            else
                (outside, outsiders) = (outside + turns.Score(first + k), outsiders + 1);
        }

        return insiders == 0 || outsiders == 0 ? double.NegativeInfinity : (inside / insiders) - (outside / outsiders);
    }

    private static bool IsMultiple(double angle, int order)
    {
        var part = angle * order / 360;
        return Math.Abs(part - Math.Round(part)) < Same;
    }
}
