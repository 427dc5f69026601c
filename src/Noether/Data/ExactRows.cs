using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Data;

/// <summary>Samples as a matrix in double precision, for methods that need all rows at once.</summary>
internal static class ExactRows
{
    private const int BlockRows = 4096;

    /// <summary>Reads rows and refuses those that are not finite.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="most">Rows to read at most, from the first on.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NoetherException">There is no row, or a value is not a finite number.</exception>
    public static Matrix Read(SampleSet samples, long most, CancellationToken cancellation)
    {
        var (count, d) = ((int)Math.Min(samples.Count, most), samples.Dimension);
        if (count == 0)
            throw new NoetherException($"{samples.Source} is empty; give samples, one a row.");
        var rows = new Matrix(count, d);
        for (var first = 0; first < count; first += BlockRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = rows.Values.Slice(first * d, Math.Min(BlockRows, count - first) * d);
            samples.CopyExactRows(first, block);
            if (TensorPrimitives.IsFiniteAll<double>(block))
                continue;
            var place = block.ToArray().AsSpan().IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
            throw new NoetherException(
                $"{samples.Source} has {block[place]} in row {first + (place / d)}, column {place % d}, both from 0; every "
                + $"value must be a finite number, and {Formats.Mentions.Missing} drop leaves out such rows where there is one "
                + "file.");
        }

        return rows;
    }
}
