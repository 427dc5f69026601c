using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>How a system moves, and where it starts.</summary>
/// <param name="Names">Names of the coordinates.</param>
/// <param name="Velocity">Writes the velocity of a state.</param>
/// <param name="Start">Draws a start.</param>
internal sealed record PathDynamics(
    string[] Names, VectorField Velocity, Func<CounterRandom, double[]> Start)
{
    /// <summary>Intensity of a random force on the last coordinate; 0 for none.</summary>
    public double Force { get; private init; }

    /// <summary>The system of a name; null for one that is made of random numbers alone.</summary>
    public static PathDynamics? Of(PathSystem system) => system switch
    {
        PathSystem.Spring => new(["q", "p"], Spring(0), random => Ring(random, 0.1, 1)),
        PathSystem.DampedSpring => new(["q", "p"], Spring(0.1), random => Ring(random, 0.1, 1)),
        PathSystem.DrivenSpring => new(["q", "p"], Spring(0), random => Ring(random, 0.1, 1)) { Force = 0.3 },
        PathSystem.Pendulum => new(["q", "p"], Pendulum(0), random => Ring(random, 1.3, 2.3)),
        PathSystem.DampedPendulum => new(["q", "p"], Pendulum(0.1), random => Ring(random, 1.3, 2.3)),
        PathSystem.Kepler => new(["x", "y", "px", "py"], Kepler, KeplerStart),
        PathSystem.LotkaVolterra => new(["x", "y"], LotkaVolterra, random => [Between(random, 0.5, 2), Between(random, 0.5, 2)]),
        PathSystem.HenonHeiles => new(["x", "y", "px", "py"], HenonHeiles, HenonStart),
        PathSystem.DoublePendulum => new(
            ["theta1", "theta2", "omega1", "omega2"], DoublePendulum, random => [Between(random, -1.5, 1.5), Between(random, -1.5, 1.5), 0, 0]),
        PathSystem.Lorenz => new(["x", "y", "z"], Lorenz, random =>
            [8 * random.NextNormal(), 8 * random.NextNormal(), 25 + (8 * random.NextNormal())]),
        _ => null,
    };

    private static double Between(CounterRandom random, double least, double most) =>
        least + ((most - least) * random.NextDouble());

    // The direction is that of a point uniform on a square, as in the published recipe.
    private static double[] Ring(CounterRandom random, double least, double most)
    {
        var (q, p) = (Between(random, -1, 1), Between(random, -1, 1));
        var scale = Between(random, least, most) / Math.Sqrt((q * q) + (p * p));
        return [scale * q, scale * p];
    }

    private static VectorField Spring(double friction) => (s, v) =>
        (v[0], v[1]) = (2 * s[1], (-2 * s[0]) - (friction * s[1]));

    private static VectorField Pendulum(double friction) => (s, v) =>
        (v[0], v[1]) = (2 * s[1], (-3 * Math.Sin(s[0])) - (friction * s[1]));

    private static void Kepler(ReadOnlySpan<double> s, Span<double> v)
    {
        var square = (s[0] * s[0]) + (s[1] * s[1]);
        var pull = 1 / (square * Math.Sqrt(square));
        (v[0], v[1], v[2], v[3]) = (s[2], s[3], -pull * s[0], -pull * s[1]);
    }

    private static double[] KeplerStart(CounterRandom random)
    {
        var (angle, radius) = (Between(random, 0, 2 * Math.PI), Between(random, 0.7, 1.3));
        var heading = angle + (Math.PI / 2) + Between(random, -0.4, 0.4);
        var speed = Between(random, 0.8, 1.15) / Math.Sqrt(radius);
        return [radius * Math.Cos(angle), radius * Math.Sin(angle), speed * Math.Cos(heading), speed * Math.Sin(heading)];
    }

    private static void LotkaVolterra(ReadOnlySpan<double> s, Span<double> v) =>
        (v[0], v[1]) = (s[0] - (s[0] * s[1]), (s[0] * s[1]) - s[1]);

    private static void HenonHeiles(ReadOnlySpan<double> s, Span<double> v) => (v[0], v[1], v[2], v[3]) =
        (s[2], s[3], -s[0] - (2 * s[0] * s[1]), -s[1] - (s[0] * s[0]) + (s[1] * s[1]));

    private static double[] HenonStart(CounterRandom random)
    {
        while (true)
        {
            double[] s = [.. Enumerable.Range(0, 4).Select(_ => Between(random, -0.5, 0.5))];
            var energy = (0.5 * s.Sum(value => value * value)) + (s[0] * s[0] * s[1]) - (s[1] * s[1] * s[1] / 3);
            if (energy is > 0.02 and < 0.125)
                return s;
        }
    }

    // Two equations for the two accelerations, solved by Cramer's rule.
    private static void DoublePendulum(ReadOnlySpan<double> s, Span<double> v)
    {
        var (cosine, sine) = (Math.Cos(s[0] - s[1]), Math.Sin(s[0] - s[1]));
        var first = (-sine * s[3] * s[3]) - (2 * Math.Sin(s[0]));
        var second = (sine * s[2] * s[2]) - Math.Sin(s[1]);
        var determinant = 2 - (cosine * cosine);
        (v[0], v[1]) = (s[2], s[3]);
        v[2] = (first - (cosine * second)) / determinant;
        v[3] = ((2 * second) - (cosine * first)) / determinant;
    }

    private static void Lorenz(ReadOnlySpan<double> s, Span<double> v) => (v[0], v[1], v[2]) =
        (10 * (s[1] - s[0]), (s[0] * (28 - s[2])) - s[1], (s[0] * s[1]) - (8 * s[2] / 3));
}
