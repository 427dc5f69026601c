using System.CommandLine;
using System.Runtime.CompilerServices;
using Noether.Cli.Options;
using Noether.Cli.Running;
using Noether.Studio;
using Noether.Studio.Options;

namespace Noether.Cli.Commands;

/// <summary><c>noether studio</c>: the web studio, on this machine alone unless told otherwise.</summary>
internal static class StudioCommand
{
    private const int DefaultPort = 5173;
    private const int ThreadsForPages = 8;
    private const string DefaultAddress = "127.0.0.1";
    private const string DefaultFolder = "runs";

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var port = Numbers.Whole(
            "--port", 0, 65_535, $"Port to listen on; 0 takes a free one. [default: {DefaultPort}]");
        var runs = Texts.Path("--runs", "folder", $"Folder of the runs. [default: {DefaultFolder}]");
        var address = Texts.Path(
            "--address", "ip",
            $"Address to listen on; any other than {DefaultAddress} lets others in. [default: {DefaultAddress}]");
        var command = new Command("studio", "Open the studio: discover and look at runs in a web browser.");
        var open = Texts.Switch("--no-token", "Let every program and user of this machine in, without a token.");
        command.Add(port, runs, address, open);
        command.Runs(parsed =>
        {
            Serve(
                host, (int)(parsed.GetValue(port) ?? DefaultPort), parsed.GetValue(address) ?? DefaultAddress,
                parsed.GetValue(runs) ?? DefaultFolder, parsed.GetValue(open));
            return ExitCode.Done;
        });
        return command.WithExamples("noether studio", "noether studio --port 8080 --runs runs/");
    }

    // Apart, so that the web server is loaded when this is called and by no other command.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Serve(CliHost host, int port, string address, string runs, bool isOpen)
    {
        // A training keeps as many threads of the pool busy as there are cores; pages are not to wait for them.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + ThreadsForPages), ports);
        var options = new StudioOptions { Port = port, Address = address, RunsFolder = runs };
        ServeAsync(host, isOpen ? options with { Token = null } : options).GetAwaiter().GetResult();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task ServeAsync(CliHost host, StudioOptions options)
    {
        await using var server = await StudioServer.StartAsync(options, host.Cancellation);
        if (options.Address != StudioOptions.Loopback)
        {
            await host.Error.WriteLineAsync(
                options.Token is null
                    ? $"noether: Note: whoever reaches {options.Address} can start and delete runs; there is no token."
                    : "noether: Note: what goes over the network is not encrypted, and neither is the token.");
        }

        await host.Output.WriteLineAsync(
            $"The studio is at {server.EntryUrl} with the runs of {options.RunsFolder}; "
            + "Ctrl-C stops it and keeps what was done.");
        await host.Output.FlushAsync();
        await server.WaitAsync(host.Cancellation);
    }
}
