using System.Numerics.Tensors;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// A second test of equivariance that needs no comparison with other maps: the orthogonal U of h(g p) = U h(p) is fitted on
/// one half of the places (every second one, as on a chess board) and tested on the other half. Where g^n is the identity
/// U^n should be it, too: a mirror makes U an involution.
/// </summary>
internal static class TurnedCopy
{
    private const int Size = NuclearNorm.Size;
    private const int Step = 3;
    private const int FewestPairs = 40;

    // Neighbours are alike under any map that hardly moves them.
    private const double Nearest = 0.2;

    /// <summary>
    /// The correlation of U h(p) and h(g p) over the places that U was not fitted on, and of U^n h(p) and h(p); 0 where too
    /// few places count.
    /// </summary>
    /// <param name="grid">The cells.</param>
    /// <param name="components">Cells x 16 components.</param>
    /// <param name="map">g.</param>
    /// <param name="returns">n, or 0 where no power of g is the identity.</param>
    public static (double Likeness, double Return) Of(ProbeGrid grid, float[] components, PlaneMap map, int returns)
    {
        var (fitted, tested) = (new List<(int From, int To)>(), new List<(int From, int To)>());
        var places = grid.Every(Step);
        foreach (var from in places)
        {
            double x = grid.Places[2 * from], y = grid.Places[(2 * from) + 1];
            var (toX, toY) = ((map.A * x) + (map.B * y) + map.X, (map.C * x) + (map.D * y) + map.Y);
            var to = grid.At(toX, toY);
            if (to < 0 || ((toX - x) * (toX - x)) + ((toY - y) * (toY - y)) < Nearest * Nearest)
                continue;
            var isFitted = ((from / grid.Columns / Step) + (from % grid.Columns / Step)) % 2 == 0;
            (isFitted ? fitted : tested).Add((from, to));
        }

        if (fitted.Count < FewestPairs || tested.Count < FewestPairs)
            return (0, 0);
        var turn = new float[Size * Size];
        if (!NuclearNorm.Factor(Moments(components, fitted).Products, turn))
            return (0, 0);
        var (products, square, otherSquare) = Moments(components, tested);
        var likeness = TensorPrimitives.Dot<float>(turn, products) / Math.Sqrt(square * otherSquare);
        return (likeness, returns == 0 ? 0 : Returned(components, tested, turn, returns));
    }

    // X^T Y of the centred components at both ends of the pairs, and their sums of squares.
    private static (float[] Products, double Square, double OtherSquare) Moments(
        float[] components, List<(int From, int To)> pairs)
    {
        var (mean, other) = (Mean(components, pairs.Select(pair => pair.From)), Mean(components, pairs.Select(pair => pair.To)));
        var products = new float[Size * Size];
        var (square, otherSquare) = (0.0, 0.0);
        var (x, y) = (new float[Size], new float[Size]);
        foreach (var (from, to) in pairs)
        {
            TensorPrimitives.Subtract(components.AsSpan(from * Size, Size), mean, x);
            TensorPrimitives.Subtract(components.AsSpan(to * Size, Size), other, y);
            square += TensorPrimitives.SumOfSquares<float>(x);
            otherSquare += TensorPrimitives.SumOfSquares<float>(y);
            for (var i = 0; i < Size; i++)
            {
                var row = products.AsSpan(i * Size, Size);
                TensorPrimitives.MultiplyAdd(y, x[i], row, row);
            }
        }

        return (products, square, otherSquare);
    }

    private static float[] Mean(float[] components, IEnumerable<int> cells)
    {
        var (sum, count) = (new float[Size], 0);
        foreach (var cell in cells)
        {
            TensorPrimitives.Add(sum, components.AsSpan(cell * Size, Size), sum);
            count++;
        }

        TensorPrimitives.Divide(sum, count, sum);
        return sum;
    }

    // A row h stands for a place: h U is where its image is to be.
    private static double Returned(float[] components, List<(int From, int To)> pairs, float[] turn, int times)
    {
        var mean = Mean(components, pairs.Select(pair => pair.From));
        var (alike, square) = (0.0, 0.0);
        var (row, moved, next) = (new float[Size], new float[Size], new float[Size]);
        foreach (var (from, _) in pairs)
        {
            TensorPrimitives.Subtract(components.AsSpan(from * Size, Size), mean, row);
            row.CopyTo(moved, 0);
            for (var time = 0; time < times; time++)
            {
                next.AsSpan().Clear();
                for (var i = 0; i < Size; i++)
                    TensorPrimitives.MultiplyAdd(turn.AsSpan(i * Size, Size), moved[i], next, next);
                (moved, next) = (next, moved);
            }

            alike += TensorPrimitives.Dot<float>(row, moved);
            square += TensorPrimitives.SumOfSquares<float>(row);
        }

        return square > 0 ? alike / square : 0;
    }
}
