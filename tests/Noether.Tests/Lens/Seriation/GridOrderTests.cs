using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class GridOrderTests
{
    [Fact]
    public void Arrange_ShuffledCellsOfAnySign_GivesThemBackUpToOneSign()
    {
        const int rows = 3, columns = 4, d = rows * columns;
        var cells = new CounterRandom(5, 1).Permutation(d);
        var signs = Enumerable.Range(0, d).Select(k => k % 3 == 0 ? -1.0 : 1.0).ToArray();
        var (components, correlation) = (new Matrix(d, d), new Matrix(d, d));
        for (var p = 0; p < d; p++)
        {
            components[p, cells[p]] = signs[p];
            for (var q = 0; q < d; q++)
            {
                var (down, right) = ((cells[p] / columns) - (cells[q] / columns), (cells[p] % columns) - (cells[q] % columns));
                correlation[p, q] = signs[p] * signs[q] * Math.Pow(0.6, Math.Abs(down) + Math.Abs(right));
            }
        }

        var placed = GridOrder.Arrange(components, correlation, new GridPlacement(rows, columns, cells, 0));
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                Assert.Equal(i == j ? placed[0, 0] : 0, placed[i, j]);
        Assert.Equal(1, Math.Abs(placed[0, 0]));
    }
}
