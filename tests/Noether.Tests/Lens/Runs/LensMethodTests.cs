using System.IO.Compression;
using System.Text.Json.Nodes;
using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;
using Noether.Lens;
using Noether.Lens.Runs;
using Noether.Methods;
using Noether.Numerics;

namespace Noether.Tests.Lens.Runs;

public sealed class LensMethodTests
{
    private const int D = 11;

    private static readonly LensMethod Method = new();

    private static readonly LensSettings Quick =
        LensSettings.Fast with { Steps = 20, BatchSize = 300, Conditional = false };

    private static readonly SyntheticData Permuted =
        LensTestData.Synthetic(D, 20_000, SignalFamily.Gaussian, HiddenTransform.Permuted);

    private static readonly Lazy<(LensResult Typed, Answer Answer)> Found = new(() => (
        LensDiscovery.Run(Permuted.ToSampleSet(), Quick),
        Method.Run(new SampleData(Permuted.ToSampleSet()), Quick, new RunContext())));

    private static readonly Lazy<Answer> Missed = new(() =>
    {
        var noise = new float[D * 3000];
        new CounterRandom(6, 1).FillNormal(noise);
        return Method.Run(
            new SampleData(new ArraySamples(noise, D)), Quick with { Without = LensIngredients.Refinement },
            new RunContext());
    });

    [Fact]
    public void Run_Samples_HasTheArraysOfTheTypedResult()
    {
        var (typed, answer) = Found.Value;
        Assert.Equal(
            ["generator", "generators", "generator_low", "generator_high", "generator_padded", "filter", "group_convolution"],
            answer.Arrays.Select(array => array.Name));
        Assert.Equal(typed.Generator.Values.ToArray(), Array("generator").Values);
        Assert.Equal(typed.Generator.Values.ToArray(), Array("generators").Values);
        Assert.Equal([1, D, D], Array("generators").Shape);
        Assert.Equal(typed.GeneratorPadded.Values.ToArray(), Array("generator_padded").Values);
        Assert.Equal([3 * D, 3 * D], Array("generator_padded").Shape);
        Assert.Equal(typed.Filter, Array("filter").Values);
        Assert.Equal(typed.GroupConvolution.Values.ToArray(), Array("group_convolution").Values);
        Assert.Equal(typed.Verdict.Summary, answer.Verdict.Summary);

        AnswerArray Array(string name) => answer.Arrays.Single(array => array.Name == name);
    }

    [Fact]
    public void Run_Samples_HasTheFactsOfTheRunFolder()
    {
        var (typed, answer) = Found.Value;
        var facts = JsonNode.Parse(answer.Facts.ToJsonString())!;
        Assert.Equal(D, (int)facts["dimension"]!);
        Assert.Equal(20_000, (int)facts["samples"]!);
        Assert.Equal(typed.Mean, (double)facts["normalisation"]!["mean"]!);
        Assert.Equal(typed.StandardDeviation, (double)facts["normalisation"]!["standardDeviation"]!);
        Assert.Equal(1, (int)facts["axes"]!);
        Assert.Equal(
            ColumnOrder.Find(typed.GroupConvolution)!.Columns, facts["columnOrder"]!.AsArray().Select(c => (int)c!));
        // The header of result.json has the losses already, of the last row of the history.
        Assert.Null(facts["losses"]);
    }

