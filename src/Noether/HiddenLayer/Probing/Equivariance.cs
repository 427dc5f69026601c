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

    private const int Lanes = 8;

    private readonly ProbeGrid grid;
    private readonly int[] places;
    private readonly int[] placesOfTurns;
    private readonly Dictionary<PlaneMap[], Pairs[]> prepared = [];
    private readonly float[] means = new float[Size];
    private readonly float[] sums = new float[Size];
    private readonly float[] matrix = new float[Size * Size];

    /// <summary>Prepares the places of a window; not for several threads at a time.</summary>
    public Equivariance(ProbeGrid grid) =>
        (this.grid, places, placesOfTurns) = (grid, grid.Every(Step), grid.Every(StepOfTurns));

    /// <summary>rho of every map of a family; NaN where too few pairs lie in the window.</summary>
    /// <param name="components">Cells x 16 components.</param>
    /// <param name="maps">The family; the pairs of its maps are kept for the next network.</param>
    /// <param name="kind">Mirror, Cyclic or Translation.</param>
    public double[] Scan(float[] components, PlaneMap[] maps, SymmetryKind kind)
    {
        if (!prepared.TryGetValue(maps, out var pairs))
            prepared[maps] = pairs = [.. maps.Select(map => PairsOf(map, kind))];
        return [.. pairs.Select(of => Rho(components, of, kind))];
    }

    /// <summary>Share of the possible pairs that lie in the window.</summary>
    /// <param name="map">The map.</param>
    /// <param name="kind">Mirror, Cyclic or Translation.</param>
    public double Coverage(PlaneMap map, SymmetryKind kind)
    {
        var count = PairsOf(map, kind).Starts.Length;
        return count < FewestPairs ? double.NaN
            : kind == SymmetryKind.Mirror ? 2.0 * count / places.Length
            : (double)count / (kind == SymmetryKind.Cyclic ? placesOfTurns : places).Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Rho(float[] components, Pairs pairs, SymmetryKind kind)
    {
        var count = pairs.Starts.Length;
        if (count < FewestPairs)
            return double.NaN;
        ref var values = ref MemoryMarshal.GetArrayDataReference(components);
        var (traceX, traceY) = (0f, 0f);
        for (var half = 0; half < Size; half += Lanes)
        {
            var (sumX, sumY, squaresX, squaresY) = (
                Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            for (var pair = 0; pair < count; pair++)
            {
                var x = Vector256.LoadUnsafe(ref values, (nuint)(pairs.Starts[pair] + half));
                var y = Vector256.LoadUnsafe(ref values, (nuint)(pairs.Ends[pair] + half));
                (sumX, sumY) = (sumX + x, sumY + y);
                squaresX = Vector256.FusedMultiplyAdd(x, x, squaresX);
                squaresY = Vector256.FusedMultiplyAdd(y, y, squaresY);
            }

            (sumX / count).CopyTo(means, half);
            sumY.CopyTo(sums, half);
            traceX += Vector256.Sum(squaresX - (sumX * sumX / count));
            traceY += Vector256.Sum(squaresY - (sumY * sumY / count));
        }

        Products(ref values, pairs);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
                matrix[(i * Size) + j] -= means[i] * sums[j];
        }

        var trace = MathF.Sqrt(traceX * traceY);
        if (kind == SymmetryKind.Mirror)
        {
            trace = traceX + traceY;
            for (var i = 0; i < Size; i++)
            {
                for (var j = 0; j <= i; j++)
                    matrix[(i * Size) + j] = matrix[(j * Size) + i] = matrix[(i * Size) + j] + matrix[(j * Size) + i];
            }
        }

        return trace > 0 ? NuclearNorm.Of(matrix) / trace : 0;
    }

    // X^T Y, four rows at a time: so many independent sums hide the latency of one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Products(ref float values, Pairs pairs)
    {
        for (var i = 0; i < Size; i += 4)
        {
            var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            var (e, f, g, h) = (a, a, a, a);
            for (var pair = 0; pair < pairs.Starts.Length; pair++)
            {
                ref var x = ref Unsafe.Add(ref values, pairs.Starts[pair] + i);
                ref var y = ref Unsafe.Add(ref values, pairs.Ends[pair]);
                var (low, high) = (Vector256.LoadUnsafe(ref y), Vector256.LoadUnsafe(ref y, Lanes));
                var one = Vector256.Create(x);
                (a, e) = (Vector256.FusedMultiplyAdd(one, low, a), Vector256.FusedMultiplyAdd(one, high, e));
                one = Vector256.Create(Unsafe.Add(ref x, 1));
                (b, f) = (Vector256.FusedMultiplyAdd(one, low, b), Vector256.FusedMultiplyAdd(one, high, f));
                one = Vector256.Create(Unsafe.Add(ref x, 2));
                (c, g) = (Vector256.FusedMultiplyAdd(one, low, c), Vector256.FusedMultiplyAdd(one, high, g));
                one = Vector256.Create(Unsafe.Add(ref x, 3));
                (d, h) = (Vector256.FusedMultiplyAdd(one, low, d), Vector256.FusedMultiplyAdd(one, high, h));
            }

            Store(a, e, i);
            Store(b, f, i + 1);
            Store(c, g, i + 2);
            Store(d, h, i + 3);
        }
    }

    private void Store(Vector256<float> low, Vector256<float> high, int row)
    {
        low.CopyTo(matrix, row * Size);
        high.CopyTo(matrix, (row * Size) + Lanes);
    }

    // The pairs of cells that count.
    private Pairs PairsOf(PlaneMap map, SymmetryKind kind)
    {
        var (starts, ends) = (new List<int>(), new List<int>());
        foreach (var from in kind == SymmetryKind.Cyclic ? placesOfTurns : places)
        {
            var to = Partner(from, map, kind);
            if (to < 0)
                continue;
            starts.Add(from * Size);
            ends.Add(to * Size);
        }

        return new Pairs([.. starts], [.. ends]);
    }

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

    // Where the components of both places of each pair begin.
    private readonly record struct Pairs(int[] Starts, int[] Ends);
}
