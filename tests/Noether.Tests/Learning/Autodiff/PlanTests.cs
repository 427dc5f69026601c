using Noether.Algebra;
using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Tests.Learning.Autodiff;

public sealed class PlanTests
{
    [Fact]
    public void Run_OfALargeLayer_HasTheSameBitsForAnyNumberOfThreads()
    {
        float[][] all = [.. new[] { 1, 2, 3 }.Select(threads => Trained(threads, steps: 2))];

        Assert.Equal(all[0], all[1]);
        Assert.Equal(all[0], all[2]);
    }

    [Fact]
    public void Run_OfTwoPlans_LeavesAloneWhatIsNotAskedFor()
    {
        var (x, w) = (new Leaf<double>(1, 1, 1), new Leaf<double>(1, 1, 1));
        (x.Values[0], w.Values[0]) = (2, 5);
        var product = Arithmetic.Multiply(x, w);
        var (one, other) = (new Plan<double>(product, x), new Plan<double>(product, w));

        one.Run();
        other.Run();

        Assert.Equal(5, x.Gradient[0]);
        Assert.Equal(2, w.Gradient[0]);
    }

    [Fact]
    public void Run_OfRestarts_IsThatOfEachAlone()
    {
        var together = Restarts(0, 1, 2);

        for (var g = 0; g < 3; g++)
            Assert.Equal(Restarts(g), together[g..(g + 1)]);
    }

    [Fact]
    public void Run_AgainAndAgain_AllocatesNextToNothing()
    {
        var x = new Leaf<float>(4, 32, 2);
        CounterRandom[] random = [.. Enumerable.Range(0, 4).Select(g => new CounterRandom(1, (ulong)g))];
        var network = new Perceptron<float>([2, 25, 25, 1], WeightStart.Glorot, random);
        var plan = new Plan<float>(new LogisticLoss<float>(network.Of(x, Functions.Relu), 1), network.Parameters);
        var descent = new Descent<float>(network.Parameters, 1e-3);
        for (var step = 0; step < 5; step++)
            Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++)
            Once();

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 20_000);

        void Once()
        {
            plan.Run();
            descent.Step();
        }
    }

    [Fact]
    public void MatrixExponentials_OfAStack_AreThoseOfTheSlowOne()
    {
        var x = new Leaf<double>(3, 4, 4);
        new CounterRandom(3).FillNormal(x.Values);
        var exponentials = new MatrixExponentials<double>(x);
        new Plan<double>(exponentials).Forward();

        for (var g = 0; g < 3; g++)
        {
            var expected = MatrixExponential.Of(new Matrix(4, 4, x.Value(g).ToArray()));
            for (var i = 0; i < 16; i++)
                Assert.Equal(expected.Values[i], exponentials.Value(g)[i], 1e-11 * Math.Sqrt(MatrixOps.SquaredNorm(expected)));
        }
    }

    [Fact]
    public void OrthogonalFactors_OfSquareMatrices_KeepTheSignOfTheDeterminant()
    {
        var x = new Leaf<double>(2, 2, 2);
        double[] values = [1, 2, 0, 3, 1, 2, 0, -3];
        values.CopyTo(x.Values, 0);
        var q = new OrthogonalFactors<double>(x);
        new Plan<double>(q).Forward();

        Assert.Equal([1, 0, 0, 1, 1, 0, 0, -1], q.Values);
    }

    [Fact]
    public void LogisticLoss_OfLargeLogits_IsFinite()
    {
        var z = new Leaf<float>(1, 2, 1);
        (z.Values[0], z.Values[1]) = (1000, -1000);
        var loss = new Plan<float>(new LogisticLoss<float>(z, 1, 0), z).Run();

        Assert.Equal(0, loss);
        Assert.All(z.Gradient, slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void Linear_OfShapesThatDoNotFit_IsRefused() => Assert.Throws<ArgumentException>(() =>
        new Linear<float>(new Leaf<float>(2, 3, 4), new Leaf<float>(3, 5, 4), new Leaf<float>(3, 1, 5)));

    private static float[] Trained(int threads, int steps)
    {
        const int Width = 300;
        var x = new Leaf<float>(1, 64, Width);
        new CounterRandom(5).FillNormal(x.Values);
        var network = new Perceptron<float>([Width, Width, 1], WeightStart.Torch, new CounterRandom(6));
        var plan = new Plan<float>(
            new LogisticLoss<float>(network.Of(x, Functions.LeakyRelu, threads), 1), [.. network.Parameters, x]);
        var descent = new Descent<float>(network.Parameters, 1e-2);
        for (var step = 0; step < steps; step++)
        {
            plan.Run();
            descent.Step();
        }

        return [.. network.Parameters.SelectMany(leaf => leaf.Values), .. x.Gradient];
    }

    private static double[] Restarts(params int[] groups)
    {
        CounterRandom[] random = [.. groups.Select(g => new CounterRandom(1, (ulong)g))];
        var x = new Leaf<double>(groups.Length, 8, 3);
        for (var g = 0; g < groups.Length; g++)
            random[g].FillNormal(x.Value(g));
        var network = new Perceptron<double>([3, 5, 1], WeightStart.Glorot, random);
        var loss = new LogisticLoss<double>(network.Of(x, Functions.Relu), 1);
        var plan = new Plan<double>(loss, network.Parameters);
        var descent = new Descent<double>(network.Parameters, 1e-2);
        for (var step = 0; step < 5; step++)
        {
            plan.Run();
            descent.Step();
        }

        plan.Forward();
        return [.. loss.Values];
    }
}
