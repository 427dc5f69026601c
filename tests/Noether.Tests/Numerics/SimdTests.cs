using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class SimdTests
{
    [Theory]
    [InlineData(null, SimdLevel.Avx512, SimdLevel.Avx512)]
    [InlineData("portable", SimdLevel.Avx512, SimdLevel.Portable)]
    [InlineData("AVX2", SimdLevel.Avx512, SimdLevel.Avx2)]
    [InlineData("avx512", SimdLevel.Avx2, SimdLevel.Avx2)]
    [InlineData("nonsense", SimdLevel.Avx2, SimdLevel.Avx2)]
    [InlineData("-3", SimdLevel.Avx2, SimdLevel.Avx2)]
    public void Choose_Request_NeverWiderThanTheProcessor(string? requested, SimdLevel widest, SimdLevel expected) =>
        Assert.Equal(expected, Simd.Choose(requested, widest));

    [Fact]
    public void Available_Always_StartsPortableAndEndsWidest()
    {
        Assert.Equal(SimdLevel.Portable, Simd.Available[0]);
        Assert.Equal(Simd.Widest, Simd.Available[^1]);
        Assert.Contains(Simd.Level, Simd.Available);
    }
}
