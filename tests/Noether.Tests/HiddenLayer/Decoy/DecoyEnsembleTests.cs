using Noether.HiddenLayer.Decoy;

namespace Noether.Tests.HiddenLayer.Decoy;

public sealed class DecoyEnsembleTests : IDisposable
{
    private static readonly DecoySettings Quick = new() { FirstUnits = 24, LastUnits = 16, Epochs = 12 };

    private static readonly DecoyPoints[] Pictures =
        [DecoyPictures.Ring(120, 1), DecoyPictures.Stripes(200, 2), DecoyPictures.Ring(90, 3)];

    private readonly string root = Directory.CreateTempSubdirectory("noether-decoy").FullName;

    private string Folder => Path.Combine(root, "ensemble");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Train_OneThreadOrTwo_SameBits()
    {
        var one = DecoyEnsemble.Train(Pictures, 2, Quick, 5, threads: 1);
        var two = DecoyEnsemble.Train(Pictures, 2, Quick, 5, threads: 2);
        Assert.Equal(6, one.Count);
        for (var i = 0; i < one.Count; i++)
        {
            Assert.Equal((i / 2, i % 2), (two[i].Picture, two[i].Network));
            Assert.Equal(one[i].Weights, two[i].Weights);
            Assert.Equal(one[i].ValidationLoss, two[i].ValidationLoss);
        }
    }

    [Fact]
    public void Train_AnotherSetOfPictures_LeavesANetworkAsItIs()
    {
        var all = DecoyEnsemble.Train(Pictures, 2, Quick, 5);
        var some = DecoyEnsemble.Train(Pictures[..1], 1, Quick, 5);
        Assert.Equal(all[0].Weights, some[0].Weights);
    }

    [Fact]
    public void Train_Progress_CountsToTheTotal()
    {
        var reports = new Reports();
        DecoyEnsemble.Train(Pictures, 2, Quick, 5, threads: 2, progress: reports);
        Assert.Equal([1, 2, 3, 4, 5, 6], reports.All.Select(report => report.Done));
        Assert.All(reports.All, report => Assert.Equal(6, report.Total));
        Assert.Equal(TimeSpan.Zero, reports.All[^1].Remaining);
    }

    [Fact]
    public void TrainInto_ThenRead_GivesWhatTrainGives()
    {
        var expected = DecoyEnsemble.Train(Pictures, 2, Quick, 5);
        DecoyEnsemble.TrainInto(Folder, Pictures, 2, Quick, 5).Dispose();
        using var folder = EnsembleFolder.Open(Folder);
        Assert.Equal((3, 2, 5ul, Quick), (folder.Pictures, folder.NetworksEach, folder.Seed, folder.Settings));
        foreach (var network in expected)
        {
            var read = folder.Read(network.Picture, network.Network);
            Assert.Equal(network.Weights, read.Weights);
            Assert.Equal(network.EpochKept, read.EpochKept);
            Assert.Equal(network.TrainingAccuracy, read.TrainingAccuracy);
            Assert.Equal(network.ValidationLoss, folder.Describe(network.Picture, network.Network).ValidationLoss);
        }
        Assert.Equal(
            ["ensemble.json", "networks.csv", "weights-0000.npy"],
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void TrainInto_AfterACancellation_GoesOnWithTheSameBits()
    {
        DecoyEnsemble.TrainInto(Folder, Pictures, 2, Quick, 5).Dispose();
        var expected = File.ReadAllBytes(Path.Combine(Folder, "weights-0000.npy"));
        var other = Path.Combine(root, "interrupted");
        using var source = new CancellationTokenSource();
        var stop = new Reports(report =>
        {
            if (report.Done == 3)
                source.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(
            () => DecoyEnsemble.TrainInto(other, Pictures, 2, Quick, 5, 2, stop, source.Token));
        Refuses("was interrupted", () => EnsembleFolder.Open(other));
        var rest = new Reports();
        DecoyEnsemble.TrainInto(other, Pictures, 2, Quick, 5, 1, rest).Dispose();
        Assert.InRange(rest.All.Count, 1, 3);
        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(other, "weights-0000.npy")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2000)]
    [InlineData(5000)]
    public void TrainInto_AfterAKillThatToreTheJournal_GoesOnWithTheSameBits(int lost)
    {
        var expected = DecoyEnsemble.Train(Pictures, 2, Quick, 5);
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => DecoyEnsemble.TrainInto(
            Folder, Pictures, 2, Quick, 5, 1, new Reports(r => source.Cancel()), source.Token));
        using (var journal = new FileStream(Path.Combine(Folder, "networks.partial"), FileMode.Open))
            journal.SetLength(Math.Max(5, journal.Length - lost));
        using var folder = DecoyEnsemble.TrainInto(Folder, Pictures, 2, Quick, 5);
        foreach (var network in expected)
            Assert.Equal(network.Weights, folder.Read(network.Picture, network.Network).Weights);
    }

    [Fact]
    public void TrainInto_AFinishedFolder_TrainsNothing()
    {
        DecoyEnsemble.TrainInto(Folder, Pictures, 1, Quick, 5).Dispose();
        var reports = new Reports();
        DecoyEnsemble.TrainInto(Folder, Pictures, 1, Quick, 5, progress: reports).Dispose();
        Assert.Empty(reports.All);
        Refuses("other settings", () => DecoyEnsemble.TrainInto(Folder, Pictures, 1, Quick, 6));
        Refuses("other settings", () => DecoyEnsemble.TrainInto(Folder, Pictures, 1, Quick with { Epochs = 13 }, 5));
    }

    [Fact]
    public void TrainInto_AnInterruptedFolderOfAnotherTraining_Refuses()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => DecoyEnsemble.TrainInto(
            Folder, Pictures, 2, Quick, 5, 1, new Reports(r => source.Cancel()), source.Token));
        Refuses("other settings", () => DecoyEnsemble.TrainInto(Folder, Pictures[..2], 2, Quick, 5));
    }

