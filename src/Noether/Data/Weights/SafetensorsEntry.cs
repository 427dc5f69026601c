using Noether.Data.Formats;

namespace Noether.Data.Weights;

/// <summary>One array in the header of a .safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How a number is stored; for BF16 only the size counts.</param>
/// <param name="IsBrainFloat">Whether the numbers are BF16.</param>
/// <param name="Shape">Length of every axis.</param>
/// <param name="Count">Number of values.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte behind the last.</param>
internal sealed record SafetensorsEntry(
    string Name, NumberType Type, bool IsBrainFloat, long[] Shape, long Count, long Begin, long End);
