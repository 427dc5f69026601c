using System.Net;
using System.Text;
using Noether.App.Tests.Support;
using Noether.Studio.Jobs;

namespace Noether.App.Tests.Studio;

public class UploadTests
{
    [Fact]
    public async Task Upload_OfAFile_IsKeptByteForByteAndPreviewed()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(Support.Samples.Synthetic(folder));
        var answer = await Send(studio, "my data.npy", new ByteArrayContent(bytes));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal("/discover?file=my-data.npy", page);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(studio.Runs, "uploads", "my-data.npy")));
        Assert.Contains("What windowing does", await studio.Client.GetStringAsync(page + "&data-window=5"));
        Assert.Contains("<dd>400</dd>", await studio.Client.GetStringAsync(page));
    }

    [Fact]
    public async Task Upload_OfANameThatIsTaken_GetsAnother()
    {
        await using var studio = await StudioUnderTest.Start();
        var first = await Send(studio, "a.csv", Table());
        var second = await Send(studio, "a.csv", Table());
        Assert.Equal("/discover?file=a.csv", await first.Content.ReadAsStringAsync());
        Assert.Equal("/discover?file=a-2.csv", await second.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("example-rings.png.csv", "my-example-rings.png.csv")]
    [InlineData("Größe und данные.csv", "Größe-und-данные.csv")]
    [InlineData("測定値.csv", "測定値.csv")]
    [InlineData("हिन्दी.csv", "हिन्दी.csv")]
    public async Task Upload_OfANameInAnyAlphabetOrOfAnExample_KeepsItAndReplacesNothing(string name, string kept)
    {
        await using var studio = await StudioUnderTest.Start();
        var answer = await Send(studio, name, Table());
        Assert.Equal("/discover?file=" + Uri.EscapeDataString(kept), await answer.Content.ReadAsStringAsync());
        Assert.True(File.Exists(Path.Combine(studio.Runs, "uploads", kept)));
        Assert.Contains(
            kept, WebUtility.HtmlDecode(await studio.Client.GetStringAsync("/discover")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_OfAnUpload_RemovesItUnlessARunNeedsIt()
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run);
        await Send(studio, "spare.csv", Table());
        var job = await studio.Add("busy");
        Assert.Equal(HttpStatusCode.SeeOther, (await studio.Client.PostAsync("/uploads/spare.csv/delete", null)).StatusCode);
        var refused = await studio.Client.PostAsync($"/uploads/{studio.Data()}/delete", null);
        Assert.Contains("needed by the run busy", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([studio.Data()], Directory.GetFiles(Path.Combine(studio.Runs, "uploads")).Select(Path.GetFileName));
        studio.Server.Jobs.Halt("busy", JobState.Stopped);
        await StudioUnderTest.Until(job, JobState.Stopped);
    }

    [Fact]
    public async Task Uploads_ThatEndedWithTheirStudio_AreRemovedByTheNext()
    {
        using var folder = new TemporaryFolder();
        var uploads = Directory.CreateDirectory(Path.Combine(folder["runs"], "uploads")).FullName;
        File.WriteAllText(Path.Combine(uploads, ".abc.part"), "half of a file");
        File.WriteAllText(Path.Combine(uploads, "kept.part"), "1,2\n");
        await using var studio = await StudioUnderTest.WithToy(again: folder);
        Assert.Equal(["kept.part"], Directory.GetFiles(uploads).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("../../outside.csv", "outside.csv")]
    [InlineData("/etc/outside.csv", "outside.csv")]
    [InlineData("..", "run")]
    [InlineData(".hidden.csv", "hidden.csv")]
    public async Task Upload_WithAPathForAName_StaysInTheUploads(string name, string kept)
    {
        await using var studio = await StudioUnderTest.Start();
        Assert.Equal(HttpStatusCode.OK, (await Send(studio, name, Table())).StatusCode);
        Assert.Equal([kept], Directory.GetFiles(Path.Combine(studio.Runs, "uploads")).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFiles(Path.Combine(studio.Runs, "..")));
    }

    [Theory]
    [InlineData("empty.npy", "", "empty")]
    [InlineData("broken.npy", "\u0093NUMPY and nothing more", "broken.npy")]
    [InlineData("text.csv", "these are words\nand not numbers\n", "text.csv")]
    public async Task Upload_OfNoSamples_IsRefusedInASentenceAndLeavesNothing(string name, string text, string word)
    {
        await using var studio = await StudioUnderTest.Start();
        var answer = await Send(studio, name, new ByteArrayContent(Encoding.Latin1.GetBytes(text)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var sentence = await answer.Content.ReadAsStringAsync();
        Assert.Contains(word, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".\n", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(studio.Runs, sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(studio.Runs, "uploads"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("empty.png", 0, "empty")]
    [InlineData("torn.png", 300, "torn.png")]
    [InlineData("grey.png", -2, "one colour")]
    public async Task Upload_OfABadPicture_IsRefusedInASentenceAndLeavesNothing(string name, int kept, string word)
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var bytes = kept < 0
            ? File.ReadAllBytes(PngFiles.Write(folder["grey.png"], 64, 64, (_, _) => 128))
            : File.ReadAllBytes(PngFiles.Ring(folder["ring.png"]))[..kept];
        var answer = await Send(studio, name, new ByteArrayContent(bytes));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var sentence = await answer.Content.ReadAsStringAsync();
        Assert.Contains(word, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".\n", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(studio.Runs, sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(studio.Runs, "uploads"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_ThatIsTooLarge_IsRefusedAndLeavesNothing(bool saysItsLength)
    {
        await using var studio = await StudioUnderTest.Start(largestUpload: 100_000);
        HttpContent content = saysItsLength
            ? new ByteArrayContent(new byte[100_001])
            : new StreamContent(new Endless(200_000));
        var answer = await Send(studio, "large.npy", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("0.1 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(studio.Runs, "uploads"), "*", SearchOption.AllDirectories));
    }

    private static StringContent Table() => new(
        string.Join('\n', Enumerable.Range(0, 30).Select(i => $"{i},{i % 7},3.5")));

    private static Task<HttpResponseMessage> Send(StudioUnderTest studio, string name, HttpContent content) =>
        studio.Client.PostAsync("/api/uploads?name=" + Uri.EscapeDataString(name), content);

    // Zeros of which nobody knows beforehand how many there are.
    private sealed class Endless(long count) : Stream
    {
        private long left = count;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, left);
            Array.Clear(buffer, offset, read);
            left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
