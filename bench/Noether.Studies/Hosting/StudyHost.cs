using System.Runtime.InteropServices;
using System.Text;
using Noether.Discovery;
using Spectre.Console;

namespace Noether.Studies.Hosting;

/// <summary>
/// Everything a study touches outside the library: where results and messages go, whether a person watches, what is
/// measured, and when to stop. Tests hand in their own.
/// </summary>
internal sealed class StudyHost : IDisposable
{
    private readonly List<IDisposable> registrations = [];
    private readonly CancellationTokenSource interruption = new();
    private readonly Lazy<IAnsiConsole> console;

    /// <summary>Creates a host.</summary>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives messages.</param>
    /// <param name="live">Whether live progress is drawn.</param>
    /// <param name="console">Makes the console that draws progress on <paramref name="error"/>.</param>
    public StudyHost(TextWriter output, TextWriter error, bool live, Func<IAnsiConsole> console)
    {
        Output = output;
        Error = error;
        Live = live;
        this.console = new Lazy<IAnsiConsole>(console);
    }

    /// <summary>Results, plain text.</summary>
    public TextWriter Output { get; }

    /// <summary>Messages, plain text.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether a person watches, so that progress is drawn as it goes.</summary>
    public bool Live { get; }

    /// <summary>Progress, drawn; made on first use because it costs start-up time.</summary>
    public IAnsiConsole Console => console.Value;

    /// <summary>Set by Ctrl-C, SIGTERM and by tests.</summary>
    public CancellationToken Cancellation => interruption.Token;

    /// <summary>The lens.</summary>
    public LensRuns.Discovery Discover { get; init; } = LensRuns.Discover;

    /// <summary>The methods that are compared with each other.</summary>
    public MethodCatalogue Methods { get; init; } = Noether.Methods.MethodList.All;

    /// <summary>The host of the real process: its streams and signals.</summary>
    public static StudyHost ForProcess()
    {
        var utf8 = new UTF8Encoding(false);
        var output = new StreamWriter(System.Console.OpenStandardOutput(), utf8) { AutoFlush = true };
        var error = new StreamWriter(System.Console.OpenStandardError(), utf8) { AutoFlush = true };
        var live = !System.Console.IsOutputRedirected && !System.Console.IsErrorRedirected;
        var host = new StudyHost(output, error, live, () => AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) }));
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            host.registrations.Add(PosixSignalRegistration.Create(signal, host.OnSignal));
        return host;
    }

    /// <summary>Asks the running study to stop.</summary>
    public void Interrupt() => interruption.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        interruption.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        // The second signal ends the process at once: the default action is left in place.
        if (interruption.IsCancellationRequested)
            return;
        context.Cancel = true;
        interruption.Cancel();
    }
}
