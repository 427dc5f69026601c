using Noether.Lens.Initialisers;

namespace Noether.Tests.Lens.Initialisers;

public sealed class SpectrumShapesTests
{
    private static readonly double[] Eigenvalues = [0.1, 0.2, 0.5, 1, 1.5, 2, 4];

    [Fact]
    public void LogDensities_AnyShape_StayWithinTheEigenvalues()
    {
        var shapes = SpectrumShapes.LogDensities(Eigenvalues);
        Assert.Equal(SpectrumShapes.Frequencies, shapes.Columns);
        foreach (var value in shapes.Values)
            Assert.InRange(value, Math.Log(0.1) - 1e-12, Math.Log(4) + 1e-12);
        for (var s = 0; s < shapes.Rows; s++)
        {
            var row = shapes.Row(s).ToArray();
            Assert.True(row.Max() > Math.Log(3.5), "the largest eigenvalue is met");
            Assert.True(row.Min() < Math.Log(0.12), "the smallest eigenvalue is met");
        }
    }

    [Fact]
    public void LogDensities_FirstShape_FallsFromZero()
    {
        var row = SpectrumShapes.LogDensities(Eigenvalues).Row(0).ToArray();
        for (var i = 1; i < row.Length; i++)
            Assert.True(row[i] <= row[i - 1]);
    }

    [Fact]
    public void LogDensities_OtherShapes_HaveOnePeakAtTheirPlace()
    {
        const int Shares = 9;
        var peaks = Enumerable.Range(1, 25).Select(i => 0.02 * i).ToArray();
        var shapes = SpectrumShapes.LogDensities(Eigenvalues);
        Assert.Equal(1 + (Shares * peaks.Length), shapes.Rows);
        for (var s = 1; s < shapes.Rows; s++)
        {
            var row = shapes.Row(s).ToArray();
            var top = row.Index().MaxBy(v => v.Item).Index;
            // Levels above half an eigenvalue's share of the width are cut off: the top is a plateau of that width.
            var peak = peaks[(s - 1) / Shares];
            var plateau = 0.5 / Eigenvalues.Length;
            Assert.InRange((top + 0.5) / row.Length, peak - plateau, peak + plateau);
            for (var i = 1; i < row.Length; i++)
                Assert.True(i <= top ? row[i] >= row[i - 1] : row[i] <= row[i - 1], $"shape {s} at {i}");
        }
    }

    [Fact]
    public void Orders_AnyCircle_AreDifferentPermutationsWithOnePeak()
    {
        var orders = SpectrumShapes.Orders(9);
        Assert.Equal(orders.Count, orders.Select(o => string.Join(' ', o)).Distinct().Count());
        Assert.Contains(orders, o => o.SequenceEqual([0, 1, 2, 3, 4]));
        foreach (var order in orders)
        {
            Assert.Equal([0, 1, 2, 3, 4], order.Order());
            // What has been reached is an interval at any time.
            for (var k = 1; k <= order.Length; k++)
                Assert.Equal(k - 1, order.Take(k).Max() - order.Take(k).Min());
        }
    }
}
