using Noether.App.Tests.Support;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Methods;

namespace Noether.App.Tests.Commands;

public class MethodsCommandTests
{
    // What the command line gives to every run, beside the settings of methods and data.
    private static readonly string[] Taken =
        ["method", "out", "seed", "threads", "budget", "resume", "force", "checkpoint-every", "json", "help"];

    [Fact]
    public void Methods_OfAQuickMethod_AreAsCommitted() => Snapshot.Match(
        "methods",
        string.Concat(((string[][])[[], ["quick"], ["quick", "--json"]]).Select(more =>
            $"$ noether methods {string.Join(' ', more)}\n"
            + CliRunner.Run(QuickMethod.Alone(), ["methods", .. more]).IsDone().Output + "\n")));

    [Fact]
    public void Methods_AsMarkdown_AreTheReferencePage()
    {
        var path = Repository.PathOf("docs", "methods.md");
        var page = CliRunner.Run("methods", "--markdown").IsDone().Output;
        if (Environment.GetEnvironmentVariable("NOETHER_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, page);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
        foreach (var setting in MethodList.All.All.SelectMany(method => method.Settings.All))
            Assert.Contains($"`{SettingText.OptionOf(setting)}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_AsJson_HaveTheSameNumberOfSettings()
    {
        var methods = CliRunner.Run("methods", "--json").IsDone().Json.GetProperty("methods");
        Assert.Equal(
            MethodList.All.All.Select(method => (method.Card.Name, method.Settings.All.Count)),
            methods.EnumerateArray().Select(method =>
                (method.GetProperty("name").GetString()!, method.GetProperty("settings").GetArrayLength())));
    }

    [Fact]
    public void Methods_OfAnUnknownName_ListsThem() =>
        CliRunner.Run(QuickMethod.Alone(), "methods", "slow").IsUserError("There is no method 'slow'", "quick");

    [Fact]
    public void Switches_ThatAreOn_AreOrdersThatHelpTurnsRound() => Assert.All(
        MethodList.All.All.SelectMany(method => method.Settings.All).Where(setting => setting.Default is true),
        setting =>
        {
            Assert.DoesNotContain("Whether", setting.Sentence, StringComparison.Ordinal);
            Assert.StartsWith("Do not ", SettingText.Describe(setting), StringComparison.Ordinal);
        });

    [Fact]
    public void Settings_OfSampleMethods_DoNotHideThoseOfTheDataOrOfRuns()
    {
        foreach (var method in MethodList.All.All)
        {
            var names = method.Settings.All.Select(setting => setting.Name).ToArray();
            Assert.Empty(names.Intersect(Taken));
            if (method.Card.Data == DataKind.Samples)
                Assert.Empty(names.Intersect(OpenedData.SampleSettings.All.Select(setting => setting.Name)));
        }

        Assert.Empty(OpenedData.SampleSettings.All.Select(setting => setting.Name).Intersect(Taken));
    }
}
