using System.CommandLine;
using System.CommandLine.Help;
using Noether.Cli.Commands;
using Noether.Cli.Options;
using Noether.Cli.Rendering;

namespace Noether.Cli.Running;

/// <summary>
/// The <c>noether</c> command: parses, runs one command, turns every failure into a sentence and a code.
/// </summary>
internal static class CliApplication
{
    /// <summary>Name of the program as typed.</summary>
    public const string RootName = "noether";

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

    /// <summary>The whole command tree.</summary>
    /// <param name="host">What the commands act on.</param>
    internal static Command CreateRoot(CliHost host)
    {
        // An ordinary command: a RootCommand would be called after the file that holds the program.
        var help = new HelpOption { Description = "Show this help." };
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        var root = new Command(RootName, "Discovers the symmetries hidden in data.")
        {
            help,
            new VersionOption { Description = "Show the version.", Action = new VersionAction(host.Output) },
            DemoCommand.Create(host),
            GenerateCommand.Create(host),
            DiscoverCommand.Create(host),
            SymmetryOfCommand.Create(host),
            MethodsCommand.Create(host),
            EvaluateCommand.Create(host),
            TransformCommand.Create(host),
            ExportCommand.Create(host),
            InfoCommand.Create(host),
            TemplatesCommand.Create(host),
            DecoyCommand.Create(host),
            StudioCommand.Create(host),
            ReproduceCommand.Create(),
        };
        return root.WithExamples("noether demo", "noether discover data.npy --out runs/x", "noether discover --help");
    }

    private static int RunUnguarded(IReadOnlyList<string> args, CliHost host)
    {
        host.Verb = args.FirstOrDefault(word => !word.StartsWith('-')) ?? "";
        var root = CreateRoot(host);
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
