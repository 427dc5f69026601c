using Noether.Numerics;
using Noether.Tests.Lens;

namespace Noether.Tests.Numerics;

public sealed class JointDiagonalTests
{
    private const int D = 9;

    [Fact]
    public void Basis_MatricesThatShareOne_LeavesNothingOffTheDiagonals()
    {
        var shared = LensTestData.Orthogonal(D, 2);
        // Each alone has equal eigenvalues; only together they tell all vectors.
        Matrix[] matrices = [With(shared, k => k / 3), With(shared, k => k % 3)];
        var (_, start) = MatrixOps.Eigen(matrices[0]);
        Assert.InRange(OffDiagonal(matrices, start), 0.1, 100);
        Assert.InRange(OffDiagonal(matrices, JointDiagonal.Basis(matrices, start)), 0, 1e-6);
    }

    [Fact]
    public void Basis_AnyMatrices_StaysOrthogonalAndLeavesLessThanItBegan()
    {
        Matrix[] matrices = [.. Enumerable.Range(1, 3).Select(s => With(LensTestData.Orthogonal(D, (ulong)s), k => k))];
        var (_, start) = MatrixOps.Eigen(matrices[0]);
        var basis = JointDiagonal.Basis(matrices, start);
        var square = MatrixOps.MultiplyTransposed(basis, basis);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(D)), 0, 1e-10);
        Assert.True(OffDiagonal(matrices, basis) < OffDiagonal(matrices, start));
    }

    private static Matrix With(Matrix vectors, Func<int, double> value)
    {
        var diagonal = new Matrix(D, D);
        for (var k = 0; k < D; k++)
            diagonal[k, k] = value(k);
        return MatrixOps.Congruence(vectors, diagonal);
    }

    private static double OffDiagonal(Matrix[] matrices, Matrix basis)
    {
        var sum = 0.0;
        foreach (var m in matrices)
        {
            var turned = MatrixOps.Congruence(basis.Transposed(), m);
            for (var i = 0; i < D; i++)
                for (var j = 0; j < D; j++)
                    sum += i == j ? 0 : turned[i, j] * turned[i, j];
        }

        return sum;
    }
}
