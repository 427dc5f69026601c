using Noether.Networks;

namespace Noether.Tests.Networks;

public sealed class SoftmaxCrossEntropyTests
{
    private const double Tolerance = 1e-6;
    private const float Difference = 1f / 256;
    private static readonly float[] Logits = [0.5f, -1.25f, 2f, 0.75f, 0.25f, -3f];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Loss_TwoPictures_IsTheFormula(double smoothing)
    {
        var loss = SoftmaxCrossEntropy.Loss(Batch(Logits), [2, 0], smoothing);

        var expected = 0.0;
        foreach (var (n, label) in new[] { (0, 2), (1, 0) })
        {
            var z = Logits.Skip(3 * n).Take(3).Select(v => (double)v).ToArray();
            var logs = z.Select(v => v - Math.Log(z.Sum(Math.Exp))).ToArray();
            expected -= (((1 - smoothing) * logs[label]) + (smoothing * logs.Average())) / 2;
        }

        Assert.Equal(expected, loss, Tolerance);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    public void Gradient_AgainstCentralDifferences_Agrees(double smoothing)
    {
        var gradient = new Activation();
        SoftmaxCrossEntropy.Loss(Batch(Logits), [1, 2], smoothing, gradient);
        var values = new float[Logits.Length];
        gradient.Save(values);

        for (var i = 0; i < Logits.Length; i++)
        {
            // The difference is a power of two, so the arguments are exact; its square bounds the error.
            double At(float shift) => SoftmaxCrossEntropy.Loss(
                Batch([.. Logits.Select((v, j) => j == i ? v + shift : v)]), [1, 2], smoothing);
            Assert.Equal((At(Difference) - At(-Difference)) / (2 * Difference), values[i], 1e-5);
        }
    }

    [Fact]
    public void Loss_HugeLogits_StaysFinite()
    {
        var loss = SoftmaxCrossEntropy.Loss(Batch([1e30f, -1e30f, 0, 80, 81, 82]), [0, 2], 0);

        Assert.Equal(0.5 * Math.Log(1 + Math.Exp(-1) + Math.Exp(-2)), loss, Tolerance);
    }

    private static Activation Batch(float[] values)
    {
        var batch = new Activation();
        batch.Load(values, new PictureShape(3, 1, 1), values.Length / 3);
        return batch;
    }
}
