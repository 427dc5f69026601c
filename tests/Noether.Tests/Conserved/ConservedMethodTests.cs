using System.Text.Json.Nodes;
using Noether.Conserved;
using Noether.Conserved.Runs;
using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Discovery;

namespace Noether.Tests.Conserved;

public sealed class ConservedMethodTests
{
    private static readonly ConservedMethod Method = new();

    [Theory]
    [InlineData(PathSystem.Spring, 0.1, "q^2 + 1.000 p^2")]
    [InlineData(PathSystem.Pendulum, 0.1, "p^2 - 3.000 cos q")]
    [InlineData(PathSystem.LotkaVolterra, 0.2, "x + 1.000 y - 1.000 ln x - 1.000 ln y")]
    [InlineData(PathSystem.HenonHeiles, 0.3,
        "x^2 + 1.000 y^2 + 1.000 px^2 + 1.000 py^2 + 2.000 x^2 y - 0.667 y^3")]
    public void Run_OnASystemWithOneQuantity_ReportsItsFormulaAndNoOther(PathSystem system, double step, string formula)
    {
        var answer = Run(new PathSettings { System = system, Dt = step });
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal([formula], Formulas(answer));
        Assert.All(answer.Verdict.Checks, check => Assert.True(check.Passed));
    }

    [Fact]
    public void Run_OnKeplersOrbits_ReportsThreeIndependentQuantitiesAndTheFourthAsTheirFunction()
    {
        var answer = Run(new PathSettings { System = PathSystem.Kepler, Dt = 0.15 });
        var formulas = Formulas(answer);
        Assert.Equal(3, formulas.Length);
        Assert.Contains("x py - 1.000 y px", formulas);
        Assert.Contains("px^2 + 1.000 py^2 - 2.000 / r", formulas);
        Assert.Contains("x py^2 - 1.000 y px py - 1.000 x / r", string.Join(';', [.. formulas, .. answer.Verdict.Caveats]));
        // The angular momentum turns the plane: dx/ds = -y, and so on.
        var generators = answer.Arrays.Single(array => array.Name == "generators");
        Assert.Equal([1, 4, 4], generators.Shape);
        Assert.Equal([0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0], generators.Values.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Run_OnANoisyPendulum_FindsTheEnergyAndSaysWhatCannotBeToldFromIt()
    {
        var pendulum = Run(new PathSettings { Noise = 0.1, Seed = 3 });
        Assert.Equal(Finding.Found, pendulum.Verdict.Finding);
        var spring = Run(new PathSettings { System = PathSystem.Spring, Noise = 0.1, Seed = 3 });
        Assert.Equal(Finding.Found, spring.Verdict.Finding);
        Assert.Contains(spring.Verdict.Caveats, caveat => caveat.Contains("cannot be told from", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PathSystem.DampedPendulum, 0)]
    [InlineData(PathSystem.DampedPendulum, 0.1)]
    [InlineData(PathSystem.DrivenSpring, 0)]
    [InlineData(PathSystem.Lorenz, 0)]
    [InlineData(PathSystem.RandomWalk, 0)]
    [InlineData(PathSystem.Autoregression, 0)]
    [InlineData(PathSystem.WhiteNoise, 0)]
    public void Run_OnPathsThatConserveNothing_ReportsNothing(PathSystem system, double noise)
    {
        var answer = Run(new PathSettings { System = system, Noise = noise, Seed = 5 });
        Assert.NotEqual(Finding.Found, answer.Verdict.Finding);
        Assert.Empty(Formulas(answer));
    }

    [Fact]
    public void Run_OnOnePath_NamesTheRelationAndLeavesTheVerdictOpen()
    {
        var answer = Run(new PathSettings { Paths = 1, Times = 400 });
        Assert.Equal(Finding.Undecided, answer.Verdict.Finding);
        Assert.Contains("p^2 - 3.000 cos q", answer.Verdict.Summary);
        Assert.Empty(Formulas(answer));
        var damped = Run(new PathSettings { System = PathSystem.DampedPendulum, Paths = 1, Times = 400 });
        Assert.NotEqual(Finding.Found, damped.Verdict.Finding);
        Assert.Contains("as under friction", damped.Verdict.Summary);
    }

    [Fact]
    public void Run_WithCoordinatesThatRepeatOthers_SaysSoAndFindsTheSame()
    {
        var plain = SyntheticPaths.Generate(new PathSettings());
        double[][] doubled =
        [
            .. Enumerable.Range(0, plain.Count).Select(i => Enumerable.Range(0, plain.Length(i)).SelectMany(time =>
                new[] { plain.State(i, time)[0], -plain.State(i, time)[0], plain.State(i, time)[1] }).ToArray()),
        ];
        var answer = Run(new PathSet(doubled, ["q", "q2", "p"], 0.1, "doubled"));
        Assert.Equal(["p^2 - 3.000 cos q"], Formulas(answer));
        Assert.Contains(answer.Verdict.Caveats, caveat => caveat.Contains("rank 2 of 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_WithFewBrokenPaths_SetsThemAside()
    {
        var plain = SyntheticPaths.Generate(new PathSettings { Paths = 60 });
        var values = Enumerable.Range(0, plain.Count).Select(i => plain.Path(i).ToArray()).ToArray();
        // The second half of path 7 belongs to another one.
        values[9].AsSpan(30).CopyTo(values[7].AsSpan(30));
        var answer = Run(new PathSet(values, plain.Names, 0.1, "spliced"));
        Assert.Equal(["p^2 - 3.000 cos q"], Formulas(answer));
        Assert.Contains(answer.Verdict.Caveats, caveat => caveat.Contains("1 of 60 paths (7)", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Twice_GivesTheSameBits()
    {
        var settings = new PathSettings { Noise = 0.05, Seed = 2 };
        var (first, second) = (Run(settings), Run(settings));
        Assert.Equal(first.Arrays.SelectMany(array => array.Values), second.Arrays.SelectMany(array => array.Values));
        Assert.Equal(first.Files["conserved.json"], second.Files["conserved.json"]);
    }

    [Fact]
    public void Check_OfPathsThatAreAllTheSame_Refuses()
    {
        var path = SyntheticPaths.Generate(new PathSettings { Paths = 1 }).Path(0).ToArray();
        var same = new PathSet([.. Enumerable.Repeat(path, 8)], ["q", "p"], 0.1, "copies");
        var refusal = Assert.Throws<NoetherException>(() => Run(same));
        Assert.Contains("are the same", refusal.Message);
        var still = new PathSet([[1, 2, 1, 2], [1, 2, 1, 2]], ["q", "p"], 0.1, "still");
        Assert.Contains("Nothing varies", Assert.Throws<NoetherException>(() => Run(still)).Message);
        var few = SyntheticPaths.Generate(new PathSettings { Paths = 2, Times = 20 });
        Assert.Contains("too few to judge", Assert.Throws<NoetherException>(() => Run(few)).Message);
    }

    private static Answer Run(PathSettings settings) => Run(SyntheticPaths.Generate(settings));

    private static Answer Run(PathSet paths) =>
        Method.Run(new PathData(paths), new ConservedSettings { Regroupings = 99 }, new RunContext());

    private static string[] Formulas(Answer answer) =>
        [.. JsonNode.Parse(answer.Files["conserved.json"])!.AsArray().Select(node => node!["formula"]!.GetValue<string>())];
}
