using Noether.Numerics;

namespace Noether.Studies.Rivals;

/// <summary>D9: windows of two states of a pendulum or of Lotka and Volterra's equations, with their energy.</summary>
/// <param name="Windows">State and later state, n x 4.</param>
/// <param name="Energy">H of a state.</param>
internal sealed record RivalWindows(Matrix Windows, Func<double, double, double> Energy)
{
    /// <summary>Pendulum: 500 times 0.02 apart, starts that do not go over the top.</summary>
    /// <param name="orbits">Orbits.</param>
    /// <param name="seed">Draws the starts.</param>
    public static RivalWindows Pendulum(int orbits, ulong seed)
    {
        static double Energy(double angle, double speed) => (speed * speed / 2) - Math.Cos(angle);
        return Of(orbits, seed, Energy, random =>
        {
            while (true)
            {
                var (angle, speed) = (Math.PI * ((2 * random.NextDouble()) - 1), 2.1 * ((2 * random.NextDouble()) - 1));
                if (Math.Abs(Energy(angle, speed)) <= 0.99)
                    return (angle, speed);
            }
        }, (angle, speed) => (speed, -Math.Sin(angle)), 0.02, 500, apart: 1, stride: 1);
    }

    /// <summary>Lotka and Volterra in canonical form: 10,000 times 0.002 apart, states 100 apart.</summary>
    /// <param name="orbits">Orbits.</param>
    /// <param name="stride">Every so manieth window.</param>
    /// <param name="seed">Draws the starts.</param>
    public static RivalWindows LotkaVolterra(int orbits, int stride, ulong seed)
    {
        static double Energy(double x, double y) => Math.Exp(x) - x + (4.0 / 3 * Math.Exp(y)) - (2.0 / 3 * y);
        return Of(orbits, seed, Energy, random =>
        {
            while (true)
            {
                var (x, y) = (Math.Log(random.NextDouble()), Math.Log(random.NextDouble()));
                if (Energy(x, y) is >= 3 and <= 4.5)
                    return (x, y);
            }
        }, (x, y) => ((2.0 / 3) - (4.0 / 3 * Math.Exp(y)), Math.Exp(x) - 1), 0.002, 10_000, apart: 100, stride);
    }

    private static RivalWindows Of(
        int orbits, ulong seed, Func<double, double, double> energy, Func<CounterRandom, (double, double)> start,
        Func<double, double, (double X, double Y)> flow, double step, int times, int apart, int stride)
    {
        var random = new CounterRandom(seed, stream: 707);
        var each = (times - apart + stride - 1) / stride;
        var windows = new Matrix(orbits * each, 4);
        var path = new (double X, double Y)[times];
        for (var orbit = 0; orbit < orbits; orbit++)
        {
            path[0] = start(random);
            for (var t = 1; t < times; t++)
            {
                var (x, y) = path[t - 1];
                var a = flow(x, y);
                var b = flow(x + (step / 2 * a.X), y + (step / 2 * a.Y));
                var c = flow(x + (step / 2 * b.X), y + (step / 2 * b.Y));
                var d = flow(x + (step * c.X), y + (step * c.Y));
                path[t] = (x + (step / 6 * (a.X + (2 * b.X) + (2 * c.X) + d.X)), y + (step / 6 * (a.Y + (2 * b.Y) + (2 * c.Y) + d.Y)));
            }

            for (var i = 0; i < each; i++)
            {
                var row = windows.Row((orbit * each) + i);
                (row[0], row[1]) = path[i * stride];
                (row[2], row[3]) = path[(i * stride) + apart];
            }
        }

        return new RivalWindows(windows, energy);
    }
}
