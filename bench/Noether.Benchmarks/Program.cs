using System.CommandLine;
using BenchmarkDotNet.Running;
using Noether.Benchmarks;
using Noether.Benchmarks.Decoy;
using Noether.Benchmarks.Lens;
using Noether.Benchmarks.Peaks;
using Noether.Benchmarks.Peers;
using Noether.Benchmarks.Rivals;

// These verbs measure whole runs; everything else is for BenchmarkDotNet.
Command[] verbs =
[
    LensStepCommand.Create(), LensTimeCommand.Create(), LensRealCommand.Create(),
    LensExchangeCommand.Create(), CompareTableCommand.Create(), MachinePeakCommand.Create(),
    DecoyTimeCommand.Create(), DecoyExchangeCommand.Create(), DecoyTableCommand.Create(), RivalsTimeCommand.Create(),
];
if (args.Length == 0 || verbs.All(verb => verb.Name != args[0]))
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickConfig).Assembly).Run(args);
    return 0;
}

var root = new RootCommand("Measures whole steps and whole runs.");
foreach (var verb in verbs)
    root.Add(verb);
return root.Parse(args).Invoke();
