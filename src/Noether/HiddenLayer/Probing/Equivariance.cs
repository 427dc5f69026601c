using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// How nearly the hidden layer at g(p) is a turned copy of the hidden layer at p: h(g p) = U h(p) with one orthogonal U
/// for all p. With the centred components X at p and Y at g(p), rho = |X^T Y|_* / sqrt(tr X^T X tr Y^T Y), 1 where there is
/// such a U; the nuclear norm is the maximum over U of tr(U^T X^T Y), the orthogonal Procrustes problem (Schoenemann,
/// Psychometrika 31, 1966). Reflections take the pairs of one side in both orders. Source of the idea that related
/// points lie in related places of a hidden layer: Krippendorf and Syvaeri, arXiv 2003.13679.
/// </summary>
internal sealed class Equivariance
{
    // Places lie on every third cell of every third row; rotations are many and do with fewer.
    private const int Step = 3;
    private const int StepOfTurns = 4;

    private const int Size = NuclearNorm.Size;
    private const int FewestPairs = 40;

    // Neighbours are alike under any map that hardly moves them.
    private const double Nearest = 0.2;
    private const double NearestShift = 0.1;

    private readonly ProbeGrid grid;
    private readonly int[] places;
    private readonly int[] placesOfTurns;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly float[] means = new float[Size];
    private readonly float[] matrix = new float[Size * Size];

    /// <summary>Prepares the places of a window; not for several threads at a time.</summary>
    public Equivariance(ProbeGrid grid)
    {
        (this.grid, places, placesOfTurns) = (grid, grid.Every(Step), grid.Every(StepOfTurns));
        (starts, ends) = (new int[places.Length], new int[places.Length]);
    }

    /// <summary>rho of every map of a family; NaN where too few pairs lie in the window.</summary>
    /// <param name="components">Cells x 16 components.</param>
    /// <param name="maps">The family.</param>
    /// <param name="kind">Mirror, Cyclic or Translation.</param>
    public double[] Scan(float[] components, PlaneMap[] maps, SymmetryKind kind) =>
        [.. maps.Select(map => Rho(components, map, kind))];

    /// <summary>Share of the possible pairs that lie in the window.</summary>
    /// <param name="map">The map.</param>
    /// <param name="kind">Mirror, Cyclic or Translation.</param>
    public double Coverage(PlaneMap map, SymmetryKind kind)
    {
        var count = Pairs(map, kind);
        return count < FewestPairs ? double.NaN
            : kind == SymmetryKind.Mirror ? 2.0 * count / places.Length
            : (double)count / (kind == SymmetryKind.Cyclic ? placesOfTurns : places).Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Rho(float[] components, PlaneMap map, SymmetryKind kind)
    {
        var count = Pairs(map, kind);
        if (count < FewestPairs)
            return double.NaN;
        var (sumX, sumY, squaresX, squaresY) = (
            Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        for (var pair = 0; pair < count; pair++)
        {
            var (x, y) = (Load(components, starts[pair]), Load(components, ends[pair]));
            (sumX, sumY) = (sumX + x, sumY + y);
            (squaresX, squaresY) = (squaresX + (x * x), squaresY + (y * y));
        }

        // Four rows of the product at a time: so many independent sums hide the latency of one.
        sumX.CopyTo(means);
        for (var i = 0; i < Size; i += 4)
        {
            var (a, b, c, d) = (
                Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
            for (var pair = 0; pair < count; pair++)
            {
                var x = components.AsSpan((starts[pair] * Size) + i, 4);
                var y = Load(components, ends[pair]);
                a = Vector512.FusedMultiplyAdd(Vector512.Create(x[0]), y, a);
                b = Vector512.FusedMultiplyAdd(Vector512.Create(x[1]), y, b);
                c = Vector512.FusedMultiplyAdd(Vector512.Create(x[2]), y, c);
                d = Vector512.FusedMultiplyAdd(Vector512.Create(x[3]), y, d);
            }

            (a - (sumY * (means[i] / count))).CopyTo(matrix, Size * i);
            (b - (sumY * (means[i + 1] / count))).CopyTo(matrix, Size * (i + 1));
            (c - (sumY * (means[i + 2] / count))).CopyTo(matrix, Size * (i + 2));
            (d - (sumY * (means[i + 3] / count))).CopyTo(matrix, Size * (i + 3));
        }

        var traceX = Vector512.Sum(squaresX - (sumX * sumX / count));
        var traceY = Vector512.Sum(squaresY - (sumY * sumY / count));
        if (kind != SymmetryKind.Mirror)
            return Ratio(NuclearNorm.Of(matrix), MathF.Sqrt(traceX * traceY));
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[(i * Size) + j] = matrix[(j * Size) + i] = matrix[(i * Size) + j] + matrix[(j * Size) + i];
        }

        return Ratio(NuclearNorm.Of(matrix), traceX + traceY);
    }

    private static Vector512<float> Load(float[] components, int cell) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(components), (nuint)(cell * Size));

    // Gathers the pairs of cells that count.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Pairs(PlaneMap map, SymmetryKind kind)
    {
        var count = 0;
        foreach (var from in kind == SymmetryKind.Cyclic ? placesOfTurns : places)
        {
            var to = Partner(from, map, kind);
            if (to < 0)
                continue;
            (starts[count], ends[count]) = (from, to);
            count++;
        }

        return count;
    }

    private static double Ratio(float norm, float trace) => trace > 0 ? norm / trace : 0;

    // The cell of g(p); -1 where the pair does not count.
    private int Partner(int from, PlaneMap map, SymmetryKind kind)
    {
        double x = grid.Places[2 * from], y = grid.Places[(2 * from) + 1];
        var (toX, toY) = ((map.A * x) + (map.B * y) + map.X, (map.C * x) + (map.D * y) + map.Y);
        var (alongX, alongY) = (toX - x, toY - y);
        // The normal of a line points up, or to the left where the line is upright.
        if (kind == SymmetryKind.Mirror && (alongY < -1e-9 || (alongY <= 1e-9 && alongX > 0)))
            return -1;
        var least = kind == SymmetryKind.Translation ? NearestShift : Nearest;
        return (alongX * alongX) + (alongY * alongY) < least * least ? -1 : grid.At(toX, toY);
    }
}
