using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class RingSeriationTests
{
    [Fact]
    public void Ordered_ShuffledRows_AreInOrder()
    {
        const int rows = 8;
        const int ring = 12;
        int[] order = [3, 7, 0, 5, 1, 6, 2, 4];
        var correlation = new Matrix(rows * ring, rows * ring);
        for (var p = 0; p < rows * ring; p++)
        {
            for (var q = 0; q < rows * ring; q++)
            {
                var down = Math.Abs(order[p / ring] - order[q / ring]);
                var right = Math.Abs((p % ring) - (q % ring));
                right = Math.Min(right, ring - right);
                correlation[p, q] = Math.Exp(-0.3 * ((down * down) + (right * right))) - (down > 3 ? 0.03 : 0);
            }
        }

        var cells = RingRows.Ordered(correlation, [.. Enumerable.Range(0, rows * ring)], ring);
        var placed = Enumerable.Range(0, rows).Select(row => cells[row * ring] / ring).ToArray();
        var mirrored = placed.Select(row => rows - 1 - row).ToArray();
        Assert.True(placed.SequenceEqual(order) || mirrored.SequenceEqual(order), string.Join(' ', placed));
    }
}
