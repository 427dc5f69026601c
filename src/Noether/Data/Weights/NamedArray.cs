namespace Noether.Data.Weights;

/// <summary>An array of a weight file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Length of every axis; empty for a single number.</param>
/// <param name="Values">All numbers in C order, rounded to float32.</param>
internal sealed record NamedArray(string Name, IReadOnlyList<long> Shape, float[] Values);
