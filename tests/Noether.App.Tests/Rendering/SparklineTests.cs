using Noether.Cli.Rendering;

namespace Noether.App.Tests.Rendering;

public class SparklineTests
{
    [Fact]
    public void Draw_OfARamp_RisesFromTheLowestToTheHighestBlock() =>
        Assert.Equal("▁▂▃▄▅▆▇█", Sparkline.Draw([0, 1, 2, 3, 4, 5, 6, 7], 0, 7.5));

    [Fact]
    public void Draw_OfValuesOutsideTheLimits_StaysInside() => Assert.Equal("▁█", Sparkline.Draw([-9, 9], 0, 1));

    [Fact]
    public void Draw_OfWhatIsNotANumber_MarksIt() =>
        Assert.Equal("×▁×", Sparkline.Draw([float.NaN, 0, float.PositiveInfinity], 0, 1));

    [Fact]
    public void Draw_OfAConstant_IsInTheMiddle() => Assert.Equal("▅▅", Sparkline.Draw([3, 3], 3, 3));

    [Fact]
    public void Draw_OfNothing_IsEmpty() => Assert.Equal("", Sparkline.Draw([], 0, 1));

    [Fact]
    public void Shrink_OfManyValues_AveragesNeighbours() =>
        Assert.Equal([0.5f, 2.5f], Sparkline.Shrink([0, 1, 2, 3], 2));

    [Fact]
    public void Shrink_OfFewValues_KeepsThem() => Assert.Equal([1f, 2f], Sparkline.Shrink([1, 2], 72));
}
