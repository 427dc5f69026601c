using System.Runtime.Intrinsics;

namespace Noether.Numerics;

/// <summary>
/// The one place that decides how wide the vector kernels are. The widest level of the processor is taken, unless the
/// environment variable <c>NOETHER_SIMD</c> (<c>portable</c>, <c>avx2</c> or <c>avx512</c>) asks for a narrower one.
/// </summary>
public static class Simd
{
    /// <summary>The environment variable that forces a narrower level.</summary>
    public const string VariableName = "NOETHER_SIMD";

    /// <summary>The widest level that this processor and runtime support.</summary>
    public static readonly SimdLevel Widest =
        Vector512.IsHardwareAccelerated ? SimdLevel.Avx512
        : Vector256.IsHardwareAccelerated ? SimdLevel.Avx2
        : SimdLevel.Portable;

    /// <summary>
    /// The level in use, fixed for the life of the process so that the compiler can drop the other branches.
    /// </summary>
    public static readonly SimdLevel Level = Choose(Environment.GetEnvironmentVariable(VariableName), Widest);

    /// <summary>Every level that this processor can run, narrowest first.</summary>
    public static IReadOnlyList<SimdLevel> Available { get; } =
        Enum.GetValues<SimdLevel>().Where(level => level <= Widest).ToArray();

    /// <summary>The level for a requested name; names that are unknown or too wide give the widest one.</summary>
    /// <param name="requested">A level name in any case, or null.</param>
    /// <param name="widest">The widest level that may be returned.</param>
    internal static SimdLevel Choose(string? requested, SimdLevel widest) =>
        Enum.TryParse<SimdLevel>(requested, ignoreCase: true, out var level) && Enum.IsDefined(level) && level < widest
            ? level
            : widest;
}
