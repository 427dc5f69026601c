using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Pictures;
using Noether.Reports.Tests.Support;
using Noether.Runs;

namespace Noether.Reports.Tests;

public sealed class RunExecutionTests
{
    private static readonly PictureData Data = new(new Picture(16, 16, new float[3 * 16 * 16], "grey.png"));

    [Fact]
    public void Run_WithAReport_WritesPageAndPicturesOfTheMethod()
    {
        using var folder = new TemporaryFolder();
        Run(folder, RunFolderMode.New, "first.png");
        Assert.True(File.Exists(folder.File("first.png")));
        var page = File.ReadAllText(folder.File(RunFolder.ReportName));
        Assert.Contains("What the dots say", page);
        Assert.Contains("id=\"figure-dots\"", page);
    }

    [Fact]
    public void Run_OverAnEarlierOne_RemovesThePicturesThatItHad()
    {
        using var folder = new TemporaryFolder();
        folder.WriteText("mine.png", "not of a run");
        Run(folder, RunFolderMode.Overwrite, "first.png");
        Run(folder, RunFolderMode.Overwrite, "second.png");
        Assert.False(File.Exists(folder.File("first.png")));
        Assert.True(File.Exists(folder.File("second.png")));
        Assert.True(File.Exists(folder.File("mine.png")));
    }

    private static void Run(TemporaryFolder folder, RunFolderMode mode, string file)
    {
        var method = new DotsMethod(file);
        RunExecution.Run(
            folder.Path, mode, method, Data, new DotsSettings(), new RunContext { Threads = 1 },
            new RunOptions { Report = new RunReport() });
    }

    private sealed record DotsSettings;

    private sealed class DotsMethod(string file) : Method<DotsSettings>
    {
        public override MethodCard Card { get; } = ExampleRuns.Card with { Data = DataKind.Picture };

        protected override Answer Run(MethodData data, DotsSettings settings, RunContext context) => new()
        {
            Verdict = ExampleRuns.Verdict(Finding.Undecided),
            Settings = settings,
            Sections =
            [
                new("What the dots say", "", [
                    new ScatterFigure { Name = "dots", Groups = [new("dots", [1, 2], [2, 1])], File = file }]),
            ],
        };
    }
}
