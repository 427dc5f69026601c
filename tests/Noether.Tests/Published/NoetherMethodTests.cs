using System.Text.Json.Nodes;
using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Learning.Dense;
using Noether.Published.Fields;
using Noether.Published.NoetherNetworks;

namespace Noether.Tests.Published;

public sealed class NoetherMethodTests
{
    private const double GradientTolerance = 1e-6; // relative, central differences of 1e-5 in double

    private static readonly NoetherMethod Method = new();
    private static readonly NoetherSettings Quick = new() { Width = 8, Steps = 60, Starts = 3, Formulas = 2 };

    [Theory]
    [InlineData(PathSystem.Spring, "q^2 + 1.000 p^2")]
    [InlineData(PathSystem.Pendulum, "p^2 - 3.000 cos q")]
    public void Run_OnKnownSystems_RanksTheirEnergyFirst(PathSystem system, string formula)
    {
        var answer = Method.Run(new PathData(SyntheticPaths.Generate(new PathSettings { System = system, Seed = 3 })), Quick,
            new RunContext { Seed = 3 });
        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        Assert.Equal(formula, answer.Candidates[0].Name);
        var conserved = JsonNode.Parse(answer.Files["conserved.json"])!.AsArray();
        Assert.Equal(formula, Assert.Single(conserved)!["formula"]!.GetValue<string>());
        Assert.Equal(2, answer.Facts["tailoring"]!.AsArray().Count);
    }

    [Fact]
    public void Run_OnDampedPendulums_ClaimsNothing() => Assert.NotEqual(Finding.Found, Method.Run(
        new PathData(SyntheticPaths.Generate(new PathSettings { System = PathSystem.DampedPendulum, Seed = 3 })), Quick,
        new RunContext { Seed = 3 }).Verdict.Finding);

    [Fact]
    public void LossAndGradient_ThroughARollOut_AgreesWithCentralDifferences()
    {
        var paths = SyntheticPaths.Generate(new PathSettings { Seed = 3 });
        var data = PathVelocities.Of(paths, PathDifferences.Central);
        var scale = CanonicalScale.Of(data);
        var field = FreeField.Fit(data, scale, 4, new DenseTraining { Epochs = 20, Batch = 500, Rate = 0.01 });
        var quantity = new FormulaSearch(new NoetherSettings(), new RunContext()).Run(paths, new ConservedLimits()).Ranked[0];
        var tailored = new TailoredField(field, quantity, 0.1, 12);
        var start = paths.State(2, 0).ToArray();
        var parameters = field.Network.Parameters;
        var (gradient, scratch) = (new double[parameters.Length], new double[parameters.Length]);
        tailored.LossAndGradient(start, gradient);
        var (error, size) = (0.0, 0.0);
        for (var i = 0; i < parameters.Length; i++)
        {
            var here = parameters[i];
            parameters[i] = here + 1e-5;
            var above = tailored.LossAndGradient(start, scratch);
            parameters[i] = here - 1e-5;
            var difference = (above - tailored.LossAndGradient(start, scratch)) / 2e-5;
            parameters[i] = here;
            (error, size) = (error + Math.Pow(difference - gradient[i], 2), size + (difference * difference));
        }

        Assert.InRange(Math.Sqrt(error / size), 0, GradientTolerance);
    }

    [Fact]
    public void Tailored_WithASmallStep_MakesTheFormulaMoreConstantAndPutsTheParametersBack()
    {
        var paths = SyntheticPaths.Generate(new PathSettings { Seed = 3 });
        var data = PathVelocities.Of(paths, PathDifferences.Central);
        var field = FreeField.Fit(data, CanonicalScale.Of(data), 16, new DenseTraining { Epochs = 100, Batch = 2000, Rate = 0.01 });
        var quantity = new FormulaSearch(new NoetherSettings(), new RunContext()).Run(paths, new ConservedLimits()).Ranked[0];
        var tailored = new TailoredField(field, quantity, 0.1, 20);
        var start = paths.State(2, 0).ToArray();
        var gradient = new double[field.Network.Parameters.Length];
        var before = (double[])field.Network.Parameters.Clone();
        var loss = tailored.LossAndGradient(start, gradient);
        var states = tailored.Tailored(start, gradient, 1e-3);
        var after = Enumerable.Range(1, 20).Average(i => Math.Pow(quantity.Value(states.AsSpan(i * 2, 2)) - quantity.Value(start), 2));
        Assert.InRange(after, 0, 0.999 * loss);
        Assert.Equal(before, field.Network.Parameters);
    }
}
