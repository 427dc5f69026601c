using System.CommandLine;
using System.CommandLine.Help;
using Noether.Cli.Commands;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;

namespace Noether.Cli;

/// <summary>
/// The <c>noether</c> command: parses, runs one command, turns every failure into a sentence and a code.
/// </summary>
internal static class CliApplication
{
    /// <summary>Name of the program as typed.</summary>
    public const string RootName = "noether";

    // By name, so that one call makes one command: a third of the time that a short command takes.
    private static readonly OrderedDictionary<string, Func<CliHost, Command>> Commands = new()
    {
        ["demo"] = DemoCommand.Create,
        ["generate"] = GenerateCommand.Create,
        ["discover"] = DiscoverCommand.Create,
        ["symmetry-of"] = SymmetryOfCommand.Create,
        ["methods"] = MethodsCommand.Create,
        ["evaluate"] = EvaluateCommand.Create,
        ["test"] = TestCommand.Create,
        ["compare"] = CompareCommand.Create,
        ["sweep"] = SweepCommand.Create,
        ["transform"] = TransformCommand.Create,
        ["export"] = ExportCommand.Create,
        ["info"] = InfoCommand.Create,
        ["templates"] = TemplatesCommand.Create,
        ["decoy"] = DecoyCommand.Create,
        ["studio"] = StudioCommand.Create,
        ["reproduce"] = _ => ReproduceCommand.Create(),
    };

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments after the name of the program.</param>
    /// <param name="host">Streams, consoles and cancellation.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, CliHost host)
    {
        try
        {
            var code = RunUnguarded(args, host);
            host.Output.Flush();
            return code;
        }
        catch (NoetherException failure)
        {
            return Fail(host, args, new Failure(
                host.Translate(failure.Message), failure.Code, failure.Setting, failure.File));
        }
        catch (Exception failure) when (FileFailure.Sentence(failure) is { } sentence)
        {
            return Fail(host, args, new Failure(sentence, "file", File: (failure as FileNotFoundException)?.FileName));
        }
        catch (OperationCanceledException)
        {
            host.Error.WriteLine("noether: Stopped; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure)
        {
            host.Error.WriteLine($"noether: {CrashReport.Write(failure, args)}");
            return ExitCode.InternalError;
        }
    }

    /// <summary>The command tree.</summary>
    /// <param name="host">What the commands act on.</param>
    /// <param name="only">Name of the one command that is wanted; any other word gives the whole tree.</param>
    internal static Command CreateRoot(CliHost host, string? only = null)
    {
        // An ordinary command: a RootCommand would be called after the file that holds the program.
        var help = new HelpOption { Description = "Show this help." };
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        var root = new Command(RootName, "Discovers the symmetries hidden in data.")
        {
            help,
            new VersionOption { Description = "Show the version.", Action = new VersionAction(host.Output) },
        };
        var known = only is not null && Commands.ContainsKey(only);
        foreach (var (name, create) in Commands)
        {
            if (!known || name == only)
                root.Add(create(host));
        }

        return root.WithExamples("noether demo", "noether discover data.npy --out runs/x", "noether discover --help");
    }

    private static int RunUnguarded(IReadOnlyList<string> args, CliHost host)
    {
        host.Verb = args.FirstOrDefault(word => !word.StartsWith('-')) ?? "";
        var root = CreateRoot(host, args.Count > 0 ? args[0] : null);
        // A file name such as @data.npy is a name, not a response file.
        var parsed = root.Parse(args.Count == 0 ? ["--help"] : args, new ParserConfiguration
        {
            ResponseFileTokenReplacer = null,
        });
        if (parsed.Errors.Count > 0)
            return Fail(host, args, new Failure(ParseFailure.Sentence(parsed), "usage"));
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = host.Output,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static int Fail(CliHost host, IReadOnlyList<string> args, Failure failure)
    {
        host.Error.WriteLine($"noether: {failure.Message}");
        if (args.Contains("--json"))
        {
            Json.Write(host.Output, writer =>
            {
                writer.WriteStartObject("error");
                writer.WriteString("code", failure.Code);
                writer.WriteString("message", failure.Message);
                writer.WriteString("setting", failure.Setting);
                writer.WriteString("file", failure.File);
                writer.WriteEndObject();
            });
            host.Output.Flush();
        }

        return ExitCode.UserError;
    }

    private sealed record Failure(string Message, string Code, string? Setting = null, string? File = null);
}
