using Noether.Networks;
using Noether.Numerics;

namespace Noether.Published.Partial;

/// <summary>
/// Kernels of a group convolution over the plane and its rotations, K(p, a) = sum_bm w(o, c, b, m) f_b(p) e_m(a): f_b
/// a bump in
/// the middle and six on a ring, e_m the harmonics 1, cos a, sin a, cos 2a, sin 2a of the relative angle. Output
/// rotation h and
/// input rotation g see it at (R(-h) p, g - h), which gives the weights of a plain convolution from c x g to o x h
/// channels,
/// and their derivative by w, by h and by g.
/// </summary>
/// <param name="inputs">Input channels c.</param>
/// <param name="outputs">Output channels o.</param>
/// <param name="rotations">Rotations n of the output, and of the input unless it is lifted.</param>
/// <param name="isLifting">Whether the input has no rotations: then only the harmonic 1 is used.</param>
internal sealed class RotatedKernels(int inputs, int outputs, int rotations, bool isLifting)
{
    /// <summary>Rows and columns of a kernel.</summary>
    public const int Size = 5;

    private const int Bumps = 7;
    private const double Ring = 0.7;
    private const double Sigma = 0.45;
    private const int Places = Size * Size;

    private readonly int harmonics = isLifting ? 1 : 5;
    private readonly int turned = isLifting ? 1 : rotations;
    private readonly double[] bumps = new double[rotations * Bumps * Places];
    private readonly double[] bumpSlopes = new double[rotations * Bumps * Places];

    /// <summary>w, o x c x b x m.</summary>
    public float[] Weights { get; } = new float[outputs * inputs * Bumps * (isLifting ? 1 : 5)];

    /// <summary>Derivative by w.</summary>
    public float[] Gradient { get; } = new float[outputs * inputs * Bumps * (isLifting ? 1 : 5)];

    /// <summary>Draws w so that kernels are of size 1 / sqrt(inputs).</summary>
    /// <param name="random">The numbers.</param>
    public void Initialise(CounterRandom random)
    {
        random.FillNormal(Weights);
        var size = 1 / Math.Sqrt(inputs * turned * Places * (isLifting ? 1.0 : 3.0));
        foreach (ref var weight in Weights.AsSpan())
            weight = (float)(weight * size);
    }

    /// <summary>Writes the weights of the plain convolution: (o n + j, c n + i, p).</summary>
    /// <param name="output">Angles h of the output.</param>
    /// <param name="input">Angles g of the input; empty where it is lifted.</param>
    /// <param name="weight">Receives them.</param>
    /// <param name="threads">Threads to use; the bits do not depend on it.</param>
    public void Fill(double[] output, double[] input, Parameter weight, int threads)
    {
        Prepare(output);
        ParallelBlocks.Run(rotations, threads, j =>
        {
            Span<double> waves = stackalloc double[harmonics];
            Span<double> mixed = stackalloc double[Bumps];
            for (var i = 0; i < turned; i++)
            {
                Harmonics(isLifting ? 0 : input[i] - output[j], waves);
                for (var o = 0; o < outputs; o++)
                {
                    for (var c = 0; c < inputs; c++)
                    {
                        Mix(o, c, waves, mixed);
                        var target = weight.Values.AsSpan(Kernel(o, j, c, i), Places);
                        for (var p = 0; p < Places; p++)
                        {
                            var sum = 0.0;
                            for (var b = 0; b < Bumps; b++)
                                sum += mixed[b] * bumps[(((j * Bumps) + b) * Places) + p];
                            target[p] = (float)sum;
                        }
                    }
                }
            }
        });
    }

