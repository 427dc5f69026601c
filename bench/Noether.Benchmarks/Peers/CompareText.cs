using System.Text;
using Noether.Benchmarks.Peaks;
using static Noether.Benchmarks.ResultFiles;

namespace Noether.Benchmarks.Peers;

/// <summary>A comparison as Markdown.</summary>
internal static class CompareText
{
    private const string Terms =
        """
        Medians over the repeats, ranges in brackets; the ratio is that of the median steps/s, its range that of
        neighbouring runs. ms: median step. CPU ms: processor time of a step over all threads, the steadier figure
        on a machine that does other work. MB: most memory of the process. Noether tabulates the conditional
        networks, PyTorch evaluates them for every sample. Repeat: bench/compare

        """;

    private const string Bounds =
        """

        Work is counted from the formulas (StepWork): operations, and bytes as though no cache kept an array from
        one pass to the next. The bound is the longer of operations over the peak of multiply-adds and bytes over
        the triad in memory. The last column is the rate of PyTorch's matrix products if they were all it did.

        """;

    private const string Agreement =
        """

        ## Agreement of the losses

        Terms and gradients of PyTorch against ours, on a state in training (4 hidden units per output): differences
        relative to the size of the figure or the norm of the gradient. Direct: PyTorch evaluates the conditional
        networks for every sample, as it does above. Alike: it interpolates them between our knots. The training
        uses 33 knots.


        """;

    private static readonly string[] Rates =
    [
        "loss", "threads", "Noether steps/s", "PyTorch steps/s", "ratio", "Noether ms", "PyTorch ms", "CPU ms, both",
        "MB, both",
    ];

    private static readonly string[] Shares =
    [
        "loss", "threads", "MFLOP", "MB", "GFLOP/s", "of multiply-adds", "of Gemm", "GB/s", "of memory", "bound ms",
        "median / bound", "PyTorch GFLOP/s",
    ];

    /// <summary>Writes the text.</summary>
    /// <param name="rows">The comparison.</param>
    /// <param name="peaks">What the machine can do, for every number of threads among the rows.</param>
    /// <param name="sizes">Dimension, padding and batch in words.</param>
    /// <param name="peer">Name and version of the peer.</param>
    /// <param name="agreement">What the check of the losses printed; empty for none.</param>
    public static string Write(
        IReadOnlyList<CompareRow> rows, IReadOnlyList<PeakMeasurement> peaks, string sizes, string peer,
        string agreement)
    {
        var text = new StringBuilder("# A training step of the lens beside PyTorch\n\n");
        text.Append($"{Machine.This.Line} {peer}, float32.\n");
        text.Append($"{sizes}; the same samples, loss and optimisers; {rows[0].Ours.Count} runs of each, in turns.\n");
        text.Append(Terms).Append('\n');
        Table(text, Rates, rows.Select(RateCells));
        text.Append("\n## How far the step is from what the machine can do\n\n");
        text.Append("Measured in the same run, the best of all repeats:\n\n");
        text.Append(MachinePeakCommand.Table(peaks)).Append(Bounds).Append('\n');
        Table(text, Shares, rows.Select(row => ShareCells(row, peaks.Single(peak => peak.Threads == row.Threads))));
        if (agreement.Length > 0)
            text.Append(Agreement).Append(agreement.Trim()).Append('\n');
        return text.ToString();
    }

    private static string[] RateCells(CompareRow row) =>
    [
        Name(row), $"{row.Threads}", row.OurRate.Text("F1"), row.PeerRate.Text("F2"), row.Ratio.Text("F1"),
        row.OurMilliseconds.Text("F2"), row.PeerMilliseconds.Text("F0"),
        $"{Number(row.OurCpu, 1)} / {Number(row.PeerCpu, 0)}",
        $"{Number(row.OurMegabytes, 0)} / {Number(row.PeerMegabytes, 0)}",
    ];

    private static string[] ShareCells(CompareRow row, PeakMeasurement peak)
    {
        var (work, milliseconds) = (row.Work, row.OurMilliseconds.Median);
        // 10^6 operations in a millisecond are 10^9 in a second; bytes alike.
        var (operations, bytes) = (work.Operations / milliseconds / 1e6, work.Bytes / milliseconds / 1e6);
        var bound = Math.Max(
            work.Operations / peak.MultiplyAddGigaflops / 1e6, work.Bytes / peak.MemoryGigabytes / 1e6);
        var products = work.PeerProducts / row.PeerMilliseconds.Median / 1e6;
        return
        [
            Name(row), $"{row.Threads}", Number(work.Operations / 1e6, 0), Number(work.Bytes / 1e6, 0),
            Number(operations, 0), Percent(operations / peak.MultiplyAddGigaflops),
            Percent(operations / peak.GemmGigaflops), Number(bytes, 1), Percent(bytes / peak.MemoryGigabytes),
            Number(bound, 2), Number(milliseconds / bound, 1), products > 0 ? Number(products, 0) : "-",
        ];
    }

    private static void Table(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append($"{Row(heads)}\n|---|{string.Concat(heads.Skip(1).Select(_ => "---:|"))}\n");
        foreach (var row in rows)
            text.Append(Row(row)).Append('\n');
    }

    private static string Name(CompareRow row) =>
        row.Hidden == 0 ? "marginal part alone" : $"full, {4 * row.Hidden}d hidden units";

    private static string Percent(double share) => Number(100 * share, 0) + " %";
}
