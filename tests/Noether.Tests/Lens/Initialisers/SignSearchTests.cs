using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class SignSearchTests
{
    private const int D = 9, N = 600;

    /// <summary>Sums of 600 magnitudes in single precision, d logarithms of them.</summary>
    private const double Rounding = 1e-4;

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void Run_PlantedSigns_AreFound(ulong seed)
    {
        var (f, q, planted) = Plant(seed);
        var (signs, score) = SignSearch.Run(f, q, 4, new CounterRandom(seed, 3));
        Assert.All(signs, s => Assert.Equal(1, Math.Abs(s)));
        var common = signs[0] * planted[0];
        for (var i = 0; i < D; i++)
            Assert.Equal(common * planted[i], signs[i]);
        Assert.Equal(Score(f, q, planted), score, Rounding);
    }

    [Fact]
    public void Run_OneStart_EndsWhereNoSingleFlipIsBetter()
    {
        // Coordinates without any structure have many local optima with little between them.
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var f = LensTestData.Orthogonal(D, seed);
            var q = new float[D * N];
            new CounterRandom(seed, 9).FillNormal(q);
            var (signs, score) = SignSearch.Run(f, q, 1, new CounterRandom(seed, 3));
            Assert.Equal(Score(f, q, signs), score, Rounding);
            for (var i = 0; i < D; i++)
            {
                var flipped = signs.ToArray();
                flipped[i] *= -1;
                Assert.True(Score(f, q, flipped) <= score + Rounding, $"flip {i}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Run_MoreRestarts_NeverLowerTheScore()
    {
        var (f, q, _) = Plant(4);
        var last = double.NegativeInfinity;
        for (var restarts = 1; restarts <= 4; restarts++)
        {
            var score = SignSearch.Run(f, q, restarts, new CounterRandom(4, 3)).Score;
            Assert.True(score >= last);
            last = score;
        }
    }

    // Sparse y, seen as q = D F^T y for planted signs D: y = F D q.
    private static (Matrix F, float[] Q, double[] Planted) Plant(ulong seed)
    {
        var f = LensTestData.Orthogonal(D, seed);
        var random = new CounterRandom(seed, 8);
        var planted = new double[D];
        foreach (ref var sign in planted.AsSpan())
            sign = random.NextDouble() < 0.5 ? -1 : 1;
        var q = new float[D * N];
        var y = new double[D];
        for (var s = 0; s < N; s++)
        {
            for (var k = 0; k < D; k++)
                y[k] = random.NextDouble() < 0.2 ? random.NextNormal() : 0.01 * random.NextNormal();
            for (var i = 0; i < D; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < D; k++)
                    sum += f[k, i] * y[k];
                q[(i * N) + s] = (float)(planted[i] * sum);
            }
        }
        return (f, q, planted);
    }

    // -sum_k log mean|y_k|, straight from the definition.
    private static double Score(Matrix f, float[] q, double[] signs)
    {
        var score = 0.0;
        for (var k = 0; k < D; k++)
        {
            var sum = 0.0;
            for (var s = 0; s < N; s++)
            {
                var y = 0.0;
                for (var i = 0; i < D; i++)
                    y += f[k, i] * signs[i] * q[(i * N) + s];
                sum += Math.Abs(y);
            }
            score -= Math.Log(sum / N);
        }
        return score;
    }
}
