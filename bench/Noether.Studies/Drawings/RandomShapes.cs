using Noether.Numerics;
using Noether.Studies.Known;

namespace Noether.Studies.Drawings;

/// <summary>Drawings of several kinds by chance, hardly ever symmetric.</summary>
internal static class RandomShapes
{
    /// <summary>A wandering line that turns a little at each step.</summary>
    public static Func<double, double, double> Scribble(CounterRandom random)
    {
        var steps = 6 + random.NextInt(10);
        var (x, y, heading) = (Spread(random, 0.6), Spread(random, 0.6), 2 * Math.PI * random.NextDouble());
        var chain = new List<(double, double)> { (x, y) };
        for (var i = 0; i < steps; i++)
        {
            heading += Spread(random, 1.4);
            var (sine, cosine) = Math.SinCos(heading);
            var length = 0.2 + (0.35 * random.NextDouble());
            if (Math.Abs(x + (length * cosine)) > 0.9 || Math.Abs(y + (length * sine)) > 0.9)
                heading += Math.PI / 2;
            (sine, cosine) = Math.SinCos(heading);
            (x, y) = (Math.Clamp(x + (length * cosine), -0.92, 0.92), Math.Clamp(y + (length * sine), -0.92, 0.92));
            chain.Add((x, y));
        }

        return Inked((x, y) => Shapes.FromChain(x, y, chain) < 0.06);
    }

    /// <summary>Ellipses that may overlap.</summary>
    public static Func<double, double, double> Blobs(CounterRandom random)
    {
        var size = 0.15 + (0.3 * random.NextDouble());
        var blobs = Enumerable.Range(0, 3 + random.NextInt(6)).Select(_ => (
            X: Spread(random, 0.75), Y: Spread(random, 0.75), Along: size * (0.6 + (0.8 * random.NextDouble())),
            Across: size * (0.4 + (0.6 * random.NextDouble())), Turn: 180 * random.NextDouble())).ToArray();
        return Inked((x, y) => blobs.Any(next =>
            Shapes.InEllipse(x, y, next.X, next.Y, next.Along, next.Across, next.Turn)));
    }

    /// <summary>Corners all around a place, near and far by chance.</summary>
    public static Func<double, double, double> Polygon(CounterRandom random)
    {
        var corners = 5 + random.NextInt(6);
        var chain = new (double X, double Y)[corners];
        for (var i = 0; i < corners; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (i + Spread(random, 0.35)) / corners);
            var away = 0.25 + (0.65 * random.NextDouble());
            chain[i] = (away * cosine, away * sine);
        }

        return Inked((x, y) => Inside(chain, x, y));
    }

    /// <summary>A sum of waves of random directions above a level.</summary>
    /// <param name="random">Chance.</param>
    /// <param name="least">Least number of the waves; few of them leave one arc or edge, which is symmetric.</param>
    public static Func<double, double, double> Field(CounterRandom random, double least)
    {
        var fineness = least + (4 * random.NextDouble());
        var waves = Enumerable.Range(0, 8).Select(_ => (
            Turn: 360 * random.NextDouble(), Number: fineness * (0.4 + (0.8 * random.NextDouble())),
            Phase: 2 * Math.PI * random.NextDouble())).ToArray();
        var level = Spread(random, 1.2);
        return Inked((x, y) => waves.Sum(wave =>
            Math.Sin((wave.Number * Shapes.Turn(x, y, wave.Turn).U) + wave.Phase)) > level);
    }

    /// <summary>Straight lines here and there.</summary>
    public static Func<double, double, double> Lines(CounterRandom random)
    {
        var lines = Enumerable.Range(0, 3 + random.NextInt(5)).Select(_ => new[]
        {
            (Spread(random, 0.85), Spread(random, 0.85)), (Spread(random, 0.85), Spread(random, 0.85)),
        }).ToArray();
        var thick = 0.04 + (0.05 * random.NextDouble());
        return Inked((x, y) => lines.Any(line => Shapes.FromChain(x, y, line) < thick));
    }

    /// <summary>A body with parts of several kinds at its sides, as a jug, a boot or a tool.</summary>
    public static Func<double, double, double> Thing(CounterRandom random)
    {
        var (wide, high, round) = (0.2 + (0.3 * random.NextDouble()), 0.25 + (0.35 * random.NextDouble()), random.NextInt(2) == 0);
        var turn = Spread(random, 180);
        var parts = Enumerable.Range(0, 2 + random.NextInt(2)).Select(_ => (
            Kind: random.NextInt(3), Way: 2 * Math.PI * random.NextDouble(), Size: 0.14 + (0.2 * random.NextDouble()),
            Bend: Spread(random, 1.2))).ToArray();
        return Inked((x, y) =>
        {
            var (u, v) = Shapes.Turn(x, y, turn);
            return (round ? Shapes.InEllipse(u, v, 0, 0, wide, high) : Math.Abs(u) < wide && Math.Abs(v) < high)
                || parts.Any(part =>
                {
                    var (sine, cosine) = Math.SinCos(part.Way);
                    var (fromX, fromY) = (0.9 * wide * cosine, 0.9 * high * sine);
                    var (overX, overY) = (fromX + (1.6 * part.Size * cosine), fromY + (1.6 * part.Size * sine));
                    var (bentSine, bentCosine) = Math.SinCos(part.Way + part.Bend);
                    return part.Kind switch
                    {
                        0 => Shapes.InEllipse(u, v, overX, overY, part.Size, 0.6 * part.Size, 57 * part.Bend),
                        1 => Shapes.FromChain(
                            u, v, [(fromX, fromY), (overX, overY), (overX + (0.3 * bentCosine), overY + (0.3 * bentSine))]) < 0.06,
                        _ => Math.Abs(u - overX) < part.Size && Math.Abs(v - overY) < 0.5 * part.Size,
                    };
                });
        });
    }

    /// <summary>Bands of unequal widths along a line from -1.2 to 1.2.</summary>
    public static Func<double, double> Bands(CounterRandom random)
    {
        var ends = new List<double>();
        for (var at = -1.3 + (0.3 * random.NextDouble()); at < 1.2; at += 0.18 + (0.3 * random.NextDouble()))
            ends.Add(at);
        return at => ends.Count(end => end < at) % 2 == 0 ? KnownDrawing.Paper : KnownDrawing.Ink;
    }

    // Whether a ray to the right crosses the border an odd number of times.
    private static bool Inside((double X, double Y)[] chain, double x, double y)
    {
        var inside = false;
        for (var i = 0; i < chain.Length; i++)
        {
            var (a, b) = (chain[i], chain[(i + 1) % chain.Length]);
            if (a.Y > y != b.Y > y && x < a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)))
                inside = !inside;
        }

        return inside;
    }

    /// <summary>Evenly between minus and plus a half width.</summary>
    public static double Spread(CounterRandom random, double half) => half * ((2 * random.NextDouble()) - 1);

    /// <summary>Ink where there is some, paper elsewhere.</summary>
    public static Func<double, double, double> Inked(Func<double, double, bool> inked) =>
        (x, y) => inked(x, y) ? KnownDrawing.Ink : KnownDrawing.Paper;
}
