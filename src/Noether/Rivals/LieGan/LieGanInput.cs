using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Rivals.LieGan;

/// <summary>Samples, pairs or labelled samples as rows: vectors that are moved, then what is not.</summary>
/// <param name="Rows">n x width; vectors over one common scale, labels over their deviations.</param>
/// <param name="Vectors">Vectors in a row that are moved.</param>
/// <param name="Held">Of them those of the first sample.</param>
/// <param name="Vector">Numbers in a vector.</param>
/// <param name="What">What a row is, to stand in a sentence.</param>
internal sealed record LieGanInput(Matrix Rows, int Vectors, int Held, int Vector, string What)
{
    private const int MostDimension = 64;
    private const int MostVector = 32;

    /// <summary>Reads data.</summary>
    /// <param name="data">Samples, pairs or labels.</param>
    /// <param name="settings">Vectors, masks, most samples.</param>
    /// <param name="most">Rows to read at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NoetherException">The data cannot be used.</exception>
    public static LieGanInput Read(MethodData data, LieGanSettings settings, int most, CancellationToken cancellation)
    {
        var samples = data switch
        {
            PairData pairs => pairs.Samples,
            LabelData labels => labels.Samples,
            SampleData alone => alone.Samples,
            _ => throw new ArgumentException("LieGAN takes samples, pairs or labels.", nameof(data)),
        };
        var width = samples.Dimension;
        var d = settings.Vector ?? width;
        Require(samples, d, settings.Mask);
        var rows = RivalRows.Read(samples, most, cancellation);
        var scale = RivalRows.Size(rows);
        if (!(scale > 0))
            throw new NoetherException($"All samples of {samples.Source} are 0; there is nothing to move.");
        rows = RivalRows.Normalized(rows, new double[width], scale);
        switch (data)
        {
            case PairData pairs:
                RequirePairs(pairs);
                var next = ExactRows.Read(pairs.Next, rows.Rows, cancellation);
                return new LieGanInput(
                    Beside(rows, RivalRows.Normalized(next, new double[width], scale)), 2 * width / d, width / d, d,
                    "pairs, both samples of which are moved");
            case LabelData labels:
                if (labels.Labels is not { } values)
                {
                    throw new NoetherException(
                        $"The method lie-gan takes labels of {samples.Source}, not a function; write its values to a file and give that as "
                        + $"{SettingName.Mention("labels")}.");
                }

                if (values.Rows != samples.Count)
                {
                    throw new NoetherException(
                        $"There are {values.Rows} labels and {samples.Count} samples in {samples.Source}; give one row of labels a sample.");
                }

                return new LieGanInput(
                    Beside(rows, Standardized(values.CopyRows(0, rows.Rows))), width / d, width / d, d,
                    "samples with labels, which stay as they are");
            default:
                return new LieGanInput(rows, width / d, width / d, d, "samples");
        }
    }

    private static void Require(SampleSet samples, int d, GeneratorMask mask)
    {
        var width = samples.Dimension;
        if (width > MostDimension)
        {
            throw new NoetherException(
                $"{samples.Source} has samples of {width} values; the method lie-gan takes at most {MostDimension}, choose fewer columns.");
        }

        if (d > MostVector || width % d != 0)
        {
            throw new NoetherException(
                $"Samples of {width} values are no whole number of vectors of {d}, or vectors have more than {MostVector}; choose "
                + $"{SettingName.Mention("vector")} so that they are.")
            {
                Code = "setting.value",
                Setting = "vector",
            };
        }

        var block = mask switch { GeneratorMask.Blocks2 => 2, GeneratorMask.Blocks4 => 4, _ => 1 };
        if (d % block != 0)
        {
            throw new NoetherException($"Vectors of {d} numbers have no blocks of {block}; choose another {SettingName.Mention("mask")}.")
            {
                Code = "setting.value",
                Setting = "mask",
            };
        }
    }

    private static void RequirePairs(PairData pairs)
    {
        if (pairs.Next.Count != pairs.Samples.Count || pairs.Next.Dimension != pairs.Samples.Dimension)
        {
            throw new NoetherException(
                $"{pairs.Samples.Source} holds {pairs.Samples.Count} samples of {pairs.Samples.Dimension} values and {pairs.Next.Source} "
                + $"{pairs.Next.Count} of {pairs.Next.Dimension}; pairs need as many of the same size.");
        }
    }

    private static Matrix Standardized(Matrix labels)
    {
        var middle = RivalRows.Mean(labels);
        var result = RivalRows.Normalized(labels, middle, 1);
        for (var j = 0; j < labels.Columns; j++)
        {
            var square = 0.0;
            for (var i = 0; i < labels.Rows; i++)
                square += result[i, j] * result[i, j] / labels.Rows;
            for (var i = 0; square > 0 && i < labels.Rows; i++)
                result[i, j] /= Math.Sqrt(square);
        }

        return result;
    }

    private static Matrix Beside(Matrix left, Matrix right)
    {
        var both = new Matrix(left.Rows, left.Columns + right.Columns);
        for (var i = 0; i < left.Rows; i++)
        {
            left.Row(i).CopyTo(both.Row(i));
            right.Row(i).CopyTo(both.Row(i)[left.Columns..]);
        }

        return both;
    }
}
