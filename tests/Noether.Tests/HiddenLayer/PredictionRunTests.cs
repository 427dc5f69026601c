using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Prediction;
using Noether.Pictures;
using Noether.Tests.Data;
using Noether.Tests.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer;

public sealed class PredictionRunTests : IDisposable
{
    private const int Networks = 4;

    private static readonly Picture Disc = Drawn.Disc(64);

    private readonly TemporaryFolder folder = new();
    private readonly HiddenLayerSettings tiny;

    public PredictionRunTests() =>
        tiny = new HiddenLayerSettings { Networks = Networks, Model = TinyModel.Write(folder.File("model")) };

    private string Journal => folder.File("networks/networks.partial");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Predict_AfterAnInterruption_GoesOnToTheSameBits(int torn)
    {
        var expected = Predict(new RunContext { Seed = 3 });
        Interrupt();
        using (var journal = new FileStream(Journal, FileMode.Open))
            journal.SetLength(journal.Length - torn);

        Same(
            expected, Predict(new RunContext { Seed = 3, Store = new FolderStore(folder.Path, resumes: true) }));
    }

    [Fact]
    public void Predict_OfAnInterruptedRun_TrainsOnlyWhatIsMissing()
    {
        Interrupt();
        var before = new FileInfo(Journal).Length;

        Predict(new RunContext { Seed = 3, Store = new FolderStore(folder.Path, resumes: true) });

        var after = new FileInfo(Journal).Length;
        Predict(new RunContext { Seed = 3, Store = new FolderStore(folder.Path, resumes: true) });
        Assert.True(after > before);
        Assert.Equal(after, new FileInfo(Journal).Length);
    }

    [Fact]
    public void Predict_AnewWhereARunWasInterrupted_ForgetsIt()
    {
        Interrupt();

        // Another seed is another run; its predecessor's networks must not stand in its way.
        var anew = Predict(new RunContext { Seed = 4, Store = new FolderStore(folder.Path) });

        Same(Predict(new RunContext { Seed = 4 }), anew);
    }

    [Fact]
    public void Predict_OfARunOfAnotherSeed_IsRefused()
    {
        Interrupt();

        var failure = Assert.Throws<NoetherException>(
            () => Predict(new RunContext { Seed = 4, Store = new FolderStore(folder.Path, resumes: true) }));

        Assert.Contains("other settings, seed or pictures", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_WithAStore_KeepsTheBestAnswerSoFar()
    {
        var store = new FolderStore(folder.Path);

        Predict(new RunContext { Seed = 3, Threads = 1, Store = store });

        Assert.Equal(Enumerable.Range(1, Networks - 1), store.Kept.Select(answer => answer.Arrays[0].Shape[0]));
        // The store itself turns the verdict into that of a run that was stopped.
        Assert.All(store.Kept, answer => Assert.NotEqual("Stopped early", answer.Verdict.Headline));
    }

    [Fact]
    public void Predict_WithALongInterval_KeepsTheFirstAnswerAndTheOneAtTheInterruption()
    {
        var store = Interrupt(TimeSpan.FromHours(1));

        Assert.Equal([1, 3], store.Kept.Select(answer => answer.Arrays[0].Shape[0]));
    }

    [Fact]
    public void Predict_ForAnObserverThatWantsFigures_ShowsTheAnswerAsItForms()
    {
        var spectator = new RunSpectator(wantsFigures: true);

        Predict(new RunContext { Threads = 1, Progress = spectator });

        var shown = spectator.All.Where(progress => progress.Figures.Count > 0).ToArray();
        Assert.NotEmpty(shown);
        Assert.All(shown, progress => Assert.Equal(
            ["likelihoods", "contour", "planes"], progress.Figures.Select(figure => figure.Name)));
        Assert.Single(((TilesFigure)shown[0].Figures[2]).Tiles);
        Assert.Null(((BarsFigure)shown[0].Figures[0]).Bars[0].Lower);
        Assert.Equal(("finding the contour", 0), (spectator.All[0].Stage, spectator.All[0].Fraction));
        Assert.Equal(1, spectator.All[^1].Fraction);
    }

    [Fact]
    public void Predict_ForAnObserverThatWantsNoFigures_MakesNone()
    {
        var spectator = new RunSpectator();

        var watched = Predict(new RunContext { Threads = 1, Progress = spectator });

        Assert.All(spectator.All, progress => Assert.Empty(progress.Figures));
        Same(Predict(new RunContext { Threads = 1, Progress = new RunSpectator(wantsFigures: true) }), watched);
    }

    private SymmetryPrediction Predict(RunContext context) => SymmetryPredictor.Predict(Disc, tiny, context);

    // Stops a run when three of its networks are finished.
    private FolderStore Interrupt(TimeSpan interval = default)
    {
        using var source = new CancellationTokenSource();
        var finished = 0;
        var store = new FolderStore(folder.Path, asked: () =>
        {
            if (++finished == 3)
                source.Cancel();
        })
        {
            Wanted = interval,
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Predict(
            new RunContext { Seed = 3, Threads = 1, Store = store, Cancellation = source.Token }));
        return store;
    }

    private static void Same(SymmetryPrediction expected, SymmetryPrediction actual)
    {
        Assert.Equal(
            expected.Networks.SelectMany(network => network.Likelihoods),
            actual.Networks.SelectMany(network => network.Likelihoods));
        Assert.Equal(expected.Likelihoods, actual.Likelihoods);
        Assert.Equal(
            expected.Networks.SelectMany(network => network.Points),
            actual.Networks.SelectMany(network => network.Points));
    }
}
