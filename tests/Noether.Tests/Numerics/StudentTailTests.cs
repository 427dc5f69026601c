using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class StudentTailTests
{
    /// <summary>Tables give four digits of t.</summary>
    private const double Table = 2e-5;

    [Theory]
    [InlineData(1, 6.3138, 0.05)]
    [InlineData(1, 1, 0.25)]
    [InlineData(2, 4.3027, 0.025)]
    [InlineData(7, 2.9980, 0.01)]
    [InlineData(31, 1.6955, 0.05)]
    [InlineData(30, 2.7500, 0.005)]
    public void Of_TabulatedNumbers_AreMet(int degrees, double t, double tail)
    {
        Assert.Equal(tail, StudentTail.Of(t, degrees), Table);
        Assert.Equal(1 - tail, StudentTail.Of(-t, degrees), Table);
        Assert.Equal(t, StudentTail.Quantile(tail, degrees), 5e-3);
    }

    [Fact]
    public void Of_EndsAndNoNumber()
    {
        Assert.Equal((0.0, 1.0), (StudentTail.Of(double.PositiveInfinity, 5), StudentTail.Of(double.NegativeInfinity, 5)));
        Assert.True(double.IsNaN(StudentTail.Of(double.NaN, 5)));
    }
}
