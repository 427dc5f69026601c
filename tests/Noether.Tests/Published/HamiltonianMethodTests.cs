using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.HamiltonianNetworks;

namespace Noether.Tests.Published;

public sealed class HamiltonianMethodTests
{
    private const double GradientTolerance = 1e-6; // relative, central differences of 1e-5 in double

    private static readonly HamiltonianMethod Method = new();
    private static readonly HamiltonianSettings Quick = new() { Width = 32, Steps = 400, Rate = 0.003 };

    [Theory]
    [InlineData(2, 7, 5)]
    [InlineData(4, 9, 150)] // two blocks
    public void LossAndGradient_ByHand_AgreesWithCentralDifferences(int d, int width, int samples)
    {
        var (network, states, velocities) = Random(d, width, samples);
        var (gradient, scratch) = (new double[network.Shape.Count], new double[network.Shape.Count]);
        network.LossAndGradient(states, velocities, gradient);
        var (error, size) = (0.0, 0.0);
        for (var i = 0; i < gradient.Length; i++)
        {
            var here = network.Parameters[i];
            network.Parameters[i] = here + 1e-5;
            var above = network.LossAndGradient(states, velocities, scratch);
            network.Parameters[i] = here - 1e-5;
            var difference = (above - network.LossAndGradient(states, velocities, scratch)) / 2e-5;
            network.Parameters[i] = here;
            (error, size) = (error + Math.Pow(difference - gradient[i], 2), size + (difference * difference));
        }

        Assert.InRange(Math.Sqrt(error / size), 0, GradientTolerance);
    }

    [Fact]
    public void Evaluate_OfAnyNetwork_GivesTheFlowOfItsValues()
    {
        var (network, states, _) = Random(4, 9, 6);
        var (flow, above, below) = (new double[24], new double[6], new double[6]);
        network.Evaluate(states, default, flow);
        for (var j = 0; j < 4; j++)
        {
            network.Evaluate(Shifted(1e-5), above, default);
            network.Evaluate(Shifted(-1e-5), below, default);
            for (var i = 0; i < 6; i++)
            {
                // dq/dt = dH/dp, dp/dt = -dH/dq, all places first.
                var slope = (above[i] - below[i]) / 2e-5;
                Assert.Equal(j < 2 ? -slope : slope, flow[(i * 4) + (j < 2 ? j + 2 : j - 2)], 8);
            }

            double[] Shifted(double by) => [.. states.Select((value, k) => k % 4 == j ? value + by : value)];
        }
    }

    [Fact]
    public void LossAndGradient_OnSeveralThreads_HasTheSameBits()
    {
        var (network, states, velocities) = Random(2, 33, 700);
        var (one, several) = (new double[network.Shape.Count], new double[network.Shape.Count]);
        Assert.Equal(network.LossAndGradient(states, velocities, one, 1), network.LossAndGradient(states, velocities, several, 3));
        Assert.Equal(one, several);
    }

    [Fact]
    public void Run_OnSprings_FindsAnHThatIsConstantAlongThem()
    {
        var answer = Run(PathSystem.Spring);
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal(1, answer.Facts["conserved"]!.GetValue<int>());
        Assert.Contains(answer.Sections.SelectMany(section => section.Figures), figure => figure.Name == "phase-portrait");
        Assert.Equal([1, 20, 28], answer.Arrays.Single(array => array.Name == "conserved_values").Shape);
        Assert.DoesNotContain("conserved.json", answer.Files.Keys);
    }

    [Fact]
    public void Run_OnDampedSprings_SaysThatItWouldInventAQuantity()
    {
        var answer = Run(PathSystem.DampedSpring);
        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
        Assert.Contains("friction", answer.Verdict.Summary);
        Assert.False(answer.Verdict.Checks.Single(check => check.Name == "drift").Passed);
    }

    [Fact]
    public void Run_OnPreyAndPredators_SaysThatTheCoordinatesAreNotCanonical()
    {
        var answer = Run(PathSystem.LotkaVolterra);
        Assert.Equal(Finding.NotFound, answer.Verdict.Finding);
        Assert.False(answer.Verdict.Checks.Single(check => check.Name == "excess").Passed);
    }

    [Fact]
    public void Check_OfAnOddNumberOfCoordinates_SaysHowTheyHaveToLie()
    {
        var error = Refused(SyntheticPaths.Generate(new PathSettings { System = PathSystem.Lorenz }));
        Assert.Contains("all places first", error.Message);
        Assert.Equal("coordinates", error.Setting);
    }

    [Theory]
    [InlineData(3, 5, "points with a velocity")]
    [InlineData(2, 30, "too few to judge")]
    public void Check_OfTooLittle_SaysWhatIsNeeded(int paths, int times, string words) =>
        Assert.Contains(words, Refused(SyntheticPaths.Generate(new PathSettings { Paths = paths, Times = times })).Message);

    [Fact]
    public void Check_OfPathsThatStandStill_SaysSo() => Assert.Contains(
        "Nothing moves",
        Refused(new PathSet([.. Enumerable.Repeat(Enumerable.Repeat(1.0, 40).ToArray(), 8)], ["q", "p"], 0.1, "still")).Message);

    private static NoetherException Refused(PathSet paths) =>
        Assert.Throws<NoetherException>(() => Method.Check(new PathData(paths), new HamiltonianSettings(), new RunContext()));

    private static Answer Run(PathSystem system) => Method.Run(
        new PathData(SyntheticPaths.Generate(new PathSettings { System = system, Paths = 20, Seed = 3 })), Quick, new RunContext { Seed = 3 });

    private static (HamiltonianNetwork<double> Network, double[] States, double[] Velocities) Random(int d, int width, int samples)
    {
        var network = new HamiltonianNetwork<double>(new HamiltonianShape(d, width));
        network.Initialise(new CounterRandom(3));
        var random = new CounterRandom(5);
        var (states, velocities) = (new double[samples * d], new double[samples * d]);
        random.FillNormal(states);
        random.FillNormal(velocities);
        return (network, states, velocities);
    }
}
