using Noether.Numerics;

namespace Noether.Data.Formats;

/// <summary>
/// An array of any shape as read from a .npy file: its values as doubles in C order, and what they were.
/// </summary>
public sealed class NpyArray
{
    /// <summary>Wraps values without copying them.</summary>
    /// <param name="values">All values in C order (last axis fastest).</param>
    /// <param name="shape">Length of every axis; empty for a single number.</param>
    /// <param name="type">What they are in the file, in NumPy's notation. Default: &lt;f8, float64.</param>
    /// <exception cref="ArgumentException">The number of values is not the product of the shape.</exception>
    public NpyArray(double[] values, IReadOnlyList<long> shape, string type = "<f8")
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        var count = shape.Aggregate(1L, (product, length) => checked(product * length));
        if (count != values.Length)
            throw new ArgumentException($"A shape of {count} values does not fit {values.Length}.", nameof(shape));
        Values = values;
        Shape = shape;
        Type = type;
    }

    /// <summary>All values in C order, whatever the order in the file.</summary>
    public double[] Values { get; }

    /// <summary>Length of every axis; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The type in the file, in NumPy's notation, such as &lt;f4.</summary>
    public string Type { get; }

    /// <summary>The array as a matrix, which shares the values; only for two axes, neither of them empty.</summary>
    /// <exception cref="NoetherException">The array has another number of axes, or none of its values.</exception>
    public Matrix ToMatrix() => Shape.Count == 2 && Values.Length > 0
        ? new Matrix((int)Shape[0], (int)Shape[1], Values)
        : throw new NoetherException(
            $"An array of shape ({string.Join(", ", Shape)}) is no matrix; "
            + "a matrix has two axes, neither of them empty.");
}
