using Noether.Numerics;

namespace Noether.Moments;

/// <summary>
/// Functions f of a sample whose mean a symmetry keeps: of exp(t L) the derivative E[grad f(z) . L z] must be 0, which is linear in
/// L. They are the waves cos(w . z + b), which know moments of all orders and no outlier can spoil, coordinates themselves and products
/// of two.
/// Every condition is sum over t of left_t' L E[right_t], with one vector or two.
/// </summary>
internal sealed class MomentConditions
{
    private const int LeastWaves = 256;
    private const int WavesForEach = 4; // for each unknown
    private const double ShortestWave = 6; // radians for a deviation of 1
    private const double LongestWave = 0.5;

    private readonly double[] frequencies; // waves x (v r)
    private readonly double[] phases;
    private const int Nothing = -1;

    private readonly (int One, int Other)[] products; // places in a row, the other one may be nothing

    private MomentConditions(double[] frequencies, double[] phases, (int One, int Other)[] products, int vectors, int rank)
    {
        (this.frequencies, this.phases, this.products) = (frequencies, phases, products);
        (Vectors, Rank) = (vectors, rank);
        Left = MakeLeft();
        Weights = new double[Count];
        Array.Fill(Weights, 1);
    }

    /// <summary>How many conditions there are.</summary>
    public int Count => phases.Length + products.Length;

    /// <summary>Vectors in a row.</summary>
    public int Vectors { get; }

    /// <summary>Values of a vector.</summary>
    public int Rank { get; }

    /// <summary>The vectors on the left, Count x (2 r).</summary>
    public Matrix Left { get; }

    /// <summary>What each is multiplied by; 1 until they are weighed.</summary>
    public double[] Weights { get; }

    /// <summary>
    /// Weighs each condition by how much of what it says of the unknowns is signal: the root of s / (s + e), s the product of what two
    /// disjoint halves say, e the square of what they differ by.
    /// </summary>
    /// <param name="one">What one half says, Count x unknowns.</param>
    /// <param name="other">What the other says.</param>
    public void Weigh(Matrix one, Matrix other)
    {
        for (var k = 0; k < Count; k++)
        {
            double signal = 0, noise = 0;
            for (var i = 0; i < one.Columns; i++)
            {
                signal += one[k, i] * other[k, i];
                noise += Math.Pow(one[k, i] - other[k, i], 2) / 2;
            }

            Weights[k] = signal > 0 ? Math.Sqrt(signal / (signal + noise)) : 0;
        }

        if (Weights.All(weight => weight == 0))
            Array.Fill(Weights, 1);
    }

    /// <summary>Draws them.</summary>
    /// <param name="input">Samples, some of which show where waves are worth while.</param>
    /// <param name="basis">What is looked for.</param>
    /// <param name="orders">Which moments.</param>
    /// <param name="random">The source of chance.</param>
    public static MomentConditions Draw(MomentInput input, MomentBasis basis, MomentOrders orders, CounterRandom random)
    {
        var (r, v) = (input.Span.Rank, input.Vectors);
        var width = r * v;
        var waves = orders == MomentOrders.Second ? 0 : Math.Max(LeastWaves, WavesForEach * basis.Count);
        var (frequencies, phases) = (new double[waves * width], new double[waves]);
        for (var k = 0; k < waves; k++)
        {
            var wave = frequencies.AsSpan(k * width, width);
            switch (k % 3)
            {
                case 0: // any direction
                    for (var i = 0; i < width; i++)
                        wave[i] = random.NextNormal();
                    break;
                case 1: // one column or two of the data
                    for (var times = 0; times < 2; times++)
                    {
                        var (column, vector) = (random.NextInt(input.Span.Dimension), random.NextInt(v));
                        MatrixOps.AddScaled(wave.Slice(vector * r, r), input.Span.ToSamples.Row(column), random.NextNormal());
                    }

                    break;
                default: // from one sample to another
                    input.Coordinates.Row(random.NextInt(input.Training)).CopyTo(wave);
                    MatrixOps.AddScaled(wave, input.Coordinates.Row(random.NextInt(input.Training)), -1);
                    break;
            }

            var length = LongestWave * Math.Pow(ShortestWave / LongestWave, random.NextDouble());
            var norm = Math.Sqrt(MatrixOps.Dot(wave, wave));
            var factor = norm > 0 ? length / norm : 0;
            for (var i = 0; i < width; i++)
                wave[i] *= factor;
            phases[k] = 2 * Math.PI * random.NextDouble();
        }

        (int, int)[] products =
            [.. Enumerable.Range(0, width).SelectMany(i => Enumerable.Range(i, width - i).Select(j => (i, j)).Append((i, Nothing)))];
        return new MomentConditions(frequencies, phases, products, v, r);
    }

