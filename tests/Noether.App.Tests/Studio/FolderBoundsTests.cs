using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Noether.App.Tests.Support;

namespace Noether.App.Tests.Studio;

/// <summary>Nothing outside the runs folder can be read or written through the studio.</summary>
public class FolderBoundsTests
{
    private const string Secret = "a secret outside of the runs folder";

    [Theory]
    [InlineData("/runs/..")]
    [InlineData("/runs/../secret.txt")]
    [InlineData("/runs/..%2fsecret.txt")]
    [InlineData("/runs/%2e%2e%2fsecret.txt")]
    [InlineData("/runs/..%5csecret.txt")]
    [InlineData("/runs/%2e%2e/zip")]
    [InlineData("/runs/old/files/..%2f..%2f..%2fsecret.txt")]
    [InlineData("/runs/old/files/%2e%2e/secret.txt")]
    [InlineData("/runs/old/files/studio.json")]
    [InlineData("/runs/.studio.lock")]
    [InlineData("/runs/uploads/zip")]
    [InlineData("/runs/linked/zip")]
    [InlineData("/runs/linked/files/result.json")]
    [InlineData("/runs/old/files/result.json")]
    [InlineData("/discover/preview?file=../secret.txt")]
    [InlineData("/discover/preview?file=..%2f..%2fsecret.txt")]
    [InlineData("/discover/preview?file=%2fetc%2fpasswd")]
    [InlineData("/discover/preview?file=linked.csv")]
    public async Task Get_OfWhatLiesOutside_TellsNothing(string path)
    {
        await using var studio = await StudioUnderTest.Start();
        using var outside = Prepare(studio);
        // A client would tidy the address up before it sends it.
        var answer = await Raw(studio, $"GET {path} HTTP/1.1");
        Assert.DoesNotContain("secret outside", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(" 500 ", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..%2fvictim")]
    [InlineData("%2e%2e")]
    [InlineData("linked")]
    [InlineData("uploads")]
    [InlineData("strange")]
    public async Task Delete_OfWhatIsNoRun_DeletesNothing(string name)
    {
        await using var studio = await StudioUnderTest.Start();
        using var outside = Prepare(studio);
        var victim = Directory.CreateDirectory(Path.Combine(studio.Runs, "..", "victim", "checkpoints")).FullName;
        Directory.CreateDirectory(Path.Combine(studio.Runs, "strange"));
        var answer = await Raw(studio, $"POST /runs/{name}/delete HTTP/1.1", "Content-Length: 0\r\n");
        Assert.DoesNotContain(" 303 ", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.True(Directory.Exists(victim));
        Assert.True(File.Exists(outside["result.json"]));
        Assert.True(Directory.Exists(Path.Combine(studio.Runs, "uploads")));
        Assert.True(Directory.Exists(Path.Combine(studio.Runs, "strange")));
    }

    [Fact]
    public async Task Zip_OfARun_HoldsItsFilesAndNotWhatLinksLeadTo()
    {
        await using var studio = await StudioUnderTest.Start();
        using var outside = Prepare(studio);
        File.WriteAllText(Path.Combine(studio.Runs, "old", "history.csv"), "step\n");
        using var stream = new MemoryStream(await studio.Client.GetByteArrayAsync("/runs/old/zip"));
        using var archive = new ZipArchive(stream);
        Assert.Equal(["old/history.csv"], archive.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task Page_OfARunWhoseFilesAreLinks_ShowsNothingOfThem()
    {
        await using var studio = await StudioUnderTest.Start();
        using var outside = Prepare(studio);
        var now = DateTimeOffset.UtcNow;
        outside.Write("status.json", $$"""
            {"state": "running", "method": "lens", "source": "elsewhere.npy", "started": "{{now:O}}", "heartbeat": "{{now:O}}"}
            """);
        outside.Write("run.json", """{"method": "lens", "data": "elsewhere.npy"}""");
        outside.Write("studio.json", """{"state": "Stopped"}""");
        foreach (var name in (string[])["status.json", "run.json", "studio.json"])
            File.CreateSymbolicLink(Path.Combine(studio.Runs, "old", name), outside[name]);

        foreach (var page in (string[])["/runs", "/runs/old", "/api/v1/runs", "/api/v1/runs/old"])
        {
            var answer = await studio.Client.GetAsync(page);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("elsewhere", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Report_OfARun_GetsAnOriginOfItsOwn()
    {
        await using var studio = await StudioUnderTest.Start();
        using var outside = Prepare(studio);
        File.WriteAllText(Path.Combine(studio.Runs, "old", "report.html"), "<script>1</script>");
        var answer = await studio.Client.GetAsync("/runs/old/files/report.html");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-same-origin", policy, StringComparison.Ordinal);
    }

    // A run "old" whose result is a link to outside, a run "linked" and an upload that are links themselves.
    private static TemporaryFolder Prepare(StudioUnderTest studio)
    {
        var outside = new TemporaryFolder();
        outside.Write("result.json", Secret);
        outside.Write("table.csv", Secret);
        Directory.CreateDirectory(outside["checkpoints"]);
        File.WriteAllText(Path.Combine(studio.Runs, "..", "secret.txt"), Secret);
        var old = Directory.CreateDirectory(Path.Combine(studio.Runs, "old", "checkpoints")).Parent!.FullName;
        File.CreateSymbolicLink(Path.Combine(old, "result.json"), outside["result.json"]);
        Directory.CreateSymbolicLink(Path.Combine(studio.Runs, "linked"), outside.Root);
        File.CreateSymbolicLink(Path.Combine(studio.Runs, "uploads", "linked.csv"), outside["table.csv"]);
        return outside;
    }

    private static async Task<string> Raw(StudioUnderTest studio, string line, string headers = "")
    {
        using var client = new TcpClient();
        var uri = studio.Client.BaseAddress!;
        await client.ConnectAsync(uri.Host, uri.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"{line}\r\nHost: {uri.Authority}\r\nConnection: close\r\n{headers}\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
