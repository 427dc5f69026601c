using System.Runtime.InteropServices;
using Noether.Data.Formats;
using Noether.Data.Synthetic;

namespace Noether.Studies.Lens;

/// <summary>
/// A .npy file of any size that takes little room: rows of generated data at places spread over it, and zeros, which
/// the file system does not store, between them.
/// </summary>
internal static class SparseFile
{
    /// <summary>Values in a row.</summary>
    public const int Dimension = 33;

    private const int Blocks = 64;
    private const int BlockRows = 1024;

    // The lens looks at the first 10,000 rows before it draws from all, and refuses columns that are constant there.
    private const int FirstBlocks = 10;

    /// <summary>Writes a file of float32 rows.</summary>
    /// <param name="path">The file; replaced.</param>
    /// <param name="rows">Number of rows, at least 64 blocks of 1024.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="NoetherException">The disk stores the zeros, and has no room for them.</exception>
    public static void Write(string path, long rows, CancellationToken cancellation)
    {
        var bytes = checked(rows * Dimension * sizeof(float));
        var data = SyntheticData.Generate(
            new SyntheticSettings { Dimension = Dimension, Samples = BlockRows * FirstBlocks }, cancellation);
        var block = MemoryMarshal.AsBytes(data.Samples.AsSpan());
        var header = NpyHeader.Write("<f4", [rows, Dimension]);
        var free = FreeBytes(path);
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write))
        {
            try
            {
                file.SetLength(header.Length + bytes);
                file.Write(header);
                file.Write(block);
                for (var i = 1; i < Blocks; i++)
                {
                    var first = (rows - BlockRows) * i / (Blocks - 1);
                    file.Position = header.Length + (first * Dimension * sizeof(float));
                    file.Write(block[..(BlockRows * Dimension * sizeof(float))]);
                }

                file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                throw NotSparse(path);
            }
        }

        if (free - FreeBytes(path) > bytes / 2)
        {
            File.Delete(path);
            throw NotSparse(path);
        }
    }

    private static long FreeBytes(string path) =>
        new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;

    private static NoetherException NotSparse(string path) => new(
        $"The disk of {path} cannot hold a sparse file; choose another folder with --out.");
}
