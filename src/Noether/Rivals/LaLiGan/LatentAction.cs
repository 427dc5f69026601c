using Noether.Algebra;
using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.LaLiGan;

/// <summary>x to decode(exp(t L)(encode(x) - m) + m), with m the mean of the latent numbers of the training.</summary>
internal sealed class LatentAction
{
    private const int Block = 256;
    private const int MostMean = 20_000;

    private readonly Leaf<float> x;
    private readonly Node<float> latent;
    private readonly Plan<float> encoding;
    private readonly Leaf<float> moved;
    private readonly Node<float> decoded;
    private readonly Plan<float> decoding;
    private readonly double[] middle;

    /// <summary>Builds it on a trained network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="generator">L.</param>
    /// <param name="inputs">Numbers in a sample.</param>
    /// <param name="training">Samples one after another, of which latent numbers have the mean.</param>
    public LatentAction(LatentNetwork network, Matrix generator, int inputs, float[] training)
    {
        Generator = generator;
        x = new Leaf<float>(1, Block, inputs);
        latent = network.EncodeSettled(x);
        encoding = new Plan<float>(latent);
        moved = new Leaf<float>(1, Block, generator.Rows);
        decoded = network.Decode(moved);
        decoding = new Plan<float>(decoded);
        var some = new Matrix(
            Math.Min(MostMean, training.Length / inputs), inputs,
            [.. training.Take(Math.Min(MostMean, training.Length / inputs) * inputs).Select(value => (double)value)]);
        middle = RivalRows.Mean(Encode(some));
    }

    /// <summary>L, k x k.</summary>
    public Matrix Generator { get; }

    /// <summary>Real part over imaginary part of the eigenvalues of a 2 x 2 generator; infinite where they are real.</summary>
    public double Spiral => Frequency > 0 ? (Generator[0, 0] + Generator[1, 1]) / 2 / Frequency : double.PositiveInfinity;

    /// <summary>Imaginary part of the eigenvalues of a 2 x 2 generator; 0 where they are real.</summary>
    public double Frequency
    {
        get
        {
            var half = (Generator[0, 0] - Generator[1, 1]) / 2;
            return Math.Sqrt(Math.Max(0, -((half * half) + (Generator[0, 1] * Generator[1, 0]))));
        }
    }

    /// <summary>Latent numbers less their mean over the training.</summary>
    /// <param name="samples">n x inputs.</param>
    public Matrix Latent(Matrix samples)
    {
        var z = Encode(samples);
        for (var i = 0; i < z.Rows; i++)
            MatrixOps.AddScaled(z.Row(i), middle, -1);
        return z;
    }

    /// <summary>Samples of latent numbers less their mean, each moved by its own coefficient.</summary>
    /// <param name="latent">n x k, of <see cref="Latent"/>.</param>
    /// <param name="steps">t of every row; 0 only decodes.</param>
    public Matrix Moved(Matrix latent, double[] steps)
    {
        var shown = new Matrix(latent.Rows, x.Columns);
        for (var first = 0; first < latent.Rows; first += Block)
        {
            var count = Math.Min(Block, latent.Rows - first);
            for (var i = 0; i < count; i++)
            {
                var element = MatrixExponential.Of(Generator, steps[first + i]);
                for (var j = 0; j < Generator.Rows; j++)
                    moved.Values[(i * Generator.Rows) + j] = (float)(MatrixOps.Dot(element.Row(j), latent.Row(first + i)) + middle[j]);
            }

            decoding.Forward();
            for (var i = 0; i < count * x.Columns; i++)
                shown.Values[(first * x.Columns) + i] = decoded.Values[i];
        }

        return shown;
    }

    private Matrix Encode(Matrix samples)
    {
        var z = new Matrix(samples.Rows, Generator.Rows);
        for (var first = 0; first < samples.Rows; first += Block)
        {
            var count = Math.Min(Block, samples.Rows - first);
            for (var i = 0; i < count * x.Columns; i++)
                x.Values[i] = (float)samples.Values[(first * x.Columns) + i];
            encoding.Forward();
            for (var i = 0; i < count * Generator.Rows; i++)
                z.Values[(first * Generator.Rows) + i] = latent.Values[i];
        }

        return z;
    }
}
