using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Studies.Hosting;
using Spectre.Console;

namespace Noether.Studies.Tests.Support;

/// <summary>Runs command lines of the studies inside the test process.</summary>
internal static class StudyCalls
{
    /// <summary>Runs one command line.</summary>
    /// <param name="discover">Takes the place of the lens.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult Run(LensRuns.Discovery discover, params string[] args) => Run(_ => discover, false, args);

    /// <summary>Runs one command line.</summary>
    /// <param name="discover">Makes what takes the place of the lens, from the host's interrupter.</param>
    /// <param name="live">Whether progress is drawn.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult Run(Func<Action, LensRuns.Discovery> discover, bool live, params string[] args)
    {
        StudyHost? host = null;
        var lens = discover(() => host!.Interrupt());
        return Run((output, error) => host = new StudyHost(output, error, live, () => Console(error))
        {
            Discover = lens,
        }, args);
    }

    /// <summary>Runs one command line with other methods than those of the library.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult Run(MethodCatalogue methods, params string[] args) =>
        Run((output, error) => new StudyHost(output, error, false, () => Console(error)) { Methods = methods }, args);

    private static CliResult Run(Func<TextWriter, TextWriter, StudyHost> create, string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var host = create(output, error);
        return new CliResult(StudyApplication.Run(args, host), output.ToString(), error.ToString());
    }

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });
}
