using Noether.Data;
using Noether.Lens;
using Noether.Numerics;
using Noether.Pictures;

namespace Noether.Studies.Adaptor;

/// <summary>Reads what the networks of <see cref="AdaptorStudy"/> learn.</summary>
internal static class LabelledPictures
{
    private const ulong OrderStream = 84;
    private const ulong PlaceStream = 85;

    // Blocks of photographs that windows keep within; every fourth one is for tests.
    private const int Block = 64;
    private const int TestShare = 4;

    // Some scans have a thin dark edge.
    private const int Edge = 8;

    /// <summary>Pictures with labels from files.</summary>
    /// <param name="pictures">File of the pictures, and its entry where it has several.</param>
    /// <param name="labels">File of the labels, and its entry.</param>
    /// <param name="training">Pictures to learn from.</param>
    /// <param name="test">Pictures to test with.</param>
    /// <param name="seen">Pictures for the lens, at least those to learn from.</param>
    /// <param name="seed">Seed of the choice.</param>
    /// <param name="halved">Whether the means of 2 x 2 pixels are taken.</param>
    public static AdaptorData FromFiles(
        (string Path, string? Entry) pictures, (string Path, string? Entry) labels, int training, int test, int seen,
        int seed, bool halved = false)
    {
        var classes = Read(labels, out _);
        var values = Read(pictures, out var shape);
        if (shape.Length != 3 || shape[0] != classes.Length)
        {
            throw new NoetherException(
                $"{pictures.Path} holds {string.Join(" x ", shape)} values and {labels.Path} {classes.Length} labels; "
                + "give a stack of pictures and one label for each.");
        }

        var grid = new GridShape((int)shape[1], (int)shape[2]);
        if (classes.Length < seen + test)
            throw new NoetherException($"{pictures.Path} has {classes.Length} pictures, fewer than {seen + test}.");
        var order = new CounterRandom((ulong)seed, OrderStream).Permutation(classes.Length);
        float[] Picture(int n)
        {
            var picture = values.AsSpan(n * grid.Cells, grid.Cells).ToArray();
            return halved ? Halved(picture, grid) : picture;
        }

        float[][] Take(int first, int count) => [.. order.AsSpan(first, count).ToArray().Select(Picture)];
        int[] Label(int first, int count) => [.. order.AsSpan(first, count).ToArray().Select(n => (int)classes[n])];
        return new AdaptorData(
            halved ? new GridShape(grid.Rows / 2, grid.Columns / 2) : grid, 1 + (int)classes.Max(), Take(0, seen),
            Take(0, training), Label(0, training), Take(seen, test), Label(seen, test));
    }

    /// <summary>
    /// Windows of photographs, each of the class of its photograph; those to test with come from blocks of 64 x 64
    /// pixels that no other window touches.
    /// </summary>
    /// <param name="files">The photographs.</param>
    /// <param name="shape">Rows and columns of a window.</param>
    /// <param name="training">Windows to learn from.</param>
    /// <param name="test">Windows to test with.</param>
    /// <param name="seen">Windows for the lens, at least those to learn from.</param>
    /// <param name="seed">Seed of the places.</param>
    public static AdaptorData FromPhotographs(
        IReadOnlyList<string> files, GridShape shape, int training, int test, int seen, int seed)
    {
        var pictures = files.Select(file => PictureFile.Read(file)).ToArray();
        var grey = Array.ConvertAll(pictures, picture => picture.ToGrey());
        var random = new CounterRandom((ulong)seed, PlaceStream);
        float[][] Windows(int count, bool tested) => [.. Enumerable.Range(0, count).Select(n => Window(n, tested))];
        var all = Windows(seen, tested: false);
        int[] Labels(int count) => [.. Enumerable.Range(0, count).Select(n => n % files.Count)];
        return new AdaptorData(
            shape, files.Count, all, all[..training], Labels(training), Windows(test, tested: true), Labels(test));

        float[] Window(int n, bool tested)
        {
            var picture = pictures[n % files.Count];
            int Blocks(int size) => (size - (2 * Edge)) / Block;
            int row, column;
            do
            {
                row = (int)(random.NextDouble() * Blocks(picture.Height));
                column = (int)(random.NextDouble() * Blocks(picture.Width));
            }
            while ((row + (2 * column)) % TestShare == 0 != tested);
            var top = Edge + (row * Block) + (int)(random.NextDouble() * (Block - shape.Rows + 1));
            var left = Edge + (column * Block) + (int)(random.NextDouble() * (Block - shape.Columns + 1));
            var values = new float[shape.Cells];
            for (var k = 0; k < values.Length; k++)
            {
                var (i, j) = (k / shape.Columns, k % shape.Columns);
                values[k] = grey[n % files.Count][((top + i) * picture.Width) + left + j];
            }

            return values;
        }
    }

    private static float[] Halved(float[] picture, GridShape shape)
    {
        var (rows, columns) = (shape.Rows / 2, shape.Columns / 2);
        var result = new float[rows * columns];
        for (var k = 0; k < result.Length; k++)
        {
            var at = (2 * (k / columns) * shape.Columns) + (2 * (k % columns));
            result[k] = (picture[at] + picture[at + 1] + picture[at + shape.Columns]
                + picture[at + shape.Columns + 1]) / 4;
        }

        return result;
    }

    private static float[] Read((string Path, string? Entry) file, out long[] shape)
    {
        var options = new SampleFileOptions { Entry = file.Entry };
        var (loaded, _) = SampleFile.Load(file.Path, options, CancellationToken.None);
        using var array = loaded.Array;
        var values = new float[array.Count];
        array.ReadAll<float>(values);
        shape = array.Shape;
        return values;
    }
}
