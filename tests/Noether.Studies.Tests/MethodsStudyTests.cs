using System.Text.Json;
using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Studies.Tests.Support;

namespace Noether.Studies.Tests;

public sealed class MethodsStudyTests : IDisposable
{
    private static readonly MethodCatalogue Toys = new([new NeighbourMethod(), new RefusingMethod()]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reproduce_OfMethods_MeasuresWhateverIsInTheCatalogue()
    {
        var result = StudyCalls.Run(Toys, "reproduce", "methods", "--quick", "--out", folder["out"]).IsDone();
        // Seven sets of samples for one method, two pictures for the other.
        Assert.Equal(9, result.Error.Split('\n').Count(line => line.StartsWith("noether: Case ")));
        var cases = File.ReadAllLines(Path.Combine(folder["out"], "methods.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(row => row.GetProperty("key").GetString()!);

        var plain = cases["neighbours/gaussian-identity/seed-0"];
        Assert.Equal("found", Word(plain, "finding"));
        Assert.Equal("Shift", Word(plain, "headline"));
        Assert.Equal(1, Number(plain, "cosine"), 1e-12);
        Assert.True(Number(plain, "check.correlation") > 0.3);
        Assert.Equal(0.5, Number(plain, "seconds.total"));
        Assert.True(Number(plain, "seconds") > 0);
        Assert.Contains("least=0.3", plain.GetProperty("settings").GetString(), StringComparison.Ordinal);

        // The plain shift is not the truth behind a rotation, and noise has none.
        Assert.True(Number(cases["neighbours/gaussian-orthogonal/seed-0"], "cosine") < 0.5);
        var noise = cases["neighbours/noise/seed-0"];
        Assert.Equal("not found", Word(noise, "finding"));
        Assert.False(noise.GetProperty("numbers").TryGetProperty("cosine", out _));

        var refused = cases["refuses/rings/seed-0"];
        Assert.Equal("refused", Word(refused, "finding"));
        Assert.Equal("rotation", Word(refused, "expected"));
        Assert.Equal("Not this one.", Word(refused, "verdict"));
        Assert.Contains(
            "| neighbours x gaussian-identity | shift | 1 | 0 | 0 | 0 | 1.0000 |",
            File.ReadAllText(Path.Combine(folder["out"], "methods.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_OfNoMethods_SaysSo() =>
        StudyCalls.Run(new MethodCatalogue([]), "reproduce", "methods", "--out", folder["out"])
            .IsUserError("methods has no cases");

    [Fact]
    public void Cases_OfAMethodOfAnotherKind_AreNotedAsLeftOut()
    {
        var study = new MethodsStudy(new MethodCatalogue([new UnknownKind()]));
        Assert.Empty(study.Cases(new StudyOptions()));
        Assert.Contains("strange", Assert.Single(study.Notes(new StudyOptions())), StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_OfAnotherDefault_AreOtherCases()
    {
        var settings = new MethodsStudy(Toys).Cases(new StudyOptions())[0].Settings;
        var other = new MethodsStudy(new MethodCatalogue([new Stricter()])).Cases(new StudyOptions())[0];
        Assert.Equal("neighbours/gaussian-identity/seed-0", other.Key);
        Assert.NotEqual(settings, other.Settings);
    }

    private static string? Word(JsonElement row, string name) =>
        row.GetProperty("words").GetProperty(name).GetString();

    private static double Number(JsonElement row, string name) =>
        row.GetProperty("numbers").GetProperty(name).GetDouble();

    private sealed class UnknownKind : Method<RefusingMethod.None>
    {
        public override MethodCard Card { get; } = new RefusingMethod().Card with
        {
            Name = "strange",
            Data = (DataKind)99,
        };

        protected override Answer Run(MethodData data, RefusingMethod.None settings, RunContext context) =>
            throw new InvalidOperationException("There are no data to run on.");
    }

    private sealed class Stricter : Method<Stricter.StrictSettings>
    {
        public override MethodCard Card => new NeighbourMethod().Card;

        protected override Answer Run(MethodData data, StrictSettings settings, RunContext context) =>
            throw new InvalidOperationException("Nothing is run here.");

        internal sealed record StrictSettings
        {
            [Discovery.Settings.Setting("Correlation from which neighbours belong together.")]
            public double Least { get; init; } = 0.6;
        }
    }
}
