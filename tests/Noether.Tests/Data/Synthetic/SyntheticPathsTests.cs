using Noether.Data.Paths;
using Noether.Data.Synthetic;

namespace Noether.Tests.Data.Synthetic;

public sealed class SyntheticPathsTests
{
    private const double Drift = 1e-9; // fourth-order steps of 0.002 over 6 units of time

    [Theory]
    [InlineData(PathSystem.Spring)]
    [InlineData(PathSystem.Pendulum)]
    [InlineData(PathSystem.Kepler)]
    [InlineData(PathSystem.LotkaVolterra)]
    [InlineData(PathSystem.HenonHeiles)]
    public void Generate_OfASystemThatConservesEnergy_KeepsIt(PathSystem system)
    {
        var paths = SyntheticPaths.Generate(new PathSettings { System = system, Paths = 5, Times = 60 });
        for (var i = 0; i < paths.Count; i++)
        {
            var first = Energy(system, paths.State(i, 0));
            for (var time = 1; time < paths.Length(i); time++)
                Assert.Equal(first, Energy(system, paths.State(i, time)), Drift);
        }
    }

    [Fact]
    public void Generate_OfADampedPendulum_LosesEnergy()
    {
        var paths = SyntheticPaths.Generate(new PathSettings { System = PathSystem.DampedPendulum, Paths = 5 });
        for (var i = 0; i < paths.Count; i++)
            Assert.True(Energy(PathSystem.Pendulum, paths.State(i, 29)) < Energy(PathSystem.Pendulum, paths.State(i, 0)) - 0.01);
    }

    [Fact]
    public void Generate_OfADoublePendulum_KeepsItsEnergy()
    {
        var paths = SyntheticPaths.Generate(new PathSettings { System = PathSystem.DoublePendulum, Paths = 3, Times = 40 });
        static double Of(ReadOnlySpan<double> s) => (s[2] * s[2]) + (0.5 * s[3] * s[3])
            + (s[2] * s[3] * Math.Cos(s[0] - s[1])) - (2 * Math.Cos(s[0])) - Math.Cos(s[1]);
        for (var i = 0; i < paths.Count; i++)
            Assert.Equal(Of(paths.State(i, 0)), Of(paths.State(i, 39)), Drift);
    }

    [Fact]
    public void Generate_WithNoise_AddsItToTheSamePaths()
    {
        var settings = new PathSettings { Paths = 30, Seed = 4 };
        var (clean, noisy) = (SyntheticPaths.Generate(settings), SyntheticPaths.Generate(settings with { Noise = 0.2 }));
        var square = Enumerable.Range(0, 30).Average(i =>
            clean.Path(i).ToArray().Zip(noisy.Path(i).ToArray(), (a, b) => (a - b) * (a - b)).Average());
        Assert.InRange(Math.Sqrt(square), 0.19, 0.21);
        Assert.Equal(clean.Path(29).ToArray(), SyntheticPaths.Generate(settings).Path(29).ToArray());
        Assert.NotEqual(clean.Path(0).ToArray(), SyntheticPaths.Generate(settings with { Seed = 5 }).Path(0).ToArray());
    }

    [Fact]
    public void Write_AsArrayAndAsTable_ReadsBackToTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var settings = new PathSettings { System = PathSystem.Kepler, Paths = 3, Times = 7, Noise = 0.01 };
        var made = SyntheticPaths.Generate(settings);
        SyntheticPaths.Write(settings, folder.File("p.npy"));
        SyntheticPaths.Write(settings, folder.File("p.csv"));
        var array = PathFile.Open(folder.File("p.npy"), new PathFileOptions { Dt = 0.1 });
        var table = PathFile.Open(folder.File("p.csv"), new PathFileOptions { Trial = "trial", Time = "t" });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(made.Path(i).ToArray(), array.Path(i).ToArray());
            Assert.Equal(made.Path(i).ToArray(), table.Path(i).ToArray());
        }

        Assert.Equal(made.Names, table.Names);
    }

    [Fact]
    public void Generate_WithValuesOutOfRange_SaysWhy()
    {
        Assert.Contains("dt", Assert.Throws<NoetherException>(() => SyntheticPaths.Generate(new PathSettings { Dt = 0 })).Message);
        Assert.Contains("2 points", Assert.Throws<NoetherException>(() => SyntheticPaths.Generate(new PathSettings { Times = 1 })).Message);
        Assert.Contains("noise", Assert.Throws<NoetherException>(() => SyntheticPaths.Generate(new PathSettings { Noise = -1 })).Message);
    }

    private static double Energy(PathSystem system, ReadOnlySpan<double> s) => system switch
    {
        PathSystem.Spring => (s[0] * s[0]) + (s[1] * s[1]),
        PathSystem.Pendulum => (s[1] * s[1]) - (3 * Math.Cos(s[0])),
        PathSystem.Kepler => (0.5 * ((s[2] * s[2]) + (s[3] * s[3]))) - (1 / Math.Sqrt((s[0] * s[0]) + (s[1] * s[1]))),
        PathSystem.LotkaVolterra => s[0] + s[1] - Math.Log(s[0]) - Math.Log(s[1]),
        _ => (0.5 * ((s[0] * s[0]) + (s[1] * s[1]) + (s[2] * s[2]) + (s[3] * s[3]))) + (s[0] * s[0] * s[1]) - (s[1] * s[1] * s[1] / 3),
    };
}
