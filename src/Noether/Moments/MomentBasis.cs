using Noether.Labels;
using Noether.Numerics;

namespace Noether.Moments;

/// <summary>
/// The linear maps among which a symmetry is looked for, in coordinates in which the second moment is the identity. What
/// keeps that is skew: rotations of planes; or, given blocks of columns, any map within the blocks.
/// </summary>
internal sealed class MomentBasis
{
    private const double Vanishing = 1e-9;

    private readonly SampleSpan span;
    private readonly (int Row, int Column)[] entries;
    private bool isSkew = true;
    private readonly Matrix? within; // of all entries those combinations that keep the span, entries x count; null means all

    private MomentBasis(SampleSpan span, (int Row, int Column)[] entries, bool hasBlocks)
    {
        (this.span, this.entries, HasBlocks) = (span, entries, hasBlocks);
        within = hasBlocks && span.Rank < span.Dimension ? Within() : null;
    }

    /// <summary>How many there are.</summary>
    public int Count => within?.Columns ?? entries.Length;

    /// <summary>Whether they are maps within blocks, which need not keep second moments.</summary>
    public bool HasBlocks { get; }

    /// <summary>Rotations of pairs of coordinates, or maps within blocks of so many columns.</summary>
    /// <param name="span">The coordinates.</param>
    /// <param name="block">Columns of a block; null means rotations.</param>
    public static MomentBasis Of(SampleSpan span, int? block) => block is { } size
        ? new(span, [.. Enumerable.Range(0, span.Dimension).SelectMany(i =>
            Enumerable.Range(i / size * size, size).Select(j => (i, j)))], true)
        : new(span, [.. Enumerable.Range(0, span.Rank).SelectMany(i =>
            Enumerable.Range(i + 1, span.Rank - i - 1).Select(j => (i, j)))], false);

    /// <summary>All maps of coordinates, which need not keep second moments.</summary>
    /// <param name="span">The coordinates.</param>
    public static MomentBasis Everything(SampleSpan span) => new(
        span, [.. Enumerable.Range(0, span.Rank * span.Rank).Select(k => (k / span.Rank, k % span.Rank))], false)
    {
        isSkew = false,
    };

    /// <summary>A combination of them in coordinates, r x r.</summary>
    public Matrix Inside(ReadOnlySpan<double> coefficients)
    {
        if (HasBlocks)
            return Inside(Masked(coefficients));
        var map = new Matrix(span.Rank, span.Rank);
        for (var k = 0; k < entries.Length; k++)
        {
            map[entries[k].Row, entries[k].Column] = coefficients[k];
            if (isSkew)
                map[entries[k].Column, entries[k].Row] = -coefficients[k];
        }

        return map;
    }

    /// <summary>The same on samples, d x d.</summary>
    public Matrix OnSamples(ReadOnlySpan<double> coefficients) =>
        HasBlocks ? Masked(coefficients) : span.Generator(Inside(coefficients));

    /// <summary>What sum over t of left_t' B right_t is for every map B.</summary>
    /// <param name="left">v vectors of r values.</param>
    /// <param name="right">The same.</param>
    /// <param name="row">Count values.</param>
    public void Contract(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> row)
    {
        var all = within is null ? row : new double[entries.Length];
        ContractEntries(left, right, all);
        if (within is null)
            return;
        row.Clear();
        for (var k = 0; k < all.Length; k++)
            MatrixOps.AddScaled(row, within.Row(k), all[k]);
    }

    private void ContractEntries(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> row)
    {
        row.Clear();
        var (r, d) = (span.Rank, span.Dimension);
        for (var first = 0; first < left.Length; first += r)
        {
            var a = left.Slice(first, r);
            var b = right.Slice(first, r);
            if (!HasBlocks)
            {
                for (var k = 0; k < entries.Length; k++)
                {
                    var (i, j) = entries[k];
                    row[k] += (a[i] * b[j]) - (isSkew ? a[j] * b[i] : 0);
                }

                continue;
            }

            var (outer, inner) = (new double[d], new double[d]);
            for (var k = 0; k < r; k++)
                MatrixOps.AddScaled(outer, span.ToCoordinates.Row(k), a[k]);
            for (var i = 0; i < d; i++)
                inner[i] = MatrixOps.Dot(span.ToSamples.Row(i), b);
            for (var k = 0; k < entries.Length; k++)
                row[k] += outer[entries[k].Row] * inner[entries[k].Column];
        }
    }

    private Matrix Inside(Matrix map) => MatrixOps.Multiply(MatrixOps.Multiply(span.ToCoordinates, map), span.ToSamples);

    private Matrix Masked(ReadOnlySpan<double> coefficients)
    {
        var map = new Matrix(span.Dimension, span.Dimension);
        for (var k = 0; k < entries.Length; k++)
        {
            map[entries[k].Row, entries[k].Column] = within is null ? coefficients[k]
                : MatrixOps.Dot(within.Row(k), coefficients);
        }

        return map;
    }

    // Combinations of entries that lead from the span of the samples to itself, without those that do nothing there: where
    // |(1 - P) M P|^2 is 0, and of these where |P M P|^2 is not.
    private Matrix Within()
    {
        var onto = MatrixOps.Multiply(span.ToSamples, span.ToCoordinates);
        var (leaks, acts) = (new Matrix(entries.Length, entries.Length), new Matrix(entries.Length, entries.Length));
        for (var k = 0; k < entries.Length; k++)
        {
            for (var l = 0; l < entries.Length; l++)
            {
                var (one, other) = (entries[k], entries[l]);
                var column = onto[one.Column, other.Column];
                acts[k, l] = onto[one.Row, other.Row] * column;
                leaks[k, l] = ((one.Row == other.Row ? column : 0) - acts[k, l]);
            }
        }

        var (values, vectors) = MatrixOps.Eigen(leaks);
        var kept = values.Count(value => value <= Vanishing);
        if (kept == 0)
            return new Matrix(entries.Length, 0);
        var keeps = vectors.CopyColumns(0, kept);
        var (sizes, directions) = MatrixOps.Eigen(MatrixOps.Multiply(MatrixOps.Multiply(keeps.Transposed(), acts), keeps));
        var idle = sizes.Count(value => value <= Vanishing);
        return MatrixOps.Multiply(keeps, directions.CopyColumns(idle, kept - idle));
    }
}
