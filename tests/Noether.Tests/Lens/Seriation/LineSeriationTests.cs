using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class LineSeriationTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(300)]
    public void Orders_OfAShuffledProcess_AreThoseOfTheLine(int d)
    {
        var place = new CounterRandom(5, (ulong)d).Permutation(d);
        var found = LineSeriation.Orders(Covariance(d, (i, j) => Math.Pow(0.8, Math.Abs(place[i] - place[j]))))[0];
        var places = found.Order.Select(column => place[column]).ToArray();
        if (places[0] > places[^1])
            Array.Reverse(places);
        Assert.Equal(Enumerable.Range(0, d), places);
        Assert.InRange(found.Departure, 0, 1e-9);
    }

    [Fact]
    public void Orders_OfAShuffledRing_GoAroundIt()
    {
        const int d = 24;
        var place = new CounterRandom(6, 1).Permutation(d);
        var found = LineSeriation.Orders(Covariance(d, (i, j) => Math.Pow(0.7, Around(place[i] - place[j]))))[0];
        var places = found.Order.Select(column => place[column]).ToArray();
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.Equal(1, Around(pair.First - pair.Second)));

        static int Around(int difference) => Math.Min(Math.Abs(difference), d - Math.Abs(difference));
    }

    [Fact]
    public void Orders_OfUnequalScales_DoNotCareAboutThem()
    {
        const int d = 20;
        var found = LineSeriation.Orders(Covariance(d, (i, j) =>
            Math.Pow(0.8, Math.Abs(i - j)) * (1 + (i % 3)) * (1 + (j % 3))))[0];
        Assert.Equal(Enumerable.Range(0, d), found.Order);
    }

    [Fact]
    public void Orders_WithoutAnOrder_DepartAsMuchAsSamplingDoes()
    {
        const int d = 30, n = 3000;
        var samples = LensTestData.Normal(d, n, 7);
        var covariance = MatrixOps.MultiplyTransposed(samples, samples);
        var departure = LineSeriation.Orders(covariance)[0].Departure;
        Assert.InRange(departure, 0.6, 1);
        Assert.InRange(LineSeriation.SamplingDeparture(covariance, n), 0.7, 1);
    }

    private static Matrix Covariance(int d, Func<int, int, double> entry)
    {
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = entry(i, j);
        return result;
    }
}
