using System.Globalization;
using Noether.Numerics;

namespace Noether.Testing.Actions;

/// <summary>The transformations that have a name.</summary>
internal static class NamedActions
{
    private const int LeastPlaces = 3;

    /// <summary>The names, as a sentence lists them.</summary>
    public const string Names =
        "shift, ring-shift, reverse, sign, permutation:2,0,1, rotation:0,1 (two columns), orthogonal (all columns), rotations (of 3-vectors), boosts (of 4-vectors "
        + "t, x, y, z), mirror-horizontal, mirror-vertical, quarter-turns";

    /// <summary>The transformation of a name; null where there is none of it.</summary>
    /// <param name="text">The name.</param>
    /// <param name="d">Numbers in a sample.</param>
    /// <param name="shape">How they lie: rows x columns of a picture, or one number.</param>
    /// <exception cref="NoetherException">It does not act on samples of that shape.</exception>
    public static SampleAction? Find(string text, int d, IReadOnlyList<int> shape)
    {
        var (name, rest) = text.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
        return (name, rest) switch
        {
            ("shift", null) when d < LeastPlaces => throw new NoetherException(
                $"{text} needs samples of at least {LeastPlaces} values, and these have {d}.")
            {
                Setting = "symmetry",
            },
            ("shift", null) => new SampleAction(
                text, "a shift by one place", d - 1, (row, shown, _) => row[1..].CopyTo(shown),
                (row, shown, _) => row[..^1].CopyTo(shown))
            {
                IsReversible = false,
            },
            ("ring-shift", null) => Rearranged(
                text, "a shift by one place around a ring", [.. Enumerable.Range(0, d).Select(i => (i + 1) % d)]),
            ("reverse", null) => Rearranged(text, "reversal of the columns", [.. Enumerable.Range(0, d).Reverse()]),
            ("sign", null) => new SampleAction(text, "a change of sign", d, (row, shown, _) =>
            {
                for (var i = 0; i < row.Length; i++)
                    shown[i] = -row[i];
            }),
            ("permutation", { } order) => Rearranged(text, "a permutation of the columns", Permutation(order, d)),
            ("rotation", { } plane) => Plane(text, plane, d),
            ("orthogonal", null) => new SampleAction(text, "one random rotation or reflection of all columns", d, Anywhere),
            ("rotations", null) => Vectors(text, d, 3, "one random rotation of all 3-vectors", Rotation),
            ("boosts", null) => Vectors(text, d, 4, "one random Lorentz boost of all 4-vectors (rapidity normal, deviation 0.5)", Boost),
            ("mirror-horizontal", null) => Picture(text, "mirroring left to right", shape, (i, j, _, w) => (i, w - 1 - j)),
            ("mirror-vertical", null) => Picture(text, "mirroring top to bottom", shape, (i, j, h, _) => (h - 1 - i, j)),
            ("quarter-turns", null) => Turns(text, shape),
            _ => null,
        };
    }

    // Uniform over the orthogonal maps: one sample goes to any place of its length with equal odds.
    private static void Anywhere(ReadOnlySpan<double> row, Span<double> shown, CounterRandom random)
    {
        double length = 0, norm = 0;
        for (var i = 0; i < row.Length; i++)
        {
            shown[i] = random.NextNormal();
            (length, norm) = (length + (row[i] * row[i]), norm + (shown[i] * shown[i]));
        }

        var factor = Math.Sqrt(length / norm);
        for (var i = 0; i < shown.Length; i++)
            shown[i] *= factor;
    }

    // A permutation or what undoes it, by the toss of a coin, so that both ways are as likely.
    private static SampleAction Rearranged(string name, string words, int[] order)
    {
        var back = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            back[order[i]] = i;
        return new SampleAction(name, words, order.Length, (row, shown, random) =>
        {
            var taken = random.NextInt(2) == 0 ? order : back;
            for (var i = 0; i < taken.Length; i++)
                shown[i] = row[taken[i]];
        });
    }

    private static int[] Permutation(string text, int d)
    {
        var order = Integers(text, "permutation");
        return order.Order().SequenceEqual(Enumerable.Range(0, d))
            ? order
            : throw new NoetherException(
                $"permutation:{text} is no order of the {d} columns; name each of 0 to {d - 1} once, with commas between them.")
            {
                Setting = "symmetry",
            };
    }

    private static SampleAction Plane(string name, string text, int d)
    {
        if (Integers(text, "rotation") is not [var i, var j] || i == j || Math.Min(i, j) < 0 || Math.Max(i, j) >= d)
        {
            throw new NoetherException($"{name} needs two different columns of 0 to {d - 1}, as in rotation:0,1.")
            {
                Setting = "symmetry",
            };
        }

        return new SampleAction(name, $"a random rotation in the plane of columns {i} and {j}", d, (row, shown, random) =>
        {
            row.CopyTo(shown);
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            (shown[i], shown[j]) = ((cosine * row[i]) - (sine * row[j]), (sine * row[i]) + (cosine * row[j]));
        });
    }

