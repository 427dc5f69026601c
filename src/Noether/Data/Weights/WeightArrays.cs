namespace Noether.Data.Weights;

/// <summary>The content of a weight file.</summary>
/// <param name="Arrays">The arrays, names all different.</param>
/// <param name="Metadata">Remarks: names and texts; empty for formats that have none.</param>
internal sealed record WeightArrays(IReadOnlyList<NamedArray> Arrays, IReadOnlyDictionary<string, string> Metadata);
