namespace Noether.Numerics;

/// <summary>Width of the vector registers that the kernels use, narrowest first.</summary>
public enum SimdLevel
{
    /// <summary>128-bit registers: SSE on x64, NEON on ARM64, and software where there is neither.</summary>
    Portable,

    /// <summary>256-bit registers (x64 with AVX2 and FMA).</summary>
    Avx2,

    /// <summary>512-bit registers (x64 with AVX-512).</summary>
    Avx512,
}
