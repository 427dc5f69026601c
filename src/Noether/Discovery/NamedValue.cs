namespace Noether.Discovery;

/// <summary>A figure with its name.</summary>
/// <param name="Name">Name in files: lower camel case.</param>
/// <param name="Value">The figure.</param>
public sealed record NamedValue(string Name, double Value);
