using System.CommandLine;
using System.CommandLine.Help;
using Noether.Discovery.Settings;

namespace Noether.Studies.Hosting;

/// <summary>
/// What <c>./noether reproduce</c> runs in a checkout: parses, runs one study, turns every failure into a sentence and
/// a code, as the other commands of <c>noether</c> do.
/// </summary>
internal static class StudyApplication
{
    /// <summary>Name of the program as typed.</summary>
    public const string RootName = "noether";

    /// <summary>The work is done, whatever it measured.</summary>
    public const int Done = 0;

    /// <summary>A fault of the program itself.</summary>
    public const int InternalError = 1;

    /// <summary>The user can mend it.</summary>
    public const int UserError = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM; what is finished is kept.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, the first of which is <c>reproduce</c>.</param>
    /// <param name="host">Streams, what is measured, cancellation.</param>
    public static int Run(IReadOnlyList<string> args, StudyHost host)
    {
        try
        {
            return RunUnguarded(args, host);
        }
        catch (NoetherException failure)
        {
            return Fail(host, SettingName.Translate(failure.Message, name => "--" + name), UserError);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Fail(
                host, $"A file could not be read or written ({OneLine(failure)}); check the disk and the path.",
                UserError);
        }
        catch (OperationCanceledException)
        {
            return Fail(host, "Stopped; nothing was written.", Interrupted);
        }
        catch (Exception failure)
        {
            // Whoever runs studies works on the sources: the place of the fault is what is needed.
            host.Error.WriteLine(failure);
            return Fail(host, $"This is a fault of the program, not yours: {OneLine(failure)}.", InternalError);
        }
    }

    /// <summary>The command tree, which has one branch.</summary>
    /// <param name="host">What the command acts on.</param>
    internal static Command CreateRoot(StudyHost host)
    {
        // An ordinary command: a RootCommand would be called after the file that holds the program.
        var help = new HelpOption { Description = "Show this help." };
        help.Action = new HelpWithExamples((HelpAction)help.Action!, ReproduceCommand.Examples);
        return new Command(RootName, "Measures the tables of the results.") { help, ReproduceCommand.Create(host) };
    }

    private static int RunUnguarded(IReadOnlyList<string> args, StudyHost host)
    {
        // A file name such as @data.npy is a name, not a response file.
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = CreateRoot(host).Parse(args.Count == 0 ? ["--help"] : args, configuration);
        if (parsed.Errors.Count > 0)
            return Fail(host, ParseFailure.Sentence(parsed), UserError);
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = host.Output,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static int Fail(StudyHost host, string sentence, int code)
    {
        host.Error.WriteLine($"{RootName}: {sentence}");
        return code;
    }

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
