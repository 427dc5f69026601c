using System.Net;
using Noether.Studio.Options;

namespace Noether.App.Tests.Studio;

/// <summary>Who is let into a studio.</summary>
public class TokenTests
{
    [Fact]
    public async Task Request_WithoutTheToken_IsTurnedAway()
    {
        await using var studio = await StudioUnderTest.WithToy();
        using var stranger = Stranger(studio);
        string[] closed = ["/", "/runs", "/events", "/api/marks", "/api/v1/runs", "/api/v1/openapi.json", "/known", "/nowhere"];
        foreach (var path in closed)
        {
            foreach (var address in new[] { path, path + "?token=", path + "?token=" + AccessToken.New() })
                Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(path, null)).StatusCode);
        }

        // What says nothing of the runs is open.
        Assert.Equal(HttpStatusCode.NoContent, (await stranger.GetAsync("/alive")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/assets/studio.css")).StatusCode);
    }

    [Fact]
    public async Task Page_WithoutTheToken_SaysWhatToDo()
    {
        await using var studio = await StudioUnderTest.WithToy();
        using var stranger = Stranger(studio);
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await (await stranger.GetAsync("/runs")).Content.ReadAsStringAsync();
        Assert.Contains("Open the address that it printed", page, StringComparison.Ordinal);
        Assert.DoesNotContain(studio.Token, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_WithTheToken_LetsABrowserInAndHidesTheToken()
    {
        await using var studio = await StudioUnderTest.WithToy();
        using var stranger = Stranger(studio);
        var entered = await stranger.GetAsync(studio.Server.EntryUrl.Replace("/?", "/runs?search=a&", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Equal("/runs?search=a", entered.Headers.Location!.OriginalString);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/runs")).StatusCode);
        // An address that begins like another server's stays one of this server.
        var aside = await stranger.GetAsync($"{studio.Server.Url}//evil.example/?token={studio.Token}");
        Assert.Equal("/evil.example/", aside.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Studio_WithoutAToken_LetsEverybodyIn()
    {
        await using var studio = await StudioUnderTest.Start([new ToyMethod()], isOpen: true);
        using var stranger = Stranger(studio);
        Assert.Equal(studio.Server.Url, studio.Server.EntryUrl);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/runs")).StatusCode);
    }

    [Fact]
    public void Tokens_AreLongAndNoTwoAreAlike()
    {
        var tokens = Enumerable.Range(0, 50).Select(_ => new StudioOptions().Token!).ToArray();
        Assert.Equal(50, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^[0-9a-f]{48}$", token));
        Assert.True(AccessToken.Is(tokens[0], tokens[0]));
        Assert.False(AccessToken.Is(tokens[0], tokens[0][..47]));
        Assert.False(AccessToken.Is(tokens[0], null));
    }

    private static HttpClient Stranger(StudioUnderTest studio) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(studio.Server.Url) };
}
