using Noether.Networks;
using Noether.Numerics;
using Noether.Optimization;
using Noether.Published.Extents;

namespace Noether.Published.Partial;

/// <summary>
/// A classifier that is equivariant to a part of the rotations of the plane, as Romero and Lohit describe it (arXiv
/// 2110.10211),
/// reduced: lifting, two group convolutions, each followed by batch norm and relu, a maximum over rotations and
/// places, a linear
/// layer. A layer lives on the rotations h_j = pi theta (2 (j + u) / n - 1), u uniform on [0, 1] and drawn anew in
/// every pass; the
/// lifting always on the whole circle. Here n stays as it is, and the derivative by theta is that of every h_j.
/// </summary>
internal sealed class PartialNetwork
{
    private const double LeastTheta = 1e-3;
    private const ulong InitialStream = 0x7061_7200;

    private readonly int channels;
    private readonly int rotations;
    private readonly bool isPartial;
    private readonly RotatedKernels[] kernels;
    private readonly Conv2d[] convolutions;
    private readonly BatchNorm2d[] norms;
    private readonly Relu[] rectifiers;
    private readonly MaxPool2d pool;
    private readonly GroupMaximum maximum;
    private readonly Linear last;
    private readonly Activation logitGradient = new();
    private readonly double[][] angles = [[], [], []];
    private readonly double[] factors = new double[2];
    private readonly Adam<float>[] weightAdams;
    private readonly Adam<double> thetaAdam = new(2);
    private readonly PlainOptimizer others;

    /// <summary>Makes it.</summary>
    /// <param name="input">Size of the pictures.</param>
    /// <param name="channels">Channels of every layer.</param>
    /// <param name="rotations">Rotations n.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="isPartial">Whether theta is learnt; otherwise it stays 1, the whole circle.</param>
    /// <param name="seed">Draws the weights.</param>
    public PartialNetwork(PictureShape input, int channels, int rotations, int classes, bool isPartial, ulong seed)
    {
        (this.channels, this.rotations, this.isPartial) = (channels, rotations, isPartial);
        var wide = channels * rotations;
        var lift = new Conv2d(input, wide, RotatedKernels.Size, padding: 2) { IsFirst = true };
        pool = new MaxPool2d(lift.Output, 2, 2);
        var first = new Conv2d(pool.Output, wide, RotatedKernels.Size, padding: 2);
        var second = new Conv2d(first.Output, wide, RotatedKernels.Size,
            padding: Math.Min(first.Output.Height, first.Output.Width) < 5 ? 2 : 0);
        convolutions = [lift, first, second];
        kernels =
        [
            new(input.Channels, channels, rotations, isLifting: true),
            new(channels, channels, rotations, isLifting: false),
            new(channels, channels, rotations, isLifting: false),
        ];
        norms = [.. convolutions.Select(layer => new BatchNorm2d(Together(layer.Output)))];
        rectifiers = [.. convolutions.Select(layer => new Relu(layer.Output))];
        maximum = new GroupMaximum(channels, rotations);
        last = new Linear(new PictureShape(channels, 1, 1), classes);
        for (var i = 0; i < kernels.Length; i++)
            kernels[i].Initialise(new CounterRandom(seed, InitialStream + (ulong)i));
        var random = new CounterRandom(seed, InitialStream + 8);
        foreach (var parameter in last.Parameters)
        {
            random.FillUniform(parameter.Values);
            foreach (ref var value in parameter.Values.AsSpan())
                value = (float)(((2.0 * value) - 1) / Math.Sqrt(channels));
        }

        weightAdams = [.. kernels.Select(one => new Adam<float>(one.Weights.Length))];
        others = new PlainOptimizer([.. norms.SelectMany(norm => norm.Parameters), .. last.Parameters]);
    }

    /// <summary>theta of the two group convolutions.</summary>
    public double[] Theta { get; } = [1, 1];

    /// <summary>Weights of the kernels and their derivatives, for tests.</summary>
    internal IReadOnlyList<RotatedKernels> Kernels => kernels;

