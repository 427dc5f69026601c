using System.Numerics.Tensors;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Labels;
using Noether.Numerics;

namespace Noether.Moments;

/// <summary>Samples, or pairs side by side, in coordinates in which their second moment is the identity.</summary>
internal sealed record MomentInput
{
    private const int LeastSamples = 200;
    private const int LeastForEach = 20; // samples for each dimension
    private const int MostRank = 24;
    private const int LeastStretches = 64;
    private const int StretchRows = 20;
    private const double Strangers = 0.9; // of the mean distance of two rows
    private const int MostApart = 50;
    private const int MostDistances = 2000;

    /// <summary>Rows as given, n x (v d), stretches of the file in random order.</summary>
    public required Matrix Rows { get; init; }

    /// <summary>The same in coordinates, n x (v r).</summary>
    public required Matrix Coordinates { get; init; }

    /// <summary>The coordinates.</summary>
    public required SampleSpan Span { get; init; }

    /// <summary>Vectors in a row on which one group acts alike: 2 for pairs.</summary>
    public required int Vectors { get; init; }

    /// <summary>About which point maps act, the mean or 0.</summary>
    public required MomentOrigin About { get; init; }

    /// <summary>Where they came from.</summary>
    public required string Source { get; init; }

    /// <summary>Rows that directions are looked for in; the others judge.</summary>
    public int Training => Rows.Rows / 2;

    /// <summary>
    /// How far apart two rows of the file must stand to be as different as any two: 1 of independent samples, more of states along an
    /// orbit, 50 at most.
    /// </summary>
    public int Apart
    {
        get
        {
            var usual = MeanDistance(Rows.Rows / 2);
            var apart = 1;
            while (apart < Math.Min(MostApart, Rows.Rows / LeastSamples) && MeanDistance(apart) < Strangers * usual)
                apart++;
            return apart;
        }
    }

    /// <summary>Reads and checks.</summary>
    /// <param name="data">Samples or pairs.</param>
    /// <param name="settings">How.</param>
    /// <param name="context">Seed, cancellation.</param>
    /// <exception cref="NoetherException">The data cannot be used.</exception>
    public static MomentInput Read(MethodData data, MomentSettings settings, RunContext context)
    {
        SampleSet[] sets = data switch
        {
            SampleData samples => [samples.Samples],
            PairData pairs => [pairs.Samples, pairs.Next],
            _ => throw new ArgumentException("Neither samples nor pairs.", nameof(data)),
        };
        RequireAlike(sets);
        var d = sets[0].Dimension;
        if (settings.Blocks is { } block && d % block != 0)
        {
            throw new NoetherException(
                $"{data.Source} has {d} columns, which are no blocks of {block}; give a divisor of {d} to {SettingName.Mention("blocks")}.")
            {
                Setting = "blocks",
            };
        }

        Matrix[] all = [.. sets.Select(set => ExactRows.Read(set, int.MaxValue, context.Cancellation))];
        var n = all[0].Rows;
        var order = Order(n, settings.MostSamples, context.Seed);
        if (order.Length < LeastSamples)
        {
            throw new NoetherException(
                $"{data.Source} has {n} {(sets.Length == 1 ? "samples" : "pairs")}; moments need at least {LeastSamples}, half of them to judge by.");
        }

        var rows = new Matrix(order.Length, sets.Length * d);
        for (var i = 0; i < order.Length; i++)
            for (var v = 0; v < sets.Length; v++)
                all[v].Row(order[i]).CopyTo(rows.Row(i)[(v * d)..]);
        RequireDifferent(rows, data.Source);
        // Whitened by the half that directions are looked for in.
        var half = order.Length / 2;
        var vectors = new Matrix(half * sets.Length, d, rows.Values[..(half * sets.Length * d)].ToArray());
        var about = settings.About == MomentOrigin.Auto ? Origin(vectors, sets.Length) : settings.About;
        var span = SampleSpan.Of(vectors, about == MomentOrigin.Mean, settings.Components ?? int.MaxValue);
        RequireRank(span, order.Length, data.Source);
        return new MomentInput
        {
            Rows = rows,
            Coordinates = span.Down(rows),
            Span = span,
            Vectors = sets.Length,
            Source = data.Source,
            About = about,
        };
    }

    // Hotelling's T^2 of the mean: r for chance alone, give or take the root of 2 r; both samples of a pair count as one.
    private static MomentOrigin Origin(Matrix vectors, int alike)
    {
        var span = SampleSpan.Of(vectors, centre: false, int.MaxValue);
        var coordinates = span.Down(vectors);
        var mean = new double[span.Rank];
        for (var i = 0; i < coordinates.Rows; i++)
            MatrixOps.AddScaled(mean, coordinates.Row(i), 1.0 / coordinates.Rows);
        var statistic = coordinates.Rows / alike * MatrixOps.Dot(mean, mean);
        return statistic <= span.Rank + (3 * Math.Sqrt(2.0 * span.Rank)) ? MomentOrigin.Zero : MomentOrigin.Mean;
    }

    // Rows that stand together may belong together, as states of one orbit do: stretches of the file stay whole, so that what finds
    // and what judges are different orbits, and come in random order, so that each part has some of everything where a file is sorted.
    private static int[] Order(int count, int most, ulong seed)
    {
        var apart = ((count - 1) / most) + 1;
        var kept = ((count - 1) / apart) + 1;
        var stretches = Math.Max(LeastStretches, kept / StretchRows);
        return [.. new CounterRandom(seed).Permutation(stretches).SelectMany(k =>
        {
            var (first, last) = ((int)((long)kept * k / stretches), (int)((long)kept * (k + 1) / stretches));
            return Enumerable.Range(first, last - first).Select(i => i * apart);
        })];
    }

    private static void RequireAlike(SampleSet[] sets)
    {
        if (sets.Length == 2 && (sets[0].Dimension != sets[1].Dimension || sets[0].Count != sets[1].Count))
        {
            throw new NoetherException(
                $"{sets[0].Source} has {sets[0].Count} samples of {sets[0].Dimension} values and {sets[1].Source} has {sets[1].Count} of "
                + $"{sets[1].Dimension}; row i of both must be a pair, so give as many of the same size.")
            {
                Setting = "next",
            };
        }
    }

    private double MeanDistance(int apart)
    {
        var count = Math.Min(MostDistances, Rows.Rows - apart);
        double sum = 0;
        for (var i = 0; i < count; i++)
        {
            var at = (int)((long)(Rows.Rows - apart) * i / count);
            sum += TensorPrimitives.Distance<double>(Coordinates.Row(at), Coordinates.Row(at + apart)) / count;
        }

        return sum;
    }

    private static void RequireDifferent(Matrix rows, string source)
    {
        for (var i = 1; i < rows.Rows; i++)
        {
            if (!rows.Row(i).SequenceEqual(rows.Row(0)))
                return;
        }

        throw new NoetherException($"All samples of {source} are equal; give samples that differ.");
    }

    private static void RequireRank(SampleSpan span, int count, string source)
    {
        if (span.Rank is < 2 or > MostRank)
        {
            throw new NoetherException(
                $"The samples of {source} span {span.Rank} dimensions; this method looks for maps in 2 to {MostRank}, so give "
                + (span.Rank < 2 ? "more columns." : $"fewer with {SettingName.Mention("components")}."))
            {
                Setting = "components",
            };
        }

        if (count < LeastForEach * span.Rank)
        {
            throw new NoetherException(
                $"{source} has {count} samples, too few for {span.Rank} dimensions; give at least {LeastForEach * span.Rank}.");
        }
    }
}
