using Noether;
using Noether.Data;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Runs;
using Noether.Reports;
using Noether.Runs;

// From a file of samples to the samples in hidden order, with the library alone:
//   dotnet run -c Release --project examples/DiscoverCsv -- data.csv run-folder

if (args.Length != 2)
{
    Console.Error.WriteLine("Give a file of samples and a folder for the run: DiscoverCsv data.csv run-folder");
    return 2;
}

// Ctrl-C asks the run to stop; it writes a checkpoint first.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

try
{
    using var samples = SampleFile.Open(args[0]);
    var context = new RunContext
    {
        Seed = 1,
        Progress = new Progress<RunProgress>(state => Console.Error.WriteLine($"{state.Fraction:P0} {state.Stage}")),
        Cancellation = stop.Token,
    };

    // Checks the samples, goes on from checkpoints in the folder if there are any, and leaves answer and report there.
    var record = RunExecution.Run(
        args[1], RunFolderMode.Resume, new LensMethod(), new SampleData(samples), new LensSettings(), context,
        new RunOptions { Report = new RunReport() });

    Representation.Of(RunFolder.Read(args[1])).Write(samples, Path.Combine(args[1], "y.npy"), stop.Token);
    Console.WriteLine(record.Verdict.Summary);
    Console.WriteLine($"Look at {Path.Combine(args[1], RunFolder.ReportName)}");
    return 0;
}
catch (NoetherException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped; run it again to go on.");
    return 130;
}
