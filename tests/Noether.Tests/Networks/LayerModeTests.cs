using Noether.Networks;

namespace Noether.Tests.Networks;

/// <summary>What layers do beyond their derivative: running statistics, use against training.</summary>
public sealed class LayerModeTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void BatchNorm_Training_MovesTheRunningStatisticsByATenth()
    {
        var layer = new BatchNorm2d(new PictureShape(1, 1, 2));
        layer.Forward(Batch([1, 2, 3, 6], layer.Input), new Pass(true));

        Assert.Equal(0.1 * 3, layer.Parameters[2].Values[0], Tolerance);
        Assert.Equal(0.9 + (0.1 * 14 / 3), layer.Parameters[3].Values[0], Tolerance);
        Assert.Equal(1, layer.Parameters[4].Values[0]);
    }

    [Fact]
    public void BatchNorm_InUse_TakesTheRunningStatisticsAndLeavesThem()
    {
        var layer = new BatchNorm2d(new PictureShape(1, 1, 2));
        layer.Parameters[2].Values[0] = 2;
        layer.Parameters[3].Values[0] = 4;
        var result = layer.Forward(Batch([1, 2, 3, 6], layer.Input), Pass.Inference());

        Assert.Equal([-0.5f, 0, 0.5f, 2], result.Span.ToArray().Select(v => MathF.Round(v, 4)));
        Assert.Equal(2, layer.Parameters[2].Values[0]);
        Assert.Equal(0, layer.Parameters[4].Values[0]);
    }

    [Fact]
    public void BatchNorm_OneValueInTraining_IsRefused()
    {
        var layer = new BatchNorm2d(new PictureShape(3, 1, 1));

        Assert.Throws<NoetherException>(() => layer.Forward(Batch([1, 2, 3], layer.Input), new Pass(true)));
    }

    [Fact]
    public void Dropout_ManyValues_DropsTheShareAndKeepsTheMean()
    {
        const int count = 20000;
        var layer = new Dropout(new PictureShape(4, 1, 1), 0.3);
        var result = layer.Forward(Batch(Ones(4 * count), layer.Input), new Pass(true, Seed: 1)).Span.ToArray();

        // Five standard deviations of a binomial share.
        var share = result.Count(v => v == 0) / (4.0 * count);
        Assert.Equal(0.3, share, 5 * Math.Sqrt(0.3 * 0.7 / (4 * count)));
        Assert.All(result, v => Assert.True(v == 0 || Math.Abs(v - (1 / 0.7)) < Tolerance));
    }

    [Fact]
    public void Dropout_AnotherStepOrLayer_DropsOthersAndInUseNone()
    {
        float[] Dropped(int number, bool isTraining, long step)
        {
            var layer = new Dropout(new PictureShape(4, 1, 1), 0.5, number);
            return layer.Forward(Batch(Ones(256), layer.Input), new Pass(isTraining, 1, 1, step)).Span.ToArray();
        }

        Assert.Equal(Dropped(0, true, 0), Dropped(0, true, 0));
        Assert.NotEqual(Dropped(0, true, 0), Dropped(0, true, 1));
        Assert.NotEqual(Dropped(0, true, 0), Dropped(1, true, 0));
        Assert.Equal(Ones(256), Dropped(0, false, 0));
    }

    [Fact]
    public void MaxPool_EqualValues_GivesTheGradientToTheFirst()
    {
        var layer = new MaxPool2d(new PictureShape(1, 2, 2), 2, 2);
        layer.Forward(Batch([5, 5, 5, 5], layer.Input), new Pass(true));
        var gradient = layer.Backward(Batch([3], layer.Output), new Pass(true));

        Assert.Equal([3, 0, 0, 0], gradient.Span.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void MaxPool_NaNAnywhere_ShowsInItsWindowAlone(int place)
    {
        var layer = new MaxPool2d(new PictureShape(1, 2, 4), 2, 2);
        float[] values = [1, 2, 3, float.NegativeInfinity, 4, 5, 6, 7];
        values[place] = float.NaN;
        var result = layer.Forward(Batch(values, layer.Input), new Pass(true));

        Assert.Equal(place < 2 ? [float.NaN, 7] : [5, float.NaN], result.Span.ToArray());
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 1)]
    public void MaxPool_NothingButMinusInfinity_PointsIntoThePicture(int size, int padding)
    {
        var layer = new MaxPool2d(new PictureShape(1, 4, 4), size, 2, padding);
        layer.Forward(Batch([.. Enumerable.Repeat(float.NegativeInfinity, 16)], layer.Input), new Pass(true));
        var ones = Batch(Ones(layer.Output.Plane), layer.Output);
        var gradient = layer.Backward(ones, new Pass(true));

        Assert.Equal(layer.Output.Plane, gradient.Span.ToArray().Sum());
    }

    [Fact]
    public void Layers_ImpossibleSizes_AreRefused()
    {
        var shape = new PictureShape(1, 4, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(shape, 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(shape, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(shape, 1, 3, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxPool2d(shape, 2, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(shape, 1));
        Assert.Throws<ArgumentException>(() => new Linear(shape, 2));
        Assert.Throws<ArgumentException>(() => new Sequential(("a", new Relu(shape)), ("b", new Conv2d(
            new PictureShape(2, 4, 4), 1, 1))));
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];

    private static Activation Batch(float[] values, PictureShape shape)
    {
        var batch = new Activation();
        batch.Load(values, shape, values.Length / shape.Length);
        return batch;
    }
}
