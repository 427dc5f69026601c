using BenchmarkDotNet.Attributes;
using Noether.Networks;
using Noether.Numerics;

namespace Noether.Benchmarks.Networks;

/// <summary>
/// One training step (forward, loss, backward, Adam) of the classifiers on 64 pictures of 3 x 64 x 64. Operations
/// count the convolutions alone.
/// </summary>
[Config(typeof(QuickConfig))]
public class PictureNetworkBenchmarks
{
    private static readonly PictureShape Shape = new(3, 64, 64);
    private readonly Activation batch = new();
    private readonly float[] pictures = new float[NetworkCase.BatchSize * Shape.Length];
    private readonly int[] labels = new int[NetworkCase.BatchSize];
    private PictureNetwork network = null!;
    private NetworkOptimizer optimizer = null!;
    private long step;

    // Kernel values x outputs: 4 equal stages of two blocks, less in the first block of the later three.
    public static IEnumerable<NetworkCase> Networks { get; } =
    [
        new("small", (27 * 16 * 4096) + (144 * 32 * 1024) + (288 * 64 * 256) + (576 * 128 * 64), 27 * 16 * 4096),
        new("resnet18", (147 * 64 * 1024) + (576 * 64 * 256 * (4 + (3 * (0.5 + 3 + (1.0 / 18))))), 147 * 64 * 1024),
    ];

    [ParamsSource(nameof(Networks))]
    public NetworkCase Network { get; set; } = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        network = Network.Name == "small"
            ? SmallConvolutionalNetwork.Create(Shape, 5, 1)
            : ResNet18.Create(Shape, 5, 1);
        optimizer = new NetworkOptimizer(network, 0.01);
        new CounterRandom(1).FillNormal(pictures);
        for (var n = 0; n < labels.Length; n++)
            labels[n] = n % network.Classes;
    }

    [Benchmark]
    public double TrainingStep()
    {
        batch.Load(pictures, Shape, labels.Length);
        var loss = network.LossAndGradient(batch, labels, 0, new Pass(true, Threads, 1, step++));
        optimizer.Step(1e-4, 0.9, Threads);
        return loss;
    }
}
