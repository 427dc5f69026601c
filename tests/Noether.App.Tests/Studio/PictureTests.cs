using System.Globalization;
using System.Net;
using Noether.App.Tests.Support;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;

namespace Noether.App.Tests.Studio;

/// <summary>Asking a picture, without a browser; with the model that comes with the program.</summary>
public class PictureTests
{
    private const int Networks = 3;

    [Fact]
    public async Task Reading_OfAPicture_IsThatOfTheCommandToTheBit()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var file = await Upload(studio, PngFiles.Ring(folder["ring.png"]));
        var job = await Ask(studio, new PictureRequest { File = file, Networks = Networks, Seed = 5 }, "ring");
        await StudioUnderTest.Until(job, RunState.Done);
        Assert.Equal(Networks, job.Networks().Length);
        CliRunner.Run(
            "symmetry-of", folder["ring.png"], "--networks", "3", "--seed", "5", "--out", folder["cli"]).IsDone();
        foreach (var name in new[] { "likelihoods.npy", "likelihoods.png", "contour.png", "planes.png" })
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(folder["cli"], name)),
                File.ReadAllBytes(Path.Combine(studio.Runs, "ring", name)));
        }

        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "ring", "checkpoints")));
        var page = await studio.Client.GetStringAsync("/runs/ring");
        Assert.Contains("likelihood", page, StringComparison.Ordinal);
        Assert.Contains("/runs/ring/files/planes.png", page, StringComparison.Ordinal);
        Assert.Contains("uploads/ring.png --networks 3 --seed 5", page, StringComparison.Ordinal);
        Assert.DoesNotContain("--networks)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_ThatWasStopped_GoesOnWithTheNetworksThatItHas()
    {
        const int many = 60;
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var file = await Upload(studio, PngFiles.Ring(folder["ring.png"]));
        var job = await Ask(studio, new PictureRequest { File = file, Networks = many }, "long");
        await StudioUnderTest.Until(() => job.Networks().Length > 1, "two networks");
        studio.Server.Jobs.Halt("long", RunState.Paused);
        await StudioUnderTest.Until(job, RunState.Paused);
        var seen = job.Networks();
        Assert.InRange(seen.Length, 2, many - 1);
        studio.Server.Jobs.Resume("long");
        await StudioUnderTest.Until(() => job.Networks().Length >= seen.Length, "the networks to be read back");
        var again = job.Networks();
        // They come back in the order of their numbers, whichever was finished first.
        Assert.All(seen, network => Assert.Contains(again, other => other.Likelihoods.SequenceEqual(network.Likelihoods)));
        studio.Server.Jobs.Halt("long", RunState.Stopped);
        await StudioUnderTest.Until(job, RunState.Stopped);
        Assert.False(File.Exists(Path.Combine(studio.Runs, "long", "result.json")));
    }

    [Fact]
    public async Task Runs_OfPicturesFromTheCommandLine_AreListedOpenedAndCompared()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var ring = PngFiles.Ring(folder["ring.png"]);
        foreach (var seed in new[] { 1, 2 })
        {
            CliRunner.Run(
                "symmetry-of", ring, "--networks", "2", "--seed", seed.ToString(CultureInfo.InvariantCulture), "--out",
                Path.Combine(studio.Runs, $"cli-{seed}")).IsDone();
        }

        var list = await studio.Client.GetStringAsync("/runs");
        Assert.Contains("href=\"/runs/cli-1\"", list, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64", list, StringComparison.Ordinal);
        Assert.Contains("Keep in mind", await studio.Client.GetStringAsync("/runs/cli-1"), StringComparison.Ordinal);
        var both = await studio.Client.GetStringAsync("/compare?run=cli-1&run=cli-2");
        Assert.Contains("/runs/cli-2/files/contour.png", both, StringComparison.Ordinal);
        Assert.Contains("Class by class", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OfAPictureWithSamples_IsRefusedInASentence()
    {
        await using var studio = await StudioUnderTest.Start(QuickLens.Run);
        using var folder = new TemporaryFolder();
        await StudioUnderTest.Until(await studio.Add("lens"), RunState.Done);
        CliRunner.Run(
            "symmetry-of", PngFiles.Ring(folder["ring.png"]), "--networks", "1", "--out",
            Path.Combine(studio.Runs, "picture")).IsDone();
        var answer = await studio.Client.GetAsync("/compare?run=lens&run=picture");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("same kind", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.png", 0, "empty")]
    [InlineData("torn.png", 300, "truncated")]
    [InlineData("words.png", -1, "not a .png, .jpg")]
    [InlineData("grey.png", -2, "one colour")]
    public async Task Upload_OfABadPicture_IsRefusedInASentenceAndLeavesNothing(string name, int kept, string word)
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        byte[] bytes = kept switch
        {
            -1 => "these are words and no picture"u8.ToArray(),
            -2 => File.ReadAllBytes(PngFiles.Write(folder["grey.png"], 64, 64, (_, _) => 128)),
            _ => File.ReadAllBytes(PngFiles.Ring(folder["ring.png"]))[..kept],
        };
        var answer = await studio.Client.PostAsync("/api/pictures?name=" + name, new ByteArrayContent(bytes));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var sentence = await answer.Content.ReadAsStringAsync();
        Assert.Contains(word, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".\n", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(studio.Runs, sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(studio.Runs, "uploads"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Preview_OfAnImpossibleContour_SaysItWithoutOptionsOfTheCommand()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var noise = PngFiles.Write(folder["noise.png"], 64, 64, (x, y) => (byte)(((x * 7919) + (y * 104729)) % 251));
        var file = await Upload(studio, noise);
        var text = await studio.Client.GetStringAsync($"/ask/preview?file={file}&smoothing=0.002");
        Assert.Contains("contour", text, StringComparison.Ordinal);
        Assert.Contains("class=\"problem\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--", text, StringComparison.Ordinal);
        Assert.DoesNotContain(studio.Runs, text, StringComparison.Ordinal);
        Assert.Contains(
            "from 0.01 to 0.99",
            await studio.Client.GetStringAsync($"/ask/preview?file={file}&contour=level&level=7"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void CommandLine_OfAPicture_AsksForTheSame()
    {
        using var folder = new TemporaryFolder();
        var request = new PictureRequest
        {
            File = "a b.png",
            Contour = HiddenLayer.Contours.ContourKind.Level,
            Level = 0.35,
            Smoothing = 0.04,
            Window = HiddenLayer.Contours.ContourWindow.Whole,
            Zoom = 2.5,
            Networks = 7,
            Seed = 9,
        };
        Assert.Equal(
            $"noether symmetry-of '{folder["runs"]}/uploads/a b.png' --networks 7 --contour level --level 0.35 "
            + $"--smoothing 0.04 --window whole --zoom 2.5 --seed 9 --out {folder["runs"]}/r",
            request.CommandLine(RunsFolder.Open(folder["runs"]), "r"));
    }

    private static Task<Job> Ask(StudioUnderTest studio, PictureRequest request, string name) =>
        studio.Server.Jobs.Add(request, name, CancellationToken.None);

    private static async Task<string> Upload(StudioUnderTest studio, string path)
    {
        var answer = await studio.Client.PostAsync(
            "/api/pictures?name=" + Path.GetFileName(path), new ByteArrayContent(await File.ReadAllBytesAsync(path)));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("/ask?file=", page, StringComparison.Ordinal);
        return page["/ask?file=".Length..];
    }
}
