using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class NamedTransformsTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(33)]
    [InlineData(64)]
    public void All_AtAnyLength_AreOrthogonalAndDifferent(int d)
    {
        var all = NamedTransforms.All(d).ToArray();
        Assert.Equal(NamedTransforms.IsPowerOfTwo(d) ? 14 : 11, all.Length);
        foreach (var (name, t) in all)
        {
            var product = MatrixOps.MultiplyTransposed(t, t);
            for (var i = 0; i < d; i++)
            {
                for (var j = 0; j < d; j++)
                    Assert.True(Math.Abs(product[i, j] - (i == j ? 1 : 0)) < 1e-10, $"{name}: row {i} with row {j}");
            }
        }

        for (var one = 0; one < all.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var overlap = MatrixOps.Dot(all[one].T.Values, all[other].T.Values) / d;
                Assert.True(overlap < 0.999, $"{all[one].Name} and {all[other].Name}");
            }
        }
    }

    [Fact]
    public void Cosine_OfARamp_IsWhatOthersCompute()
    {
        // By the definition, with Python: the orthonormal DCT-II of 1, 2, 3, 4.
        double[] expected = [5, -2.230442497387663, 0, -0.15851266778110727];
        var t = NamedTransforms.Cosine(4);
        for (var k = 0; k < 4; k++)
            Assert.Equal(expected[k], MatrixOps.Dot(t.Row(k), [1, 2, 3, 4]), 1e-12);
    }

    [Fact]
    public void Haar_OfAStep_IsOneCoefficient()
    {
        var t = NamedTransforms.Haar(8);
        var values = Enumerable.Range(0, 8).Select(k => MatrixOps.Dot(t.Row(k), [0, 0, 0, 0, 1, 1, 2, 0])).ToArray();
        Assert.Equal([1.414, -1.414, 0, 0, 0, 0, 0, 1.414], values.Select(v => Math.Round(v, 3)));
    }

    [Fact]
    public void Separable_OfAProduct_IsTheProductOfBoth()
    {
        var (rows, columns) = (NamedTransforms.Cosine(3), NamedTransforms.Sine(4));
        double[] down = [1, -2, 0.5], across = [3, 1, 4, 1];
        double[] picture = [.. down.SelectMany(a => across.Select(b => a * b))];
        var t = NamedTransforms.Separable(rows, columns);
        for (var p = 0; p < 12; p++)
        {
            var expected = MatrixOps.Dot(rows.Row(p / 4), down) * MatrixOps.Dot(columns.Row(p % 4), across);
            Assert.Equal(expected, MatrixOps.Dot(t.Row(p), picture), 1e-12);
        }
    }
}
