using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Networks;

/// <summary>
/// The largest values of the windows of one channel of one picture, a register of windows at a time. Each row is first
/// dealt out to one list for each residue of the column modulo the stride, margins included: place kx of window x then
/// stands in list kx mod stride at x + kx / stride, so neighbouring windows read neighbouring values.
/// </summary>
internal static class MaxPoolKernel
{
    /// <summary>Values of scratch memory that <see cref="Run"/> needs.</summary>
    public static int ScratchLength(in PatchGeometry g) => g.Stride * ListLength(g);

    /// <summary>
    /// Fills the scratch memory with what lies outside the picture; it stays so through any number of runs.
    /// </summary>
    public static void Prepare(Span<float> scratch) => scratch.Fill(float.NegativeInfinity);

    /// <summary>Finds the largest values; NaN counts as the largest, and of equal values the first.</summary>
    /// <param name="g">Where the windows lie.</param>
    /// <param name="picture">Height x width values.</param>
    /// <param name="largest">Receives one value for each window.</param>
    /// <param name="chosen">Receives the places of these values in the picture.</param>
    /// <param name="scratch">Memory that <see cref="Prepare"/> has filled.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in PatchGeometry g, ReadOnlySpan<float> picture, Span<float> largest, Span<int> chosen, Span<float> scratch)
    {
        int width = g.Width, height = g.Height, lanes = Vector<float>.Count, list = ListLength(g);
        Span<float> values = stackalloc float[lanes];
        Span<int> places = stackalloc int[lanes];
        for (var y = 0; y < height; y++)
        {
            var top = (y * g.Stride) - g.Padding;
            var (firstY, endY) = (Math.Max(0, top), Math.Min(g.Input.Height, top + g.Size));
            var row = largest.Slice(y * width, width);
            var rowPlaces = chosen.Slice(y * width, width);
            for (var v = firstY; v < endY; v++)
            {
                Deal(g, picture.Slice(v * g.Input.Width, g.Input.Width), scratch);
                for (var x = 0; x < width; x += lanes)
                {
                    // Place kx = padding, one further left in a last window half outside, lies in the picture: the
                    // answer where nothing is above minus infinity.
                    var column = ((new Vector<int>(x) + Vector<int>.Indices) * g.Stride) - new Vector<int>(g.Padding);
                    var inside = Vector.Min(column + new Vector<int>(g.Padding), new Vector<int>(g.Input.Width - 1));
                    var place = inside + new Vector<int>(v * g.Input.Width);
                    var best = new Vector<float>(float.NegativeInfinity);
                    var count = Math.Min(lanes, width - x);
                    if (v > firstY)
                    {
                        row.Slice(x, count).CopyTo(values);
                        rowPlaces.Slice(x, count).CopyTo(places);
                        best = new Vector<float>(values);
                        place = new Vector<int>(places);
                    }

                    for (var kx = 0; kx < g.Size; kx++)
                    {
                        var value = new Vector<float>(scratch[((kx % g.Stride * list) + x + (kx / g.Stride))..]);
                        var better = Vector.GreaterThan(value, best) | ~Vector.Equals(value, value);
                        best = Vector.ConditionalSelect(better, value, best);
                        var here = column + new Vector<int>((v * g.Input.Width) + kx);
                        place = Vector.ConditionalSelect(better, here, place);
                    }

                    best.CopyTo(values);
                    place.CopyTo(places);
                    values[..count].CopyTo(row[x..]);
                    places[..count].CopyTo(rowPlaces[x..]);
                }
            }
        }
    }

    private static void Deal(in PatchGeometry g, ReadOnlySpan<float> row, Span<float> scratch)
    {
        var list = ListLength(g);
        for (var residue = 0; residue < g.Stride; residue++)
        {
            // Slot s of the list is column s stride + residue - padding.
            var first = Math.Max(0, (g.Padding - residue + g.Stride - 1) / g.Stride);
            var target = scratch.Slice(residue * list, list)[first..];
            var column = (first * g.Stride) + residue - g.Padding;
            for (var s = 0; column < row.Length; s++, column += g.Stride)
                target[s] = row[column];
        }
    }

    // All columns with both margins, and room for a register that begins at the last window.
    private static int ListLength(in PatchGeometry g) =>
        ((g.Input.Width + (2 * g.Padding)) / g.Stride) + g.Size + Vector<float>.Count + 1;
}