    /// <summary>Takes the derivative of a loss from the plain weights to w and to the angles.</summary>
    /// <param name="output">Angles h.</param>
    /// <param name="input">Angles g; empty where it is lifted.</param>
    /// <param name="weight">With the derivative by the plain weights.</param>
    /// <param name="byOutput">The derivative by h is added to it.</param>
    /// <param name="byInput">The derivative by g is added to it.</param>
    public void Back(double[] output, double[] input, Parameter weight, Span<double> byOutput, Span<double> byInput)
    {
        var sums = new double[Gradient.Length];
        Span<double> waves = stackalloc double[harmonics];
        Span<double> slopes = stackalloc double[harmonics];
        Span<double> mixed = stackalloc double[Bumps];
        Span<double> mixedSlopes = stackalloc double[Bumps];
        for (var j = 0; j < rotations; j++)
        {
            for (var i = 0; i < turned; i++)
            {
                var relative = isLifting ? 0 : input[i] - output[j];
                Harmonics(relative, waves);
                Slopes(relative, slopes);
                for (var o = 0; o < outputs; o++)
                {
                    for (var c = 0; c < inputs; c++)
                    {
                        Mix(o, c, waves, mixed);
                        Mix(o, c, slopes, mixedSlopes);
                        var gradient = weight.Gradient.AsSpan(Kernel(o, j, c, i), Places);
                        for (var b = 0; b < Bumps; b++)
                        {
                            var (along, turning) = (0.0, 0.0);
                            for (var p = 0; p < Places; p++)
                            {
                                along += gradient[p] * bumps[(((j * Bumps) + b) * Places) + p];
                                turning += gradient[p] * bumpSlopes[(((j * Bumps) + b) * Places) + p];
                            }

                            for (var m = 0; m < harmonics; m++)
                                sums[Place(o, c, b, m)] += along * waves[m];
                            byOutput[j] += (turning * mixed[b]) - (along * mixedSlopes[b]);
                            if (!isLifting)
                                byInput[i] += along * mixedSlopes[b];
                        }
                    }
                }
            }
        }

        for (var k = 0; k < sums.Length; k++)
            Gradient[k] = (float)sums[k];
    }

    private int Kernel(int o, int j, int c, int i) =>
        ((((o * rotations) + j) * inputs * turned) + (c * turned) + i) * Places;

    private int Place(int o, int c, int b, int m) => (((((o * inputs) + c) * Bumps) + b) * harmonics) + m;

    private void Mix(int o, int c, ReadOnlySpan<double> waves, Span<double> mixed)
    {
        for (var b = 0; b < Bumps; b++)
        {
            mixed[b] = 0;
            for (var m = 0; m < harmonics; m++)
                mixed[b] += Weights[Place(o, c, b, m)] * waves[m];
        }
    }

    private static void Harmonics(double angle, Span<double> waves)
    {
        waves[0] = 1;
        for (var m = 1; m < waves.Length; m++)
            waves[m] = m % 2 == 1 ? Math.Cos((m + 1) / 2 * angle) : Math.Sin(m / 2 * angle);
    }

    private static void Slopes(double angle, Span<double> slopes)
    {
        slopes[0] = 0;
        for (var m = 1; m < slopes.Length; m++)
            slopes[m] = m % 2 == 1 ? -((m + 1) / 2) * Math.Sin((m + 1) / 2 * angle) : m / 2 * Math.Cos(m / 2 * angle);
    }

    // f_b(R(-h) p) and its derivative by h; nothing outside the unit disc.
    private void Prepare(double[] output)
    {
        for (var j = 0; j < rotations; j++)
        {
            var (cosine, sine) = (Math.Cos(output[j]), Math.Sin(output[j]));
            for (var p = 0; p < Places; p++)
            {
                var (x, y) = ((2.0 * (p % Size) / (Size - 1)) - 1, (2.0 * (p / Size) / (Size - 1)) - 1);
                var isInside = (x * x) + (y * y) <= 1 + 1e-9;
                var (turnedX, turnedY) = ((cosine * x) + (sine * y), (cosine * y) - (sine * x));
                for (var b = 0; b < Bumps; b++)
                {
                    var angle = (b - 1) * Math.PI / 3;
                    var (dx, dy) = b == 0 ? (turnedX, turnedY)
                        : (turnedX - (Ring * Math.Cos(angle)), turnedY - (Ring * Math.Sin(angle)));
                    var value = isInside ? Math.Exp(-((dx * dx) + (dy * dy)) / (2 * Sigma * Sigma)) : 0;
                    var at = (((j * Bumps) + b) * Places) + p;
                    bumps[at] = value;
                    // d(turnedX)/dh = turnedY, d(turnedY)/dh = -turnedX
                    bumpSlopes[at] = -value * ((dx * turnedY) - (dy * turnedX)) / (Sigma * Sigma);
                }
            }
        }
    }
}
