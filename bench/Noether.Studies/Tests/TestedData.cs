using Noether.Data;
using Noether.Numerics;

namespace Noether.Studies.Tests;

/// <summary>Samples that have a symmetry, and the same with a departure from it of a chosen size.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Symmetry">What it is tested for.</param>
/// <param name="Dimension">Numbers in a sample.</param>
/// <param name="Departure">What the size of the departure means.</param>
/// <param name="Fill">Fills one sample, with a departure of that size; 0 is the symmetry.</param>
internal sealed record TestedData(
    string Name, string Symmetry, int Dimension, string Departure, Action<CounterRandom, double[], double> Fill)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<TestedData> All { get; } =
    [
        // D11 of the specification: the published test of compact groups has power .496, .809, .984 and 1 at n = 50, 100, 200, 400.
        new("normal in four dimensions", "orthogonal", 4, "mean moved along one axis", (random, row, size) =>
        {
            random.FillNormal(row);
            row[0] += size;
        }),
        new("heavy tails, eight dimensions", "sign", 8, "one column skewed: its square times the size is added", (random, row, size) =>
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = random.NextNormal() / Math.Sqrt(0.2 + (random.NextDouble() * random.NextDouble()));
            row[2] += size * ((row[2] * row[2]) - 1);
        }),
        new("ring in the plane", "rotation:0,1", 2, "density times 1 + size cos(angle)", (random, row, size) =>
        {
            var radius = 1 + (0.1 * random.NextNormal());
            double angle;
            do
                angle = 2 * Math.PI * random.NextDouble();
            while (random.NextDouble() * (1 + size) > 1 + (size * Math.Cos(angle)));
            (row[0], row[1]) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
        }),
        new("three jets", "sign", 9, "share of left-handed events made right-handed (parity violation)", (random, row, size) =>
        {
            random.FillNormal(row);
            var triple = (row[0] * ((row[4] * row[8]) - (row[5] * row[7]))) - (row[1] * ((row[3] * row[8]) - (row[5] * row[6])))
                + (row[2] * ((row[3] * row[7]) - (row[4] * row[6])));
            if (triple < 0 && random.NextDouble() < size)
            {
                for (var i = 0; i < row.Length; i++)
                    row[i] = -row[i];
            }
        }),
        new("windows of a stationary series", "shift", 8, "growth of the deviation from place to place", (random, row, size) =>
        {
            var state = random.NextNormal();
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = state * (1 + (size * i));
                state = (0.8 * state) + (0.6 * random.NextNormal());
            }
        }),
    ];

    /// <summary>Draws samples.</summary>
    /// <param name="count">How many.</param>
    /// <param name="size">Size of the departure.</param>
    /// <param name="seed">Seed.</param>
    public SampleSet Draw(int count, double size, ulong seed)
    {
        var random = new CounterRandom(seed, stream: 40);
        var (values, row) = (new double[count * Dimension], new double[Dimension]);
        for (var i = 0; i < count; i++)
        {
            Fill(random, row, size);
            row.CopyTo(values, i * Dimension);
        }

        return new DoubleSamples(values, Dimension, Name);
    }
}