    /// <summary>The means on the right over some samples, Count x (2 r).</summary>
    public Matrix Right(ReadOnlySpan<double> rows, int count)
    {
        var (r, width) = (Rank, Rank * Vectors);
        var right = new Matrix(Count, 2 * r);
        var slopes = Slopes(rows, count);
        if (phases.Length > 0)
        {
            var means = new Matrix(phases.Length, width);
            Gemm.Multiply(means.Values, slopes, rows[..(count * width)], phases.Length, width, count, transposeA: true, alpha: 1.0 / count);
            for (var k = 0; k < phases.Length; k++)
                means.Row(k).CopyTo(right.Row(k));
        }

        if (products.Length == 0)
            return right;
        var mean = new double[width];
        for (var i = 0; i < count; i++)
            MatrixOps.AddScaled(mean, rows.Slice(i * width, width), 1.0 / count);
        var moments = new Matrix(width, width);
        Gemm.Multiply(moments.Values, rows[..(count * width)], rows[..(count * width)], width, width, count, transposeA: true, alpha: 1.0 / count);
        for (var k = 0; k < products.Length; k++)
        {
            var (one, other) = products[k];
            var row = right.Row(phases.Length + k);
            if (other == Nothing)
            {
                mean.AsSpan(one / r * r, r).CopyTo(row);
                continue;
            }

            moments.Row(other).Slice(one / r * r, r).CopyTo(row);
            moments.Row(one).Slice(other / r * r, r).CopyTo(row[r..]);
        }

        return right;
    }

    /// <summary>The derivatives D f of all functions along a map at samples, samples x Count.</summary>
    /// <param name="rows">Samples in coordinates.</param>
    /// <param name="count">How many.</param>
    /// <param name="map">L, r x r.</param>
    public Matrix Derivatives(ReadOnlySpan<double> rows, int count, Matrix map)
    {
        var (r, width, waves) = (Rank, Rank * Vectors, phases.Length);
        var slopes = Slopes(rows, count);
        var moved = new Matrix(count, width);
        for (var i = 0; i < count; i++)
        {
            for (var v = 0; v < Vectors; v++)
            {
                for (var a = 0; a < r; a++)
                    moved[i, (v * r) + a] = MatrixOps.Dot(map.Row(a), rows.Slice((i * width) + (v * r), r));
            }
        }

        var along = new double[count * waves];
        if (waves > 0)
            Gemm.Multiply(along, moved.Values, frequencies, count, waves, width, transposeB: true);
        var derivatives = new Matrix(count, Count);
        for (var i = 0; i < count; i++)
        {
            var row = rows.Slice(i * width, width);
            var target = derivatives.Row(i);
            for (var k = 0; k < waves; k++)
                target[k] = along[(i * waves) + k] * slopes[(i * waves) + k];
            for (var k = 0; k < products.Length; k++)
            {
                var (one, other) = products[k];
                target[waves + k] = other == Nothing
                    ? moved[i, one]
                    : (moved[i, one] * row[other]) + (row[one] * moved[i, other]);
            }
        }

        return derivatives;
    }

    // -sin(w . z + b), samples x waves.
    private double[] Slopes(ReadOnlySpan<double> rows, int count)
    {
        var slopes = new double[count * phases.Length];
        if (phases.Length == 0)
            return slopes;
        var width = Rank * Vectors;
        Gemm.Multiply(slopes, rows[..(count * width)], frequencies, count, phases.Length, width, transposeB: true);
        for (var i = 0; i < count; i++)
        {
            var row = slopes.AsSpan(i * phases.Length, phases.Length);
            for (var k = 0; k < row.Length; k++)
                row[k] = -Math.Sin(row[k] + phases[k]);
        }

        return slopes;
    }

    private Matrix MakeLeft()
    {
        var left = new Matrix(Count, 2 * Rank);
        for (var k = 0; k < phases.Length; k++)
            frequencies.AsSpan(k * Rank * Vectors, Rank * Vectors).CopyTo(left.Row(k));
        for (var k = 0; k < products.Length; k++)
        {
            left[phases.Length + k, products[k].One % Rank] = 1;
            if (products[k].Other != Nothing)
                left[phases.Length + k, Rank + (products[k].Other % Rank)] = 1;
        }

        return left;
    }
}
