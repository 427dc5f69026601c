using System.IO.Compression;
using System.Runtime.InteropServices;
using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>
/// snapshots.npz: step (m), generator (m x d x d) and group_convolution (m x d x d) of a training, as float64.
/// </summary>
internal static class SnapshotArchive
{
    /// <summary>The bytes of the file.</summary>
    /// <param name="snapshots">At least one.</param>
    public static byte[] Of(IReadOnlyList<LensSnapshot> snapshots)
    {
        long m = snapshots.Count, d = snapshots[0].Generator.Rows;
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("step", [m], [.. snapshots.Select(s => (double)s.Step)]);
            Add("generator", [m, d, d], Stack(s => s.Generator));
            Add("group_convolution", [m, d, d], Stack(s => s.GroupConvolution));

            void Add(string name, ReadOnlySpan<long> shape, double[] values)
            {
                using var stream = archive.CreateEntry(name + ".npy").Open();
                stream.Write(NpyHeader.Write("<f8", shape));
                stream.Write(MemoryMarshal.AsBytes<double>(values));
            }
        }

        return bytes.ToArray();

        double[] Stack(Func<LensSnapshot, Matrix> part) =>
            [.. snapshots.SelectMany(s => part(s).Values.ToArray())];
    }
}
