using System.Runtime.CompilerServices;

namespace Noether.Networks;

/// <summary>
/// The matrix of patches that makes a convolution a matrix product: row (c, ky, kx), column (n, y, x) holds the value
/// of channel c under place (ky, kx) of window (y, x) of picture n. Rows of windows are counted through all pictures of
/// the batch, r = n H + y, so that blocks need not end with a picture.
/// </summary>
internal static unsafe class PatchColumns
{
    /// <summary>Writes the patches of some channels and some rows of windows.</summary>
    /// <param name="input">The batch, channels first.</param>
    /// <param name="count">Number of pictures in the batch.</param>
    /// <param name="g">Where the windows lie.</param>
    /// <param name="channels">First channel and the one behind the last.</param>
    /// <param name="rows">First row of windows and the one behind the last.</param>
    /// <param name="columns">Receives channels x size x size rows of (rows x width) values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(
        float* input, int count, in PatchGeometry g, (int First, int End) channels, (int First, int End) rows,
        float* columns)
    {
        int height = g.Height, width = g.Width, inputHeight = g.Input.Height, inputWidth = g.Input.Width;
        int stride = g.Stride, padding = g.Padding, size = g.Size;
        nint plane = (nint)inputHeight * inputWidth;
        for (var c = channels.First; c < channels.End; c++)
        {
            var source = input + (c * count * plane);
            for (var ky = 0; ky < size; ky++)
            {
                for (var kx = 0; kx < size; kx++)
                {
                    // Windows first..end-1 of a row have this place inside the picture.
                    var (first, end) = Inside(width, inputWidth, stride, kx - padding);
                    var n = rows.First / height;
                    var y = rows.First % height;
                    for (var r = rows.First; r < rows.End; r++)
                    {
                        var inputY = (y * stride) + ky - padding;
                        if ((uint)inputY >= (uint)inputHeight)
                        {
                            Clear(columns, width);
                        }
                        else
                        {
                            var line = source + (n * plane) + ((nint)inputY * inputWidth) + kx - padding;
                            for (var x = 0; x < first; x++)
                                columns[x] = 0;
                            if (stride == 1)
                                Copy(line + first, columns + first, end - first);
                            else
                                for (var x = first; x < end; x++)
                                    columns[x] = line[x * stride];
                            for (var x = end; x < width; x++)
                                columns[x] = 0;
                        }

                        columns += width;
                        if (++y == height)
                        {
                            y = 0;
                            n++;
                        }
                    }
                }
            }
        }
    }

    /// <summary>The transposed map: adds every value of the columns to the place that it would come from.</summary>
    /// <param name="columns">channels x size x size rows of (rows x width) values.</param>
    /// <param name="count">Number of pictures in the batch.</param>
    /// <param name="g">Where the windows lie.</param>
    /// <param name="rows">First row of windows and the one behind the last.</param>
    /// <param name="input">Is added to; all channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(float* columns, int count, in PatchGeometry g, (int First, int End) rows, float* input)
    {
        int height = g.Height, width = g.Width, inputHeight = g.Input.Height, inputWidth = g.Input.Width;
        int stride = g.Stride, padding = g.Padding, size = g.Size;
        nint plane = (nint)inputHeight * inputWidth;
        for (var c = 0; c < g.Input.Channels; c++)
        {
            var target = input + (c * count * plane);
            for (var ky = 0; ky < size; ky++)
            {
                for (var kx = 0; kx < size; kx++)
                {
                    var (first, end) = Inside(width, inputWidth, stride, kx - padding);
                    var n = rows.First / height;
                    var y = rows.First % height;
                    for (var r = rows.First; r < rows.End; r++)
                    {
                        var inputY = (y * stride) + ky - padding;
                        if ((uint)inputY < (uint)inputHeight)
                        {
                            var line = target + (n * plane) + ((nint)inputY * inputWidth) + kx - padding;
                            if (stride == 1)
                                Add(columns + first, line + first, end - first);
                            else
                                for (var x = first; x < end; x++)
                                    line[x * stride] += columns[x];
                        }

                        columns += width;
                        if (++y == height)
                        {
                            y = 0;
                            n++;
                        }
                    }
                }
            }
        }
    }

    private static (int First, int End) Inside(int width, int inputWidth, int stride, int shift)
    {
        // 0 <= x stride + shift <= inputWidth - 1.
        var first = shift >= 0 ? 0 : (-shift + stride - 1) / stride;
        var last = inputWidth - 1 - shift;
        var end = last < 0 ? 0 : Math.Min(width, (last / stride) + 1);
        return (Math.Min(first, end), end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(float* target, int count) => new Span<float>(target, count).Clear();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* source, float* target, int count) =>
        new ReadOnlySpan<float>(source, count).CopyTo(new Span<float>(target, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* source, float* target, int count)
    {
        var i = 0;
        for (; i <= count - System.Numerics.Vector<float>.Count; i += System.Numerics.Vector<float>.Count)
        {
            var sum = System.Numerics.Vector.Load(source + i) + System.Numerics.Vector.Load(target + i);
            System.Numerics.Vector.Store(sum, target + i);
        }

        for (; i < count; i++)
            target[i] += source[i];
    }
}
