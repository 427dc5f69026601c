using Noether.Lens;
using Noether.Numerics;

namespace Noether.Tests.Lens;

public sealed class ColumnOrderTests
{
    [Fact]
    public void Find_Permutation_ReadsTheOrder()
    {
        // 14 and 33 have no common divisor.
        var columns = Enumerable.Range(0, 33).Select(i => ((14 * i) + 5) % 33).ToArray();
        var permutation = new Matrix(33, 33);
        for (var i = 0; i < 33; i++)
            permutation[i, columns[i]] = i % 2 == 0 ? 1 : -1;
        var order = ColumnOrder.Find(permutation);
        Assert.NotNull(order);
        Assert.Equal(columns, order.Columns);
        Assert.False(order.IsNatural);
    }

    [Fact]
    public void Find_IdentityOrReversal_IsNatural()
    {
        Assert.True(ColumnOrder.Find(Matrix.Identity(9))!.IsNatural);
        var reversal = new Matrix(9, 9);
        for (var i = 0; i < 9; i++)
            reversal[i, 8 - i] = -1;
        Assert.True(ColumnOrder.Find(reversal)!.IsNatural);
    }

    [Fact]
    public void Find_SpreadEdgeRow_IsMarkedAsUnclear()
    {
        var convolution = Matrix.Identity(9);
        convolution.Row(0).Fill(0.3);
        var order = ColumnOrder.Find(convolution);
        Assert.False(order!.IsClear(0));
        Assert.True(order.IsClear(1));
    }

    [Fact]
    public void Find_SineTransform_FindsNoOrder()
    {
        var sine = new Matrix(9, 9);
        for (var i = 0; i < 9; i++)
            for (var j = 0; j < 9; j++)
                sine[i, j] = Math.Sin(Math.PI * (i + 1) * (j + 1) / 10) * Math.Sqrt(0.2);
        Assert.Null(ColumnOrder.Find(sine));
    }
}
