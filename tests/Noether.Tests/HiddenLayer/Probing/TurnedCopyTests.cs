using Noether.HiddenLayer.Probing;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Probing;

public sealed class TurnedCopyTests
{
    private const int Size = NuclearNorm.Size;

    private static readonly PlaneMap Mirror = PlaneMap.Mirror(90, 0);

    // Waves that are even or odd in x: the copy is turned by signs, which are their own inverse.
    [Fact]
    public void Of_ComponentsThatAreEvenAndOddAtALine_IsATurnedCopyThatComesBack()
    {
        var (likeness, back) = TurnedCopy.Of(ProbeFields.Grid, ProbeFields.Waves(), Mirror, 2);

        // Lookups in cells: a hundredth.
        Assert.Equal(1, likeness, 0.02);
        Assert.Equal(1, back, 0.02);
    }

    [Fact]
    public void Of_TheSameComponentsAtOtherPlaces_IsNone()
    {
        var components = ProbeFields.Waves();
        var order = new CounterRandom(5).Permutation(components.Length / Size);
        var shuffled = order.SelectMany(cell => components[(cell * Size)..((cell + 1) * Size)]).ToArray();

        var (likeness, back) = TurnedCopy.Of(ProbeFields.Grid, shuffled, Mirror, 2);

        Assert.InRange(likeness, -0.2, 0.2);
        Assert.True(back < 0.5, $"{back}");
    }

    [Fact]
    public void Of_AMapThatLeavesNothingInTheWindow_SaysNothing() => Assert.Equal(
        (0, 0), TurnedCopy.Of(ProbeFields.Grid, ProbeFields.Waves(), PlaneMap.Shift(0, 1.95), 0));
}
