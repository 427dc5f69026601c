using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Studies.Rivals;

/// <summary>The generated data sets that the rivals' own figures need.</summary>
internal static class RivalData
{
    private const int Sites = 7;
    private static readonly double[] Arrow =
    [
        0, 0, .25, 0, .25, .25, .25, .5, .5, .5, .25, .75, 0, 1, -.25, .75, -.5, .5, -.25, .5, -.25, .25, -.25, 0, 0, 0,
    ];

    /// <summary>Normal samples, n x the number of deviations.</summary>
    public static Matrix Normal(int n, double[] means, double[] deviations, ulong seed)
    {
        var (random, rows) = (new CounterRandom(seed, stream: 700), new Matrix(n, deviations.Length));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < deviations.Length; j++)
                rows[i, j] = means[j] + (deviations[j] * random.NextNormal());
        }

        return rows;
    }

    /// <summary>Blobs of deviation 0.1 around one of some points each.</summary>
    public static Matrix Blobs(int n, IReadOnlyList<(double X, double Y)> centres, ulong seed)
    {
        var (random, rows) = (new CounterRandom(seed, stream: 701), new Matrix(n, 2));
        for (var i = 0; i < n; i++)
        {
            var (x, y) = centres[random.NextInt(centres.Count)];
            (rows[i, 0], rows[i, 1]) = (x + (0.1 * random.NextNormal()), y + (0.1 * random.NextNormal()));
        }

        return rows;
    }

    /// <summary>D2: eight blobs on the unit circle.</summary>
    public static Matrix Octagon(int n, ulong seed) =>
        Blobs(n, [.. Enumerable.Range(0, 8).Select(k => (Math.Cos(k * Math.PI / 4), Math.Sin(k * Math.PI / 4)))], seed);

    /// <summary>
    /// D3: pairs of states (q1, p1, q2, p2) of two bodies of equal mass on circles about each other, all counter-clockwise,
    /// one time step of 0.408 apart: 814 orbits of 19 pairs.
    /// </summary>
    public static Matrix TwoBodies(ulong seed, int orbits = 814)
    {
        const int Steps = 19;
        var (random, rows) = (new CounterRandom(seed, stream: 702), new Matrix(orbits * Steps, 16));
        for (var orbit = 0; orbit < orbits; orbit++)
        {
            var radius = Math.Sqrt(2.25 + (6.75 * random.NextDouble()));
            var start = 2 * Math.PI * random.NextDouble();
            var speed = (1 + (0.003 * random.NextNormal())) / Math.Sqrt(4 * radius);
            for (var step = 0; step < Steps; step++)
            {
                var row = rows.Row((orbit * Steps) + step);
                State(row[..8], start + (step * 0.408 * speed / radius));
                State(row[8..], start + ((step + 1) * 0.408 * speed / radius));
            }

            void State(Span<double> state, double angle)
            {
                var (sine, cosine) = Math.SinCos(angle);
                (state[0], state[1], state[2], state[3]) = (radius * cosine, radius * sine, -speed * sine, speed * cosine);
                for (var j = 0; j < 4; j++)
                    state[4 + j] = -state[j];
            }
        }

        return rows;
    }

    /// <summary>D4: an arrow of 13 points, turned by a random quarter turn.</summary>
    public static Matrix Arrows(int n, ulong seed)
    {
        var (random, rows) = (new CounterRandom(seed, stream: 703), new Matrix(n, Arrow.Length));
        for (var i = 0; i < n; i++)
        {
            var (sine, cosine) = random.NextInt(4) switch { 0 => (0, 1), 1 => (1, 0), 2 => (0, -1), _ => (-1, 0) };
            for (var k = 0; k < Arrow.Length; k += 2)
            {
                (rows[i, k], rows[i, k + 1]) =
                    ((cosine * Arrow[k]) - (sine * Arrow[k + 1]), (sine * Arrow[k]) + (cosine * Arrow[k + 1]));
            }
        }

        return rows;
    }

    /// <summary>D5: bumps on a ring of seven sites, each of five there with odds of one half; of deviation one overall.</summary>
    public static Matrix Bumps(int n, ulong seed)
    {
        var (random, rows) = (new CounterRandom(seed, stream: 704), new Matrix(n, Sites));
        for (var i = 0; i < n; i++)
        {
            for (var slot = 0; slot < 5; slot++)
            {
                var there = random.NextInt(2) == 1;
                var (height, width, place) =
                    (0.5 + random.NextDouble(), 0.5 + random.NextDouble(), Sites * random.NextDouble());
                for (var j = 0; there && j < Sites; j++)
                    rows[i, j] += height * Math.Exp(-Math.Pow(Math.IEEERemainder(j - place, Sites) / width, 2) / 2);
            }
        }

        double mean = 0, square = 0;
        foreach (var value in rows.Values)
            mean += value / rows.Values.Length;
        foreach (var value in rows.Values)
            square += (value - mean) * (value - mean) / rows.Values.Length;
        foreach (ref var value in rows.Values)
            value = (value - mean) / Math.Sqrt(square);
        return rows;
    }

    /// <summary>D7: y = x3 / (1 + (angle of (x1, x2) mod a turn over 7)); rows x1, x2, x3, y.</summary>
    public static Matrix Sevenths(int n, ulong seed)
    {
        var (random, rows) = (new CounterRandom(seed, stream: 705), new Matrix(n, 4));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < 3; j++)
                rows[i, j] = random.NextNormal();
            var angle = Math.Atan2(rows[i, 1], rows[i, 0]) + (2 * Math.PI);
            rows[i, 3] = rows[i, 2] / (1 + (angle % (2 * Math.PI / 7)));
        }

        return rows;
    }

    /// <summary>
    /// D8: momenta (E, px, py, pz) of two particles, back to back in their rest frame, moved by a random element of the
    /// Lorentz group; the label, -1 or 1, is whether the invariant mass is above the median.
    /// </summary>
    public static Matrix Lorentz(int n, ulong seed)
    {
        var (random, rows, masses) = (new CounterRandom(seed, stream: 706), new Matrix(n, 9), new double[n]);
        var basis = LorentzBasis();
        for (var i = 0; i < n; i++)
        {
            var size = Math.Exp(0.4 * random.NextNormal());
            double[] way = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            var norm = Math.Sqrt(way.Sum(x => x * x));
            var sum = new Matrix(4, 4);
            for (var k = 0; k < 6; k++)
                MatrixOps.AddScaled(sum.Values, basis[k].Values, (k < 3 ? 1 : 3) * random.NextNormal());
            var element = MatrixExponential.Of(sum);
            for (var particle = 0; particle < 2; particle++)
            {
                var mass = Math.Exp(0.3 * random.NextNormal());
                var energy = Math.Sqrt((mass * mass) + (size * size));
                masses[i] += energy;
                double[] momentum = [energy, .. way.Select(x => (particle == 0 ? 1 : -1) * size * x / norm)];
                for (var j = 0; j < 4; j++)
                    rows[i, (4 * particle) + j] = MatrixOps.Dot(element.Row(j), momentum);
            }
        }

        var median = masses.Order().ElementAt(n / 2);
        for (var i = 0; i < n; i++)
            rows[i, 8] = masses[i] > median ? 1 : -1;
        return rows;
    }

    /// <summary>Three boosts and three rotations of (t, x, y, z).</summary>
    public static Matrix[] LorentzBasis()
    {
        var basis = new Matrix[6];
        for (var k = 0; k < 3; k++)
        {
            basis[k] = new Matrix(4, 4) { [0, k + 1] = 1, [k + 1, 0] = 1 };
            var (i, j) = (((k + 1) % 3) + 1, ((k + 2) % 3) + 1);
            basis[3 + k] = new Matrix(4, 4) { [i, j] = -1, [j, i] = 1 };
        }

        return basis;
    }
}
