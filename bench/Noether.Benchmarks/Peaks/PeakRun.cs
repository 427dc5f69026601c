using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Benchmarks.Peaks;

/// <summary>Measures what the machine can do.</summary>
internal static class PeakRun
{
    private const int Repeats = 7;
    private const double SecondsPerRepeat = 0.1;
    private const long Rounds = 1_000_000;
    private const int GemmSize = 1024;
    private const int CacheFloats = 1 << 19;
    private const int MemoryFloats = 1 << 25;

    /// <summary>Measures with a number of threads; takes about three seconds.</summary>
    public static PeakMeasurement Measure(int threads)
    {
        var matrices = Enumerable.Range(1, 3).Select(seed => Filled(GemmSize * GemmSize, seed)).ToArray();
        var gemm = Best(1, _ =>
        {
            Gemm.Multiply(matrices[0], matrices[1], matrices[2], GemmSize, GemmSize, GemmSize, threads: threads);
            return 2.0 * GemmSize * GemmSize * GemmSize;
        });
        return new PeakMeasurement(
            threads, Best(threads, _ => PeakLoops.MultiplyAdds(Rounds)), gemm, Triad(threads, CacheFloats),
            Triad(threads, MemoryFloats));
    }

    private static double Triad(int threads, int floats)
    {
        var arrays = Enumerable.Range(1, 3).Select(seed => Filled(floats, seed)).ToArray();
        var share = floats / threads;
        return Best(threads, thread =>
        {
            var range = new Range(thread * share, (thread + 1) * share);
            return PeakLoops.Triad(arrays[0].AsSpan(range), arrays[1].AsSpan(range), arrays[2].AsSpan(range), 0.5f);
        });
    }

    // 10^9 units of work per second: all threads start together and each repeats its work for a while.
    private static double Best(int threads, Func<int, double> work)
    {
        var best = 0.0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var rates = new double[threads];
            using var start = new Barrier(threads);
            var workers = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
            {
                start.SignalAndWait();
                var clock = Stopwatch.StartNew();
                var done = 0.0;
                while (clock.Elapsed.TotalSeconds < SecondsPerRepeat)
                    done += work(thread);
                rates[thread] = done / clock.Elapsed.TotalSeconds / 1e9;
            })).ToArray();
            foreach (var worker in workers)
                worker.Start();
            foreach (var worker in workers)
                worker.Join();
            best = Math.Max(best, rates.Sum());
        }
        return best;
    }

    private static float[] Filled(int count, int seed)
    {
        var values = new float[count];
        new CounterRandom((ulong)seed).FillUniform(values);
        return values;
    }
}
