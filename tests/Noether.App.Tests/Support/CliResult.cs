using System.Text.Json;

namespace Noether.App.Tests.Support;

/// <summary>What one call of the program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>The output as JSON; fails the test if it is anything else, or more than one value.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Asserts that the call failed with one sentence for the user and nothing else.</summary>
    /// <param name="words">Words that the sentence must hold.</param>
    public CliResult IsUserError(params string[] words)
    {
        Assert.True(ExitCode == 2, $"exit code {ExitCode}; output: {Output}; error: {Error}");
        Assert.Equal("", Output);
        var line = Error.TrimEnd('\n');
        Assert.StartsWith("noether: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        foreach (var word in words)
            Assert.Contains(word, line, StringComparison.OrdinalIgnoreCase);
        return this;
    }

    /// <summary>Asserts that the call succeeded.</summary>
    public CliResult IsDone()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}; output: {Output}; error: {Error}");
        return this;
    }
}
