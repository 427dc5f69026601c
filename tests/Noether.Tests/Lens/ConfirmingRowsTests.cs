using Noether.Lens;

namespace Noether.Tests.Lens;

public sealed class ConfirmingRowsTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(801)]
    [InlineData(5_000)]
    [InlineData(200_003)]
    public void Behind_AnyCount_KeepsTheEndOfEachStretchInOrder(int count)
    {
        var confirming = ConfirmingRows.Of(count);
        int[] others = [.. Enumerable.Range(0, count - confirming.Count).Reverse()];
        var places = confirming.Behind(others);
        Assert.Equal(Enumerable.Range(0, count), places.Order());
        var rows = places.Index().Where(place => place.Item >= others.Length).ToArray();
        Assert.Equal(rows.Select(row => row.Index), rows.OrderBy(row => row.Item).Select(row => row.Index));
        Assert.InRange(confirming.Count, Math.Min(count / 6, 20_000), Math.Min(count / 6, 20_000));
        for (var s = 0; s < confirming.Stretches; s++)
        {
            var (first, length) = confirming.Stretch(s);
            var end = (int)((long)count * (s + 1) / confirming.Stretches);
            Assert.Equal(Enumerable.Range(end - length, length), rows[first..(first + length)].Select(row => row.Index));
        }
    }

    [Fact]
    public void Of_HardlyAnySamples_HasNone() => Assert.Equal((0, 0), (ConfirmingRows.Of(5).Count, ConfirmingRows.Of(5).Stretches));
}
