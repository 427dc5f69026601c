using Noether.Networks;

namespace Noether.Tests.Networks;

/// <summary>A layer and what it should compute.</summary>
/// <param name="Name">What to call it when it fails.</param>
/// <param name="Count">Pictures in the batch.</param>
/// <param name="Create">Makes the layer.</param>
/// <param name="Oracle">
/// Output (n, c, y, x) of a training pass for an input (n, c, y, x) and the learnt parameters, in double precision.
/// </param>
internal sealed record LayerCase(
    string Name, int Count, Func<ILayer> Create, Func<double[], double[][], double[]> Oracle)
{
    public override string ToString() => Name;
}
