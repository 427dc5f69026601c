using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>Distributions of bodies and particles.</summary>
internal static class ParticleLaws
{
    private const double Step = 0.408;
    private const double SpeedSpread = 0.003;
    private const double MassSpread = 0.3;
    private const double MomentumSpread = 0.4;
    private const double RotationSpread = 3;

    /// <summary>See <see cref="SampleLaw.TwoBody"/>; columns q1, p1, q2, p2 of two values each.</summary>
    public static SyntheticLaw TwoBody(int n, CounterRandom random)
    {
        var (samples, next) = (new Matrix(n, 8), new Matrix(n, 8));
        for (var i = 0; i < n; i++)
        {
            var radius = Math.Sqrt(2.25 + (6.75 * random.NextDouble()));
            var angle = 2 * Math.PI * random.NextDouble();
            var speed = (1 + (SpeedSpread * random.NextNormal())) / Math.Sqrt(4 * radius);
            Fill(samples.Row(i), radius, angle, speed);
            Fill(next.Row(i), radius, angle + (Step * speed / radius), speed);
        }

        return new SyntheticLaw { Samples = samples, Next = next, Truth = [SyntheticLaw.Blocks(PlanarLaws.Turn, 4)] };
    }

    /// <summary>See <see cref="SampleLaw.Boosted"/>.</summary>
    public static SyntheticLaw Boosted(int n, CounterRandom random)
    {
        Matrix[] algebra = [.. Enumerable.Range(0, 6).Select(Lorentz)];
        var samples = new Matrix(n, 8);
        var masses = new double[n];
        for (var i = 0; i < n; i++)
        {
            var momentum = Math.Exp(MomentumSpread * random.NextNormal());
            double[] direction = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            var length = Math.Sqrt(MatrixOps.Dot(direction, direction));
            var generator = new Matrix(4, 4);
            for (var k = 0; k < 6; k++)
                MatrixOps.AddScaled(generator.Values, algebra[k].Values, (k < 3 ? 1 : RotationSpread) * random.NextNormal());
            var move = MatrixExponential.Of(generator);
            for (var particle = 0; particle < 2; particle++)
            {
                var mass = Math.Exp(MassSpread * random.NextNormal());
                var energy = Math.Sqrt((mass * mass) + (momentum * momentum));
                masses[i] += energy;
                var sign = particle == 0 ? momentum / length : -momentum / length;
                double[] still = [energy, sign * direction[0], sign * direction[1], sign * direction[2]];
                for (var a = 0; a < 4; a++)
                    samples[i, (4 * particle) + a] = MatrixOps.Dot(move.Row(a), still);
            }
        }

        var median = masses.Order().ElementAt(n / 2);
        return new SyntheticLaw
        {
            Samples = samples,
            Labels = [.. masses.Select(mass => mass > median ? 1.0 : 0)],
            Truth = [.. algebra.Select(generator => SyntheticLaw.Blocks(generator, 2))],
        };
    }

    // Boosts along x, y, z, then rotations about them.
    private static Matrix Lorentz(int k)
    {
        if (k < 3)
            return new Matrix(4, 4) { [0, k + 1] = 1, [k + 1, 0] = 1 };
        var (i, j) = (1 + ((k + 1) % 3), 1 + ((k + 2) % 3));
        return new Matrix(4, 4) { [i, j] = -1, [j, i] = 1 };
    }

    private static void Fill(Span<double> row, double radius, double angle, double speed)
    {
        var (sin, cos) = Math.SinCos(angle);
        ReadOnlySpan<double> one = [radius * cos, radius * sin, -speed * sin, speed * cos];
        for (var k = 0; k < 4; k++)
            (row[k], row[4 + k]) = (one[k], -one[k]);
    }
}
