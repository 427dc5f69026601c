using Noether.Algebra;
using Noether.Networks;
using Noether.Numerics;
using Noether.Optimization;
using Noether.Published.Extents.Warps;

namespace Noether.Published.Augerino;

/// <summary>
/// The widths w_i = softplus(u_i) of a distribution of warps exp(sum_i k_i G_i), k_i = w_i (U_i - 1/2), U uniform on
/// [0, 1], and
/// how they learn (Benton et al., arXiv 2010.11882): each picture of a batch is warped by a draw of its own, and the
/// derivative goes back through the warp and the exponential.
/// </summary>
/// <param name="shape">Size of the pictures.</param>
/// <param name="start">u at the start, six numbers.</param>
internal sealed class WarpWidths(PictureShape shape, IReadOnlyList<double> start)
{
    private const double MostWidth = 10;

    private readonly PictureWarp warp = new(shape, corners: true);
    private readonly double[] raw = [.. start];
    private readonly double[] rawGradient = new double[PlaneGenerators.Count];
    private readonly Adam<double> adam = new(PlaneGenerators.Count);
    private float[] sources = [];
    private double[] uniforms = [];
    private Matrix[] exponents = [];
    private Matrix[] maps = [];

    /// <summary>u.</summary>
    public Span<double> Raw => raw;

    /// <summary>w.</summary>
    public double[] Widths => [.. raw.Select(Logistic.Softplus)];

    /// <summary>Warps a batch, each picture by a draw of its own.</summary>
    /// <param name="pictures">C x H x W values of each.</param>
    /// <param name="random">Six numbers a picture.</param>
    /// <param name="batch">Receives the warped pictures.</param>
    /// <param name="threads">Threads to use; the bits do not depend on it.</param>
    public void Warp(IReadOnlyList<float[]> pictures, CounterRandom random, Activation batch, int threads)
    {
        const int six = PlaneGenerators.Count;
        batch.Resize(shape, pictures.Count);
        if (maps.Length < pictures.Count)
        {
            (uniforms, exponents, maps) = (new double[pictures.Count * six], new Matrix[pictures.Count],
                new Matrix[pictures.Count]);
            sources = new float[pictures.Count * shape.Length];
        }

        random.FillUniform(uniforms.AsSpan(0, pictures.Count * six));
        var widths = Widths;
        ParallelBlocks.Run(pictures.Count, threads, n =>
        {
            Span<double> amounts = stackalloc double[six];
            for (var i = 0; i < six; i++)
                amounts[i] = widths[i] * (uniforms[(n * six) + i] - 0.5);
            exponents[n] = PlaneGenerators.Combine(amounts);
            maps[n] = MatrixExponential.Of(exponents[n]);
            pictures[n].CopyTo(sources, n * shape.Length);
            var warped = new float[shape.Length];
            warp.Apply(maps[n], pictures[n], warped);
            batch.SetPicture(n, warped);
        });
    }

    /// <summary>The derivative of a loss by u through the last <see cref="Warp"/>, less that of the bonus.</summary>
    /// <param name="gradient">Derivative by the warped pictures.</param>
    /// <param name="bonus">Factor of the norm of the widths that is taken off the loss while all are below 10.</param>
    /// <param name="threads">Threads to use; the bits do not depend on it.</param>
    public ReadOnlySpan<double> Gradient(Activation gradient, double bonus, int threads)
    {
        const int six = PlaneGenerators.Count;
        var parts = new double[gradient.Count * six];
        ParallelBlocks.Run(gradient.Count, threads, n =>
        {
            var picture = new float[shape.Length];
            for (var c = 0; c < shape.Channels; c++)
                gradient.Channel(c).Slice(n * shape.Plane, shape.Plane).CopyTo(picture.AsSpan(c * shape.Plane));
            var byMap = warp.Gradient(maps[n], sources.AsSpan(n * shape.Length, shape.Length), picture);
            var byExponent = PictureWarp.ThroughExponential(exponents[n], byMap);
            for (var i = 0; i < six; i++)
            {
                parts[(n * six) + i] = (uniforms[(n * six) + i] - 0.5)
                    * MatrixOps.Dot(PlaneGenerators.All[i].Values, byExponent.Values);
            }
        });
        var widths = Widths;
        var norm = Math.Sqrt(widths.Sum(width => width * width));
        var paid = widths.All(width => width < MostWidth) && norm > 0 ? bonus / norm : 0;
        for (var i = 0; i < six; i++)
        {
            var sum = -paid * widths[i];
            for (var n = 0; n < gradient.Count; n++)
                sum += parts[(n * six) + i];
            rawGradient[i] = sum / (1 + Math.Exp(-raw[i]));
        }

        return rawGradient;
    }

    /// <summary>One step of Adam down the last <see cref="Gradient"/>.</summary>
    /// <param name="rate">Learning rate.</param>
    public void Step(double rate) => adam.Step(raw, rawGradient, rate);

    /// <summary>Puts the moments into a checkpoint.</summary>
    public void Save(Discovery.Checkpoints.Checkpoint checkpoint) =>
        checkpoint.With("first", adam.FirstMoments).With("second", adam.SecondMoments);

    /// <summary>Takes them out again.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="steps">Steps that are done.</param>
    public void Restore(Discovery.Checkpoints.Checkpoint checkpoint, int steps) =>
        adam.Restore(checkpoint.Doubles("first"), checkpoint.Doubles("second"), steps);
}
