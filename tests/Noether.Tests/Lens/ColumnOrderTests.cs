using Noether.Numerics;
using Noether.Reports;

namespace Noether.Reports.Tests;

public sealed class ColumnOrderTests
{
    [Fact]
    public void Find_Permutation_ReadsTheOrder()
    {
        var order = ColumnOrder.Find(ExampleResults.PermutedShift(33).GroupConvolution);
        Assert.NotNull(order);
        Assert.Equal(ExampleResults.Order(33), order.Columns);
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
