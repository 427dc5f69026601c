using System.Runtime.InteropServices;
using System.Text;
using Noether.Discovery;
using Noether.Reports;
using Noether.Runs;
using Spectre.Console;

namespace Noether.Cli.Running;

/// <summary>
/// Everything a command touches outside the library: where results and messages go, whether a person watches, and
/// when to stop. Tests hand in their own.
/// </summary>
internal sealed class CliHost : IDisposable
{
    private readonly List<IDisposable> registrations = [];
    private readonly CancellationTokenSource interruption = new();
    private readonly Lazy<IAnsiConsole> console;
    private readonly Lazy<IAnsiConsole> errorConsole;

    /// <summary>Creates a host.</summary>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives messages.</param>
    /// <param name="live">Whether live progress is drawn on the error console.</param>
    /// <param name="console">Makes the console that renders results on <paramref name="output"/>.</param>
    /// <param name="errorConsole">Makes the console that renders progress on <paramref name="error"/>.</param>
    public CliHost(
        TextWriter output, TextWriter error, bool live, Func<IAnsiConsole> console, Func<IAnsiConsole> errorConsole)
    {
        Output = output;
        Error = error;
        Live = live;
        this.console = new Lazy<IAnsiConsole>(console);
        this.errorConsole = new Lazy<IAnsiConsole>(errorConsole);
    }

    /// <summary>Results, plain text.</summary>
    public TextWriter Output { get; }

    /// <summary>Messages, plain text.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether a person watches, so that progress is drawn as it goes.</summary>
    public bool Live { get; }

    /// <summary>Results, rendered; made on first use because it costs start-up time.</summary>
    public IAnsiConsole Console => console.Value;

    /// <summary>Progress, rendered.</summary>
    public IAnsiConsole ErrorConsole => errorConsole.Value;

    /// <summary>Set by Ctrl-C, SIGTERM and by tests.</summary>
    public CancellationToken Cancellation => interruption.Token;

    /// <summary>The methods that the commands offer; tests register their own.</summary>
    public MethodCatalogue Methods { get; init; } = Noether.Methods.MethodList.All;

    /// <summary>
    /// Makes what writes report and pictures; called only when a run begins, since it costs start-up time. Null means
    /// neither.
    /// </summary>
    public Func<IReportWriter?> Report { get; init; } = () => null;

    /// <summary>The host of the real process: its streams and signals.</summary>
    public static CliHost ForProcess()
    {
        // Console.Out would flush after every write; one flush at the end of a command is enough for results.
        var output = new StreamWriter(System.Console.OpenStandardOutput(), new UTF8Encoding(false), 4096);
        var error = new StreamWriter(System.Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        var live = !System.Console.IsOutputRedirected && !System.Console.IsErrorRedirected;
        var host = new CliHost(
            output, error, live,
            () => Create(output, System.Console.IsOutputRedirected),
            () => Create(error, System.Console.IsErrorRedirected))
        {
            Report = () => new RunReport(),
        };
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            host.registrations.Add(PosixSignalRegistration.Create(signal, host.OnSignal));
        return host;
    }

    /// <summary>
    /// The one command whose settings are needed, since to describe them costs start-up time; null means all.
    /// </summary>
    public string? Verb { get; set; }

    /// <summary>Whether notes are left out, as where thousands of files are opened. Default false.</summary>
    public bool IsTaciturn { get; set; }

    /// <summary>Says something that a user should know.</summary>
    /// <param name="sentence">The sentence, settings in the words of the library.</param>
    public void Note(string sentence)
    {
        if (!IsTaciturn)
            Error.WriteLine($"noether: Note: {Translate(sentence)}");
    }

    /// <summary>A sentence of the library with options in place of its settings.</summary>
    /// <param name="sentence">The sentence.</param>
    public string Translate(string sentence) => SettingText.Translate(sentence, Methods);

    /// <summary>Asks the running command to stop.</summary>
    public void Interrupt() => interruption.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        interruption.Dispose();
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected) =>
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = redirected ? new PlainOutput(writer) : new AnsiConsoleOutput(writer),
        });

    private void OnSignal(PosixSignalContext context)
    {
        // The second signal ends the process at once: the default action is left in place.
        if (interruption.IsCancellationRequested)
            return;
        context.Cancel = true;
        interruption.Cancel();
    }
}