    [Fact]
    public void Run_Samples_HasCandidatesHistoryAndSnapshots()
    {
        var (typed, answer) = Found.Value;
        Assert.Equal(typed.Candidates.Select(c => c.Name), answer.Candidates.Select(c => c.Name));
        var won = answer.Candidates.Single(c => c.Won);
        Assert.Equal(
            typed.Candidates.Single(c => c.Won).ToeplitzDeparture,
            won.Figures.Single(f => f.Name == "toeplitzDeparture").Value);
        Assert.Equal(["circular"], won.PossibleFlags);
        Assert.Empty(won.Flags);
        Assert.Equal("step", answer.History.Columns[0]);
        Assert.Equal(20, answer.History.Rows.Count);
        Assert.All(answer.History.Rows, row => Assert.Equal(answer.History.Columns.Count, row.Length));
        Assert.Equal(new Iteration(20, StopReason.StepsDone), answer.Iteration);
        using var archive = new ZipArchive(new MemoryStream(answer.Files["snapshots.npz"]));
        Assert.Equal(
            ["step.npy", "generator.npy", "group_convolution.npy"], archive.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void Run_Found_ShowsASampleThatMovesByPowersOfTheGenerator()
    {
        var (typed, answer) = Found.Value;
        Assert.True(answer.Verdict.Found, answer.Verdict.Summary);
        Assert.Equal(
            [
                "Watch a sample move", "The symmetry", "How far other samples would lead", "The learned order of the columns",
                "The training", "Proposed answers", "How to use it",
            ],
            answer.Sections.Select(section => section.Title));
        var frames = Assert.IsType<FramesFigure>(answer.Sections[0].Figures[0]);
        Assert.Equal(Enumerable.Range(-5, 11).Select(k => (double)k), frames.Positions);
        Assert.Equal(0, frames.Positions[frames.First]);
        var rest = Read(frames.First);
        var transform = LensTransform.From(typed);
        var sample = rest.Select(v => (v * typed.StandardDeviation) + typed.Mean).ToArray();
        for (var i = 0; i < frames.Frames.Count; i++)
        {
            var moved = transform.Move(sample, (int)frames.Positions[i]);
            var shown = Read(i).Select(v => (v * typed.StandardDeviation) + typed.Mean).ToArray();
            for (var j = 0; j < D; j++)
                Assert.Equal(moved[j], shown[j], 1e-9);
        }

        IReadOnlyList<double> Read(int frame) => Assert.IsType<LinesFigure>(frames.Frames[frame]).Series[0].Y;
    }

    [Fact]
    public void Run_NotFound_ClaimsNothingThatMoves()
    {
        Assert.Equal(Finding.NotFound, Missed.Value.Verdict.Finding);
        var titles = Missed.Value.Sections.Select(section => section.Title).ToArray();
        Assert.Equal("A few samples", titles[0]);
        Assert.Equal("The best representation that was tried", titles[1]);
        Assert.DoesNotContain("The learned order of the columns", titles);
        Assert.DoesNotContain(Missed.Value.Sections.SelectMany(s => s.Figures), figure => figure is FramesFigure);
        Assert.DoesNotContain("moved", Usage(Missed.Value), StringComparison.Ordinal);
        Assert.Contains("moved", Usage(Found.Value.Answer), StringComparison.Ordinal);

        static string Usage(Answer answer) => Assert.IsType<TextFigure>(answer.Sections[^1].Figures[0]).Text;
    }

    [Fact]
    public void Run_AnyAnswer_HasFiguresOfDifferentNames()
    {
        foreach (var answer in new[] { Found.Value.Answer, Missed.Value })
        {
            var names = answer.Sections.SelectMany(s => s.Figures).Select(f => f.Name).ToArray();
            Assert.Equal(names.Distinct(), names);
            Assert.Contains("generator", names);
            Assert.Contains("group-convolution", names);
            Assert.Contains("filter", names);
        }
    }

    [Fact]
    public void Settings_Presets_GiveThePublishedOnesByName()
    {
        var set = Method.Settings;
        Assert.Equal(["fast", "paper"], set.Presets.Select(preset => preset.Name));
        Assert.Equal(LensSettings.Fast, set.Create(new Dictionary<string, string>()));
        Assert.Equal(
            LensSettings.Paper with { Steps = 300, BatchSize = 1056, Conditional = false },
            set.Create(new Dictionary<string, string>
            {
                ["preset"] = "paper",
                ["steps"] = "300",
                ["batch"] = "1056",
                ["conditional"] = "no",
            }));
        Assert.Equal(
            [new("preset", "paper"), new("learning-rate", "0.001")],
            set.Differences(LensSettings.Paper with { LearningRate = 1e-3 }));
    }

    [Fact]
    public void Settings_EveryProperty_IsASetting() => Assert.Equal(
        typeof(LensSettings).GetProperties().Count(p => !p.GetMethod!.IsStatic), Method.Settings.All.Count);

    [Fact]
    public void Check_SettingsOutOfRange_NamesTheSetting()
    {
        var failure = Assert.Throws<NoetherException>(() => ((IMethod)Method).Check(
            new SampleData(Permuted.ToSampleSet()), Quick with { Knots = 1 }, new RunContext()));
        Assert.Equal("knots", failure.Setting);
        Assert.Contains(SettingName.Mention("knots"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_Samples_LensIsTheDefault() =>
        Assert.Equal("lens", MethodList.All.DefaultFor(DataKind.Samples)!.Card.Name);
}
