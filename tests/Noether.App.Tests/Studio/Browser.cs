using Microsoft.Playwright;

namespace Noether.App.Tests.Studio;

/// <summary>A headless chromium; started once for all tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const float LongestWait = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Does nothing where there is no browser; the tests are skipped then.</summary>
    public async Task InitializeAsync()
    {
        if (!File.Exists(BrowserFactAttribute.Executable))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserFactAttribute.Executable,
            // As root, as in containers, chromium does not start with its sandbox; the pages are our own.
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>A page of its own profile, at a studio.</summary>
    internal async Task<IPage> Open(StudioUnderTest studio, string path = "/", int width = 1280)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = studio.Server.Url,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(LongestWait);
        await page.GotoAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "token=" + studio.Token);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
