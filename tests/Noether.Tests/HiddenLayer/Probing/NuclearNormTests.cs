using Noether.HiddenLayer.Probing;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Probing;

public sealed class NuclearNormTests
{
    private const int Size = NuclearNorm.Size;

    // Single precision and eleven steps of the iteration.
    private const double Tolerance = 2e-3;

    [Theory]
    [InlineData(16)]
    [InlineData(5)]
    [InlineData(1)]
    public void Of_AMatrixOfARank_IsTheSumOfItsSingularValues(int rank)
    {
        var random = new CounterRandom(7, (ulong)rank);
        var (left, right, matrix) = (new float[Size * rank], new float[rank * Size], new float[Size * Size]);
        random.FillNormal(left);
        random.FillNormal(right);
        Gemm.Multiply(matrix, left, right, Size, Size, rank);

        Assert.Equal(1, NuclearNorm.Of(matrix) / Oracle(matrix), Tolerance);
    }

    [Fact]
    public void Of_AnOrthogonalMatrix_IsItsSize()
    {
        var matrix = new float[Size * Size];
        for (var i = 0; i < Size; i++)
            matrix[(i * Size) + ((5 * i) % Size)] = i % 3 == 0 ? -2 : 2;

        Assert.Equal(2 * Size, NuclearNorm.Of(matrix), 1e-3);
    }

    [Fact]
    public void Of_Nothing_IsZero() => Assert.Equal(0, NuclearNorm.Of(new float[Size * Size]));

    private static double Oracle(float[] matrix)
    {
        var gram = new double[Size * Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                for (var k = 0; k < Size; k++)
                    gram[(i * Size) + j] += (double)matrix[(k * Size) + i] * matrix[(k * Size) + j];
            }
        }

        var eigen = new SymmetricEigen(Size);
        eigen.Compute(gram);
        return eigen.Values.ToArray().Sum(value => Math.Sqrt(Math.Max(0, value)));
    }
}
