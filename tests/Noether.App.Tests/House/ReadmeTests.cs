using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Noether.App.Tests.Commands;
using Noether.App.Tests.Support;
using Noether.Cli;
using Noether.Cli.Running;

namespace Noether.App.Tests.House;

/// <summary>What the README shows is what runs.</summary>
public partial class ReadmeTests
{
    private const int LongestReadme = 250;

    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Readme_Example_IsTheBodyOfATest()
    {
        var source = File.ReadAllText(Repository.PathOf("tests", "Noether.App.Tests", "House", "ReadmeExample.cs"));
        var shown = Assert.Single(Blocks("csharp"));
        // A method cannot begin with using directives; those are compiled below.
        Assert.Equal(WithoutUsings(shown), BodyBetweenMarks(source.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Readme_Fragments_CompileAsTheyArePrinted()
    {
        var fragments = Blocks("csharp").ToArray();
        Assert.NotEmpty(fragments);
        Assert.All(fragments, fragment => Assert.Empty(ErrorsOf(fragment)));
    }

    [Fact]
    public void Readme_FragmentsWithoutTheirUsings_DoNotCompile() =>
        Assert.All(Blocks("csharp"), fragment => Assert.NotEmpty(ErrorsOf(WithoutUsings(fragment))));

    [Fact]
    public void Readme_Commands_ParseAsTheProgramParses()
    {
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, NoConsole, NoConsole);
        var root = CliApplication.CreateRoot(host);
        var lines = Blocks("sh").SelectMany(block => block.Split('\n'))
            .Where(line => line.StartsWith("./noether")).ToArray();
        Assert.True(lines.Length >= 8, $"only {lines.Length} commands were found");
        foreach (var line in lines)
            HelpTests.AssertParses(root, line.Split('#')[0]["./".Length..]);
    }

    [Fact]
    public void Readme_ShowsEveryCommand()
    {
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, NoConsole, NoConsole);
        foreach (var command in CliApplication.CreateRoot(host).Subcommands)
            Assert.Contains($"./noether {command.Name} ", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_IsShort() => Assert.InRange(Readme.Count(character => character == '\n'), 1, LongestReadme);

    [Fact]
    public void Readme_Links_LeadToFiles()
    {
        foreach (Match link in LocalLink().Matches(Readme))
            Assert.True(Path.Exists(Repository.PathOf(link.Groups[1].Value)), $"{link.Groups[1].Value} does not exist");
    }

    // As the whole program of a reader who has the library and no implicit usings.
    private static IEnumerable<Diagnostic> ErrorsOf(string fragment)
    {
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Readme", [CSharpSyntaxTree.ParseText(fragment, new CSharpParseOptions(LanguageVersion.Latest))],
            assemblies.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string WithoutUsings(string fragment)
    {
        var lines = fragment.Split('\n');
        return string.Join('\n', lines.SkipWhile(line =>
            line.Length == 0 || (line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('='))));
    }

    private static IEnumerable<string> Blocks(string language) =>
        Regex.Matches(Readme, $"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value);

    // The lines between the two marks, without the indentation that they have in the method.
    private static string BodyBetweenMarks(string source)
    {
        var lines = source.Split('\n');
        var first = Array.FindIndex(lines, line => line.Trim() == "// README: begin");
        var last = Array.FindIndex(lines, line => line.Trim() == "// README: end");
        Assert.InRange(first, 0, last);
        const string Indentation = "        ";
        return string.Concat(lines[(first + 1)..last].Select(line =>
            (line.StartsWith(Indentation, StringComparison.Ordinal) ? line[Indentation.Length..] : line) + "\n"));
    }

    private static Spectre.Console.IAnsiConsole NoConsole() =>
        throw new InvalidOperationException("Nothing is rendered here.");

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex LocalLink();
}
