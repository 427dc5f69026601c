using Noether.HiddenLayer.Probing;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Probing;

/// <summary>Exact fields to probe: bands about lines, as well learnt networks answer.</summary>
internal static class ProbeFields
{
    public static readonly ProbeGrid Grid = new();

    /// <summary>1 near the zeros of a distance, -1 beside them.</summary>
    public static Invariance Band(Func<double, double, double> distance) => new(Grid, Values(distance));

    /// <summary>The same values at other places.</summary>
    public static Invariance Shuffled(Func<double, double, double> distance)
    {
        var values = Values(distance);
        var order = new CounterRandom(3).Permutation(values.Length);
        return new Invariance(Grid, [.. order.Select(i => values[i])]);
    }

    /// <summary>What is said of a field.</summary>
    public static ElementFinder Finder(Invariance field) => new(
        ProbeSummary.Of(ProbeMaps.Of(field), field), ProbeSource.Contour, ProbeCalibration.Default,
        ProbeCalibration.Default.MostNetworks);

    /// <summary>A flower with a number of petals; slanted ones have no mirror lines.</summary>
    public static Func<double, double, double> Flower(int petals, bool slanted) => (x, y) =>
    {
        var (radius, part) = (Math.Sqrt((x * x) + (y * y)), petals * Math.Atan2(y, x) / (2 * Math.PI));
        part -= Math.Floor(part);
        return radius - 0.35 - (0.4 * (slanted ? part : Math.Abs((2 * part) - 1)));
    };

    /// <summary>Two unlike curves on both sides of a line through a point.</summary>
    public static Func<double, double, double> Folded(double degrees, double offset)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return (x, y) =>
        {
            var (along, across) = ((cosine * x) + (sine * y), Math.Abs((cosine * y) - (sine * x) - offset));
            return Math.Min(
                Math.Abs(across - 0.35 - (0.25 * Math.Sin(4 * along))), Math.Abs(along - 0.5 + (0.8 * across)));
        };
    }

    /// <summary>Components of a hidden layer: waves of chance, half of them even and half of them odd in x.</summary>
    public static float[] Waves()
    {
        var random = new CounterRandom(11);
        var waves = Enumerable.Range(0, NuclearNorm.Size).Select(_ => (
            X: 2 + (4 * random.NextDouble()), Y: 4 * random.NextDouble(), Phase: 6 * random.NextDouble())).ToArray();
        var components = new float[Grid.Places.Length / 2 * NuclearNorm.Size];
        for (var i = 0; i < components.Length; i++)
        {
            var (cell, wave) = (i / NuclearNorm.Size, waves[i % NuclearNorm.Size]);
            double x = Grid.Places[2 * cell], y = Grid.Places[(2 * cell) + 1];
            components[i] = (float)((i % 2 == 0 ? Math.Cos(wave.X * x) : Math.Sin(wave.X * x))
                * Math.Sin((wave.Y * y) + wave.Phase));
        }

        return components;
    }

    private static float[] Values(Func<double, double, double> distance)
    {
        var values = new float[Grid.Places.Length / 2];
        for (var i = 0; i < values.Length; i++)
        {
            var away = Math.Abs(distance(Grid.Places[2 * i], Grid.Places[(2 * i) + 1]));
            values[i] = (float)Math.Tanh((0.0625 - away) / 0.02);
        }

        return values;
    }
}
