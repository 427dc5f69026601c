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
        var (likeness, back) = TurnedCopy.Of(ProbeFields.Grid, Waves(), Mirror, 2);

        // Lookups in cells: a hundredth.
        Assert.Equal(1, likeness, 0.02);
        Assert.Equal(1, back, 0.02);
    }

    [Fact]
    public void Of_TheSameComponentsAtOtherPlaces_IsNone()
    {
        var components = Waves();
        var order = new CounterRandom(5).Permutation(components.Length / Size);
        var shuffled = order.SelectMany(cell => components[(cell * Size)..((cell + 1) * Size)]).ToArray();

        var (likeness, back) = TurnedCopy.Of(ProbeFields.Grid, shuffled, Mirror, 2);

        Assert.InRange(likeness, -0.2, 0.2);
        Assert.True(back < 0.5, $"{back}");
    }

    [Fact]
    public void Of_AMapThatLeavesNothingInTheWindow_SaysNothing() => Assert.Equal(
        (0, 0), TurnedCopy.Of(ProbeFields.Grid, Waves(), PlaneMap.Shift(0, 1.95), 0));

    private static float[] Waves()
    {
        var random = new CounterRandom(11);
        var waves = Enumerable.Range(0, Size).Select(_ => (
            X: 2 + (4 * random.NextDouble()), Y: 4 * random.NextDouble(), Phase: 6 * random.NextDouble())).ToArray();
        var components = new float[ProbeFields.Grid.Places.Length / 2 * Size];
        for (var i = 0; i < components.Length; i++)
        {
            var (cell, wave) = (i / Size, waves[i % Size]);
            double x = ProbeFields.Grid.Places[2 * cell], y = ProbeFields.Grid.Places[(2 * cell) + 1];
            components[i] = (float)((i % 2 == 0 ? Math.Cos(wave.X * x) : Math.Sin(wave.X * x))
                * Math.Sin((wave.Y * y) + wave.Phase));
        }

        return components;
    }
}
