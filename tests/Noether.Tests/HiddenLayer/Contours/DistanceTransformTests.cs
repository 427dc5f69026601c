using Noether.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer.Contours;

public sealed class DistanceTransformTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 9, 2)]
    [InlineData(9, 1, 3)]
    [InlineData(17, 13, 0.01)]
    [InlineData(17, 13, 0.1)]
    [InlineData(12, 31, 0.5)]
    public void Of_RandomMarks_EqualsBruteForce(int width, int height, double share)
    {
        var random = new Random(width + (100 * height));
        var marked = Enumerable.Range(0, width * height).Select(_ => random.NextDouble() < share).ToArray();
        marked[random.Next(marked.Length)] = true;

        var distance = DistanceTransform.Of(marked, width, height);

        for (var i = 0; i < marked.Length; i++)
        {
            var least = Enumerable.Range(0, marked.Length).Where(j => marked[j])
                .Min(j => Math.Pow((i % width) - (j % width), 2) + Math.Pow((i / width) - (j / width), 2));
            Assert.Equal((float)Math.Sqrt(least), distance[i]);
        }
    }

    [Fact]
    public void Of_NothingMarked_IsInfinite() =>
        Assert.All(DistanceTransform.Of(new bool[12], 4, 3), d => Assert.Equal(float.PositiveInfinity, d));
}
