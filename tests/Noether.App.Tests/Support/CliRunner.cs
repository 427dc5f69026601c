using Noether.Cli;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Methods;
using Noether.Reports;
using Spectre.Console;

namespace Noether.App.Tests.Support;

/// <summary>Runs the program inside the test process.</summary>
internal static class CliRunner
{
    /// <summary>Runs one command line with the real methods.</summary>
    /// <param name="args">The arguments.</param>
    public static CliResult Run(params string[] args) => Run(MethodList.All, args);

    /// <summary>Runs one command line with methods of the test.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult Run(MethodCatalogue methods, params string[] args) => Run((_, _) => methods, false, args);

    /// <summary>Runs one command line on a host that the test can reach into.</summary>
    /// <param name="methods">Makes the methods, from the error stream and the host's interrupter.</param>
    /// <param name="live">Whether progress is drawn.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult Run(Func<TextWriter, Action, MethodCatalogue> methods, bool live, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        CliHost? host = null;
        using (host = new CliHost(output, error, live, () => Console(output), () => Console(error))
        {
            Methods = methods(error, () => host!.Interrupt()),
            Report = () => new RunReport(),
        })
            return new CliResult(CliApplication.Run(args, host), output.ToString(), error.ToString());
    }

    /// <summary>Runs one command line of a program that is asked to stop before it begins.</summary>
    /// <param name="args">The arguments.</param>
    public static CliResult RunInterrupted(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var host = new CliHost(output, error, false, () => Console(output), () => Console(error));
        host.Interrupt();
        return new CliResult(CliApplication.Run(args, host), output.ToString(), error.ToString());
    }

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new PlainOutput(writer),
    });
}
