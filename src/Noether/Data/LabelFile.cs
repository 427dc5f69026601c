using Noether.Numerics;

namespace Noether.Data;

/// <summary>Reads labels, steps and whatever else has one row for each sample, from a file of any format of
/// samples.</summary>
public static class LabelFile
{
    /// <summary>Reads all rows.</summary>
    /// <param name="path">
    /// A table of n rows, an array of one axis, n values, or a text file of one word a line, classes that get numbers from 0 in the order
    /// of the alphabet.
    /// </param>
    /// <param name="cancellationToken">Stops the reading with an OperationCanceledException.</param>
    /// <returns>n x m values; m is 1 for an array of one axis.</returns>
    /// <exception cref="NoetherException">The file cannot be used; the message says why.</exception>
    public static Matrix Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ClassNames.Read(path) ?? ReadNumbers(path, cancellationToken);
    }

    /// <summary>Reads all rows, which must be numbers.</summary>
    /// <param name="path">A table of n rows, or an array of one axis, n values.</param>
    /// <param name="cancellationToken">Stops the reading with an OperationCanceledException.</param>
    /// <returns>n x m values; m is 1 for an array of one axis.</returns>
    /// <exception cref="NoetherException">The file cannot be used; the message says why.</exception>
    public static Matrix ReadNumbers(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (loaded, _) = SampleFile.Load(path, new SampleFileOptions(), cancellationToken);
        using (var array = loaded.Array)
        {
            if (array.Count > 0 && array.Count <= int.MaxValue / 8
                && (array.Shape.Length == 1 || (array.Shape.Length == 2 && array.Shape[1] == 1)))
            {
                var column = new Matrix((int)array.Count, 1);
                array.Read(0, column.Values);
                return column;
            }
        }

        using var samples = SampleFile.Open(path, null, cancellationToken);
        return ExactRows.Read(samples, int.MaxValue / samples.Dimension, cancellationToken);
    }
}