    [Theory]
    [InlineData("networks.csv")]
    [InlineData("weights-0000.npy")]
    [InlineData("ensemble.json")]
    public void Open_WithAFileCutShort_Refuses(string name)
    {
        DecoyEnsemble.TrainInto(Folder, Pictures, 1, Quick, 5).Dispose();
        using (var file = new FileStream(Path.Combine(Folder, name), FileMode.Open))
            file.SetLength(file.Length / 2);
        Assert.Throws<NoetherException>(() => EnsembleFolder.Open(Folder));
    }

    [Fact]
    public void Open_AnotherFormat_SaysSo()
    {
        DecoyEnsemble.TrainInto(Folder, Pictures, 1, Quick, 5).Dispose();
        var path = Path.Combine(Folder, "ensemble.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"format\": 2", "\"format\": 1"));
        Refuses("format 1", () => EnsembleFolder.Open(Folder));
    }

    [Fact]
    public void Open_NoEnsemble_SaysSo()
    {
        Refuses("no folder", () => EnsembleFolder.Open(Folder));
        Refuses("no trained ensemble", () => EnsembleFolder.Open(root));
    }

    [Fact]
    public void Train_BadArguments_SayWhatIsWrong()
    {
        Refuses("no pictures", () => DecoyEnsemble.Train([], 1, Quick, 5));
        Refuses("at least one network", () => DecoyEnsemble.Train(Pictures, 0, Quick, 5));
        DecoyPoints[] few = [Pictures[0], DecoyPictures.Ring(9, 1)];
        Refuses("Picture 2 has 9 points", () => DecoyEnsemble.Train(few, 1, Quick, 5));
        Refuses("0 to 0.9", () => DecoyEnsemble.Train(Pictures, 1, Quick with { ValidationShare = 1 }, 5));
        Refuses("1 to 100,000", () => DecoyEnsemble.Train(Pictures, 1, Quick with { Epochs = 0 }, 5));
        Refuses("learning rate", () => DecoyEnsemble.Train(Pictures, 1, Quick with { MaximumRate = double.NaN }, 5));
    }

    private static void Refuses(string part, Action action) =>
        Assert.Contains(part, Assert.Throws<NoetherException>(action).Message);

    private sealed class Reports(Action<DecoyProgress>? then = null) : IProgress<DecoyProgress>
    {
        public List<DecoyProgress> All { get; } = [];

        public void Report(DecoyProgress value)
        {
            All.Add(value);
            then?.Invoke(value);
        }
    }
}
