using System.Net;

namespace Noether.App.Tests.Studio;

public class RequestGuardTests
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("10.0.0.1:{port}")]
    public async Task Request_WithAForeignHost_IsRefused(string host)
    {
        await using var studio = await StudioUnderTest.Start();
        var answer = await Send(studio, HttpMethod.Get, "/", ("Host", host));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.EndsWith(".\n", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:{port}")]
    [InlineData("localhost:{port}")]
    public async Task Request_WithTheOwnHost_IsAnswered(string host)
    {
        await using var studio = await StudioUnderTest.Start();
        Assert.Equal(HttpStatusCode.OK, (await Send(studio, HttpMethod.Get, "/", ("Host", host))).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "https://127.0.0.1:{port}")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherSite_IsRefusedAndChangesNothing(string header, string value)
    {
        await using var studio = await StudioUnderTest.Start();
        Directory.CreateDirectory(Path.Combine(studio.Runs, "old", "checkpoints"));
        var answer = await Send(studio, HttpMethod.Post, "/runs/old/delete", (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True(Directory.Exists(Path.Combine(studio.Runs, "old")));
    }

    [Fact]
    public async Task Post_FromAnOwnPage_IsAnswered()
    {
        await using var studio = await StudioUnderTest.Start();
        var answer = await Send(
            studio, HttpMethod.Post, "/runs/none/stop", ("Origin", "http://127.0.0.1:{port}"),
            ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("no run none", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfTheStudio_MayNotBeEmbeddedAndLoadsNothingFromElsewhere()
    {
        await using var studio = await StudioUnderTest.Start();
        var answer = await studio.Client.GetAsync("/");
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_OnThisMachineAlone_ListensOnTheLoopback()
    {
        await using var studio = await StudioUnderTest.Start();
        Assert.StartsWith("http://127.0.0.1:", studio.Server.Url, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Send(
        StudioUnderTest studio, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        var port = studio.Client.BaseAddress!.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value.Replace("{port}", port, StringComparison.Ordinal));
        return studio.Client.SendAsync(request);
    }

    [Fact]
    public async Task Pages_WhileManyConnectionsSayNothing_AreAnswered()
    {
        const int many = 230;
        await using var studio = await StudioUnderTest.Start();
        var uri = studio.Client.BaseAddress!;
        var idle = new List<System.Net.Sockets.TcpClient>();
        try
        {
            for (var i = 0; i < many; i++)
            {
                idle.Add(new System.Net.Sockets.TcpClient());
                await idle[^1].ConnectAsync(uri.Host, uri.Port);
            }

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            var answer = await studio.Client.GetAsync("/runs", patience.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }
}