    /// <summary>Derivative by theta of the last training pass, for tests.</summary>
    internal double[] ThetaGradient { get; } = new double[2];

    /// <summary>Logits of a batch, classes x 1 x 1.</summary>
    /// <param name="batch">Pictures.</param>
    /// <param name="random">Three numbers: where the rotations of each layer stand.</param>
    /// <param name="pass">Training or not, threads.</param>
    public Activation Forward(Activation batch, CounterRandom random, in Pass pass)
    {
        Draw(random);
        for (var i = 0; i < convolutions.Length; i++)
        {
            kernels[i].Fill(angles[i], i == 0 ? [] : angles[i - 1], convolutions[i].Parameters[0], pass.Threads);
            batch = convolutions[i].Forward(batch, pass);
            // All rotations of a channel lie together, so that one channel of the norm is seen as one plane.
            batch = norms[i].Forward(batch.Resize(norms[i].Input, batch.Count), pass);
            batch = rectifiers[i].Forward(batch.Resize(convolutions[i].Output, batch.Count), pass);
            if (i == 0)
                batch = pool.Forward(batch, pass);
        }

        return last.Forward(maximum.Forward(batch), pass);
    }

    /// <summary>Loss of a batch, and all derivatives.</summary>
    /// <param name="batch">Pictures.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="random">As in <see cref="Forward"/>.</param>
    /// <param name="pass">A training pass.</param>
    public double LossAndGradient(Activation batch, ReadOnlySpan<int> labels, CounterRandom random, in Pass pass)
    {
        var loss = SoftmaxCrossEntropy.Loss(Forward(batch, random, pass), labels, 0, logitGradient);
        var gradient = maximum.Backward(last.Backward(logitGradient, pass), convolutions[^1].Output);
        double[][] byAngle = [.. angles.Select(one => new double[one.Length])];
        for (var i = convolutions.Length - 1; i >= 0; i--)
        {
            if (i == 0)
                gradient = pool.Backward(gradient, pass);
            gradient = rectifiers[i].Backward(gradient, pass);
            gradient = norms[i].Backward(gradient.Resize(norms[i].Input, gradient.Count), pass);
            gradient = convolutions[i].Backward(gradient.Resize(convolutions[i].Output, gradient.Count), pass);
            kernels[i].Back(angles[i], i == 0 ? [] : angles[i - 1], convolutions[i].Parameters[0], byAngle[i],
                i == 0 ? [] : byAngle[i - 1]);
        }

        for (var k = 0; k < 2; k++)
        {
            ThetaGradient[k] = 0;
            for (var j = 0; j < rotations; j++)
                ThetaGradient[k] += byAngle[k + 1][j] * Math.PI * ((2 * (j + factors[k]) / rotations) - 1);
        }

        return loss;
    }

    /// <summary>One step of Adam down the last derivatives.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="thetaRate">That of theta.</param>
    public void Step(double rate, double thetaRate)
    {
        for (var i = 0; i < kernels.Length; i++)
            weightAdams[i].Step(kernels[i].Weights, kernels[i].Gradient, rate);
        others.Step(rate);
        if (!isPartial)
            return;
        thetaAdam.Step(Theta, ThetaGradient, thetaRate);
        for (var k = 0; k < 2; k++)
            Theta[k] = Math.Clamp(Theta[k], LeastTheta, 1);
    }

    private PictureShape Together(PictureShape shape) => new(channels, rotations * shape.Height, shape.Width);

    private void Draw(CounterRandom random)
    {
        var lifted = random.NextDouble();
        angles[0] = [.. Enumerable.Range(0, rotations).Select(k => 2 * Math.PI * (k + lifted) / rotations)];
        for (var layer = 0; layer < 2; layer++)
        {
            var shift = factors[layer] = random.NextDouble();
            var theta = Theta[layer];
            angles[layer + 1] =
                [.. Enumerable.Range(0, rotations).Select(j => Math.PI * theta * ((2 * (j + shift) / rotations) - 1))];
        }
    }
}
