using System.Diagnostics;

namespace Noether.App.Tests.Support;

/// <summary>Runs programs as a user does: in a process of their own.</summary>
internal static class ProcessRunner
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Runs the noether command that was built with the tests.</summary>
    /// <param name="folder">Current folder of the process.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult Run(string folder, params string[] args) => Finish(Start(folder, args));

    /// <summary>Starts the noether command that was built with the tests.</summary>
    /// <param name="folder">Current folder of the process.</param>
    /// <param name="args">The arguments.</param>
    public static Process Start(string folder, params string[] args) =>
        StartProgram(folder, "dotnet", [Path.Combine(AppContext.BaseDirectory, "Noether.Cli.dll"), .. args], []);

    /// <summary>Runs any program.</summary>
    /// <param name="folder">Current folder of the process.</param>
    /// <param name="program">The program.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult RunProgram(string folder, string program, params string[] args) =>
        Finish(StartProgram(folder, program, args, []));

    /// <summary>Runs any program with further variables in its environment.</summary>
    /// <param name="folder">Current folder of the process.</param>
    /// <param name="variables">Names and values.</param>
    /// <param name="program">The program.</param>
    /// <param name="args">The arguments.</param>
    public static CliResult RunProgram(
        string folder, Dictionary<string, string> variables, string program, params string[] args) =>
        Finish(StartProgram(folder, program, args, variables));

    /// <summary>Waits for a process and collects what it said.</summary>
    /// <param name="process">The process; disposed here.</param>
    public static CliResult Finish(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"{process.StartInfo.FileName} did not end within {Longest}.");
            }

            return new CliResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
    }

    private static Process StartProgram(
        string folder, string program, string[] args, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // What the test host was started with must not steer the programs that the tests start.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD")).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        process.StandardInput.Close();
        return process;
    }
}
