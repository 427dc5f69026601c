using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>Distributions that turns of a plane keep.</summary>
internal static class PlanarLaws
{
    private const double BlobDeviation = 0.1;

    // x0, y0, x1, y1, ...
    private static readonly double[] ArrowPoints =
    [
        0, 0, .25, 0, .25, .25, .25, .5, .5, .5, .25, .75, 0, 1, -.25, .75, -.5, .5, -.25, .5, -.25, .25, -.25, 0, 0, 0,
    ];

    /// <summary>The generator of turns: (x, y) goes to (-y, x).</summary>
    public static Matrix Turn => new(2, 2, [0, -1, 1, 0]);

    /// <summary>See <see cref="SampleLaw.Octagon"/>.</summary>
    public static SyntheticLaw Octagon(int n, CounterRandom random)
    {
        var samples = new Matrix(n, 2);
        for (var i = 0; i < n; i++)
        {
            var angle = random.NextInt(8) * Math.PI / 4;
            samples[i, 0] = Math.Cos(angle) + (BlobDeviation * random.NextNormal());
            samples[i, 1] = Math.Sin(angle) + (BlobDeviation * random.NextNormal());
        }

        return new SyntheticLaw
        {
            Samples = samples,
            Truth = [SyntheticLaw.Exponential(Turn, Math.PI / 4)],
            IsElement = true,
        };
    }

    /// <summary>See <see cref="SampleLaw.Arrow"/>.</summary>
    public static SyntheticLaw Arrow(int n, CounterRandom random)
    {
        var points = ArrowPoints.Length / 2;
        var samples = new Matrix(n, ArrowPoints.Length);
        for (var i = 0; i < n; i++)
        {
            // Whole numbers, so that a quarter turn is exact.
            var (cos, sin) = ((int, int))(random.NextInt(4) switch { 0 => (1, 0), 1 => (0, 1), 2 => (-1, 0), _ => (0, -1) });
            for (var k = 0; k < points; k++)
            {
                var (x, y) = (ArrowPoints[2 * k], ArrowPoints[(2 * k) + 1]);
                (samples[i, 2 * k], samples[i, (2 * k) + 1]) = ((cos * x) - (sin * y), (sin * x) + (cos * y));
            }
        }

        return new SyntheticLaw { Samples = samples, Truth = [SyntheticLaw.Blocks(Turn, points)], IsElement = true };
    }

    /// <summary>See <see cref="SampleLaw.SeventhTurn"/>.</summary>
    public static SyntheticLaw SeventhTurn(int n, CounterRandom random)
    {
        const double Seventh = 2 * Math.PI / 7;
        var (samples, labels) = (new Matrix(n, 3), new double[n]);
        random.FillNormal(samples.Values);
        for (var i = 0; i < n; i++)
        {
            var angle = Math.Atan2(samples[i, 1], samples[i, 0]);
            labels[i] = samples[i, 2] / (1 + (angle - (Seventh * Math.Floor(angle / Seventh))));
        }

        var turn = Matrix.Identity(3);
        var plane = SyntheticLaw.Exponential(Turn, Seventh);
        for (var i = 0; i < 2; i++)
            plane.Row(i).CopyTo(turn.Row(i));
        return new SyntheticLaw { Samples = samples, Labels = labels, Truth = [turn], IsElement = true };
    }
}
