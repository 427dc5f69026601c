using System.Globalization;
using System.Text;
using Noether.Benchmarks.Peaks;

namespace Noether.Benchmarks.Peers;

/// <summary>A comparison as Markdown.</summary>
internal static class CompareText
{
    /// <summary>Writes the text.</summary>
    /// <param name="rows">The comparison.</param>
    /// <param name="peaks">What the machine can do, for every number of threads among the rows.</param>
    /// <param name="dimension">Components d.</param>
    /// <param name="batch">Samples in a batch.</param>
    /// <param name="peerVersion">Name and version of the peer.</param>
    /// <param name="agreement">What the check of the losses printed; empty for none.</param>
    public static string Write(
        IReadOnlyList<CompareRow> rows, IReadOnlyList<PeakMeasurement> peaks, int dimension, int batch,
        string peerVersion, string agreement)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# A training step of the lens beside PyTorch");
        Line($"");
        Line($"{Machine.This.Line} {peerVersion}, CPU, float32.");
        Line($"d = {dimension}, padding {dimension}, batch {batch}, the same samples, loss and optimisers; runs of both take turns.");
        Line($"Median over {rows[0].Ours.Count} repeats, range in brackets; the ratio is that of the median steps/s, its range that of");
        Line($"neighbouring runs. Repeat: bench/compare");
        Line($"");
        Line($"| loss | threads | Noether steps/s | PyTorch steps/s | ratio | Noether ms | PyTorch ms | Noether MB | PyTorch MB |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var r in rows)
        {
            Line($"| {Name(r)} | {r.Threads} | {r.OurRate.Text("F1")} | {r.PeerRate.Text("F2")} | {r.Ratio.Text("F1")} | {r.OurMilliseconds.Text("F2")} | {r.PeerMilliseconds.Text("F0")} | {r.OurMegabytes:F0} | {r.PeerMegabytes:F0} |");
        }
        Line($"");
        Line($"## How far the step is from what the machine can do");
        Line($"");
        Line($"Measured in the same run:");
        Line($"");
        text.Append(MachinePeakCommand.Table(peaks));
        Line($"");
        Line($"Work is counted from the formulas (StepWork): operations, and bytes as though no cache kept an array from one pass to the");
        Line($"next. The bound is the longer of operations over the peak of multiply-adds and bytes over the triad in memory. The last");
        Line($"column is the rate of the peer's matrix products if they were all it did.");
        Line($"");
        Line($"| loss | threads | MFLOP | MB | GFLOP/s | of multiply-adds | of Gemm | GB/s | of memory | bound ms | median / bound | PyTorch GFLOP/s |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var r in rows)
        {
            var peak = peaks.Single(p => p.Threads == r.Threads);
            var milliseconds = r.OurMilliseconds.Median;
            var (flops, bytes) = (r.Work.Operations / milliseconds / 1e6, r.Work.Bytes / milliseconds / 1e6);
            var bound = Math.Max(
                r.Work.Operations / peak.MultiplyAddGigaflops / 1e6, r.Work.Bytes / peak.MemoryGigabytes / 1e6);
            var products = r.Work.PeerProducts / r.PeerMilliseconds.Median / 1e6;
            Line($"| {Name(r)} | {r.Threads} | {r.Work.Operations / 1e6:F0} | {r.Work.Bytes / 1e6:F0} | {flops:F0} | {100 * flops / peak.MultiplyAddGigaflops:F0} % | {100 * flops / peak.GemmGigaflops:F0} % | {bytes:F1} | {100 * bytes / peak.MemoryGigabytes:F0} % | {bound:F2} | {milliseconds / bound:F1} | {(products > 0 ? products.ToString("F0", CultureInfo.InvariantCulture) : "-")} |");
        }
        if (agreement.Length > 0)
        {
            Line($"");
            Line($"## Agreement of the losses");
            Line($"");
            Line($"Terms and gradients of PyTorch against ours, on a state in training (4 hidden units per output): differences relative to");
            Line($"the size of the figure or the norm of the gradient. PyTorch evaluates the conditional networks for every sample, we");
            Line($"tabulate them on knots; the training uses 33.");
            Line($"");
            text.Append(agreement.TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    private static string Name(CompareRow row) =>
        row.Hidden == 0 ? "marginal part alone" : $"full, {4 * row.Hidden}d hidden units";
}
