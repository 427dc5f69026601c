using Noether.Numerics;

namespace Noether.Studies.Others;

/// <summary>A function that labels are made with, and the generators that leave it as it is.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Space">Dimension of its space, d.</param>
/// <param name="Value">The function.</param>
/// <param name="Truth">True generators, d x d; none for a null.</param>
internal sealed record LabelledFunction(
    string Name, int Space, Func<double[], double> Value, IReadOnlyList<Matrix> Truth);

/// <summary>Functions with and without symmetry.</summary>
internal static class LabelledFunctions
{
    /// <summary>With symmetry.</summary>
    public static IReadOnlyList<LabelledFunction> Symmetric { get; } =
    [
        new("so(2), ring", 2, x => Math.Sin(2 * Radius(x, 2)), Rotations(2, 2, 0)),
        new("so(3), sine of radius", 3, x => Math.Sin(2 * Radius(x, 3)), Rotations(3, 3, 0)),
        new("so(2), about an axis", 3, x => Math.Sin(x[2]) + Radius(x, 2), Rotations(3, 2, 0)),
        new("so(4), Gaussian", 4, x => Math.Exp(-Square(x, 4) / 4), Rotations(4, 4, 0)),
        new("so(1,3), interval", 4, x => (2 * x[0] * x[0]) - Square(x, 4), Rotations(4, 4, 1)),
        new("so(1,3), soft interval", 4, x => Math.Tanh(((2 * x[0] * x[0]) - Square(x, 4)) / 6), Rotations(4, 4, 1)),
        new("so(5), radius", 5, x => Radius(x, 5), Rotations(5, 5, 0)),
        new("so(6), square", 6, x => Square(x, 6), Rotations(6, 6, 0)),
        new("so(6), Gaussian", 6, x => Math.Exp(-Square(x, 6) / 6), Rotations(6, 6, 0)),
    ];

    /// <summary>Kinds of nulls: labels by chance, and smooth functions without a linear symmetry.</summary>
    public static IReadOnlyList<string> NullKinds { get; } =
        ["noise", "permuted", "cubic", "bumps", "quartic", "broken ring"];

    /// <summary>A null of a kind.</summary>
    /// <param name="kind">One of <see cref="NullKinds"/>.</param>
    /// <param name="space">Its dimension, d.</param>
    /// <param name="seed">Draws it.</param>
    public static LabelledFunction Null(string kind, int space, ulong seed)
    {
        var random = new CounterRandom(seed, stream: 77);
        var numbers = new double[2000];
        random.FillNormal(numbers);
        return new LabelledFunction(kind, space, kind switch
        {
            "noise" => _ => 0,
            "permuted" => x => Math.Sin(2 * Radius(x, space)),
            "cubic" => x => Cubic(x, numbers),
            "bumps" => x => Bumps(x, numbers),
            "quartic" => x => x.Select((value, i) => Math.Abs(numbers[i]) * Math.Pow(value, 4)).Sum() / 4,
            _ => x => Math.Sin(2 * Radius(x, space)) + (0.5 * Math.Sin(1.5 * x[0]) * Math.Cos(x[1] + numbers[0]))
                + (0.3 * x[^1]),
        }, []);
    }

    private static double Cubic(double[] x, double[] numbers)
    {
        var (sum, next) = (0.0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            sum += numbers[next++] * x[i];
            for (var j = 0; j <= i; j++)
            {
                sum += numbers[next++] * x[i] * x[j] / 2;
                for (var k = 0; k <= j; k++)
                    sum += numbers[next++] * x[i] * x[j] * x[k] / 3;
            }
        }

        return sum;
    }

    private static double Bumps(double[] x, double[] numbers)
    {
        var sum = 0.0;
        for (var bump = 0; bump < 6; bump++)
        {
            var distance = 0.0;
            for (var i = 0; i < x.Length; i++)
                distance += Math.Pow(x[i] - numbers[(bump * 10) + i], 2);
            sum += (bump % 2 == 0 ? 1 : -1) * Math.Exp(-distance / x.Length);
        }

        return sum;
    }

    // Rotations of the first n coordinates; of the first "boosted" ones with all others, boosts.
    private static IReadOnlyList<Matrix> Rotations(int space, int n, int boosted)
    {
        var generators = new List<Matrix>();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var generator = new Matrix(space, space);
                (generator[i, j], generator[j, i]) = (1, j < boosted ? 1 : -1);
                generators.Add(generator);
            }
        }

        return generators;
    }

    private static double Square(double[] x, int n) => x.Take(n).Sum(value => value * value);

    private static double Radius(double[] x, int n) => Math.Sqrt(Square(x, n));
}
