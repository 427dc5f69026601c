using BenchmarkDotNet.Running;
using Noether.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(QuickConfig).Assembly).Run(args);
