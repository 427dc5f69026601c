using Noether;
using Noether.Data;
using Noether.Lens;
using Noether.Reports;

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
    var settings = LensSettings.Fast with { Seed = 1 };
    LensDiscovery.Check(samples, settings, stop.Token);

    var folder = RunFolder.Create(args[1], RunFolderMode.Resume);
    var progress = new Progress<LensProgress>(state => Console.Error.WriteLine($"{state.Fraction:P0} {state.Stage}"));
    var checkpoints = new LensCheckpoints(folder.Checkpoints, resume: true);
    var result = LensDiscovery.Run(samples, settings, checkpoints, progress, stop.Token);

    folder.WriteResult(result);
    LensTransform.From(result).Write(samples, Path.Combine(folder.Root, "y.npy"), cancellationToken: stop.Token);
    Console.WriteLine(result.Verdict.Summary);
    Console.WriteLine($"Look at {folder.Report}");
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