    private static SampleAction Vectors(
        string name, int d, int size, string words, Func<CounterRandom, double[,]> draw) => d % size == 0
        ? new SampleAction(name, words, d, (row, shown, random) =>
        {
            var map = draw(random);
            for (var first = 0; first < row.Length; first += size)
            {
                for (var i = 0; i < size; i++)
                {
                    var sum = 0.0;
                    for (var j = 0; j < size; j++)
                        sum += map[i, j] * row[first + j];
                    shown[first + i] = sum;
                }
            }
        })
        : throw new NoetherException(
            $"{name} acts on vectors of {size} numbers, and samples of {d} are no whole number of them; choose columns or another symmetry.")
        {
            Setting = "symmetry",
        };

    // Uniform over SO(3): a quaternion of four normal numbers.
    private static double[,] Rotation(CounterRandom random)
    {
        var (a, b, c, e) = (random.NextNormal(), random.NextNormal(), random.NextNormal(), random.NextNormal());
        var s = 2 / ((a * a) + (b * b) + (c * c) + (e * e));
        return new[,]
        {
            { 1 - (s * ((c * c) + (e * e))), s * ((b * c) - (a * e)), s * ((b * e) + (a * c)) },
            { s * ((b * c) + (a * e)), 1 - (s * ((b * b) + (e * e))), s * ((c * e) - (a * b)) },
            { s * ((b * e) - (a * c)), s * ((c * e) + (a * b)), 1 - (s * ((b * b) + (c * c))) },
        };
    }

    // Along a direction that is uniform over the sphere.
    private static double[,] Boost(CounterRandom random)
    {
        const double Deviation = 0.5;
        double[] n = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
        var norm = Math.Sqrt(n.Sum(x => x * x));
        var rapidity = Deviation * random.NextNormal();
        var (sinh, cosh) = (Math.Sinh(rapidity), Math.Cosh(rapidity));
        var boost = new double[4, 4];
        boost[0, 0] = cosh;
        for (var i = 0; i < 3; i++)
        {
            boost[0, i + 1] = boost[i + 1, 0] = sinh * n[i] / norm;
            for (var j = 0; j < 3; j++)
                boost[i + 1, j + 1] = (i == j ? 1 : 0) + ((cosh - 1) * n[i] * n[j] / (norm * norm));
        }

        return boost;
    }

    private static SampleAction Picture(
        string name, string words, IReadOnlyList<int> shape, Func<int, int, int, int, (int Row, int Column)> from)
    {
        var (h, w, channels) = Shape(name, shape);
        return Rearranged(name, words, Places(h, w, channels, (i, j) => from(i, j, h, w)));
    }

    // A quarter, a half or three quarters of a turn: each is as likely as what undoes it.
    private static SampleAction Turns(string name, IReadOnlyList<int> shape)
    {
        var (h, w, channels) = Shape(name, shape);
        if (h != w)
        {
            throw new NoetherException($"{name} needs square pictures, and these are {h} x {w}.")
            {
                Setting = "symmetry",
            };
        }

        int[][] orders =
        [
            Places(h, w, channels, (i, j) => (j, h - 1 - i)), Places(h, w, channels, (i, j) => (h - 1 - i, w - 1 - j)),
            Places(h, w, channels, (i, j) => (w - 1 - j, i)),
        ];
        return new SampleAction(name, "a random quarter, half or three-quarter turn", h * w * channels, (row, shown, random) =>
        {
            var order = orders[random.NextInt(orders.Length)];
            for (var i = 0; i < order.Length; i++)
                shown[i] = row[order[i]];
        });
    }

    private static int[] Places(int h, int w, int channels, Func<int, int, (int Row, int Column)> from)
    {
        var order = new int[h * w * channels];
        for (var i = 0; i < h; i++)
        {
            for (var j = 0; j < w; j++)
            {
                var (row, column) = from(i, j);
                for (var c = 0; c < channels; c++)
                    order[(((i * w) + j) * channels) + c] = (((row * w) + column) * channels) + c;
            }
        }

        return order;
    }

    private static (int Height, int Width, int Channels) Shape(string name, IReadOnlyList<int> shape) => shape switch
    {
        [var h, var w] => (h, w, 1),
        [var h, var w, var c] => (h, w, c),
        _ => throw new NoetherException(
            $"{name} acts on pictures, and the samples are rows of {shape[0]} numbers; say how they lie with "
            + $"{Discovery.Settings.SettingName.Mention("shape")}, such as 28x28.")
        {
            Setting = "shape",
        },
    };

    private static int[] Integers(string text, string name)
    {
        try
        {
            return [.. text.Split(',').Select(part => int.Parse(part, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture))];
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            throw new NoetherException($"{name}:{text} holds something that is no number of a column; write numbers with commas.", failure)
            {
                Setting = "symmetry",
            };
        }
    }
}
