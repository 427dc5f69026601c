using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Noether.Numerics;

/// <summary>
/// Checks a matrix product, cuts it into fixed pieces for several threads and picks the kernels of a register level.
/// </summary>
internal static unsafe class GemmSchedule
{
    // Below this many multiply-adds a second thread costs more than it brings.
    private const long ParallelWork = 1 << 20;

    // A B^T with at least so many terms and at most so many rows of A does not repay the packing of B.
    private const int LongRowTerms = 256;
    private const int LongRowCount = 96;

    // Multiples of every tile height (8, 6, 4) and of every panel width (48, 24, 16, 12, 8, 4).
    private const int PieceRows = 264;
    private const int PieceColumns = 480;

    /// <summary>
    /// The product at a chosen level, which the processor must have; arguments as in <see cref="Gemm"/>.
    /// </summary>
    public static void Run<T>(
        Span<T> c, int ldc, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> b, int ldb, int m, int n, int k,
        bool transposeA, bool transposeB, T alpha, T beta, int threads, SimdLevel level)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckSize(c.Length, m, n, ldc, nameof(c));
        CheckSize(a.Length, transposeA ? k : m, transposeA ? m : k, lda, nameof(a));
        CheckSize(b.Length, transposeB ? n : k, transposeB ? k : n, ldb, nameof(b));
        var workers = ParallelBlocks.Resolve(threads);
        if (m == 0 || n == 0)
            return;
        if (k == 0)
        {
            ScaleOnly(c, ldc, m, n, beta);
            return;
        }

        fixed (T* pc = c)
        fixed (T* pa = a)
        fixed (T* pb = b)
        {
            var whole = new GemmProblem<T>
            {
                C = pc,
                A = pa,
                B = pb,
                Ldc = ldc,
                Lda = lda,
                Ldb = ldb,
                M = m,
                N = n,
                K = k,
                TransposeA = transposeA,
                TransposeB = transposeB,
                Alpha = alpha,
                Beta = beta,
                LongRows = transposeB && !transposeA && k >= LongRowTerms && m <= LongRowCount,
            };
            if (workers == 1 || (long)m * n * k < ParallelWork)
                Sequential(whole, level);
            else
                Pieces(whole, workers, level);
        }
    }

    private static void Pieces<T>(GemmProblem<T> g, int threads, SimdLevel level)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (g.M >= g.N)
        {
            ParallelBlocks.Run((g.M + PieceRows - 1) / PieceRows, threads, piece =>
            {
                var first = (nint)piece * PieceRows;
                Sequential(g with
                {
                    M = (int)Math.Min(PieceRows, g.M - first),
                    A = g.A + (first * (g.TransposeA ? 1 : g.Lda)),
                    C = g.C + (first * g.Ldc),
                }, level);
            });
        }
        else
        {
            ParallelBlocks.Run((g.N + PieceColumns - 1) / PieceColumns, threads, piece =>
            {
                var first = (nint)piece * PieceColumns;
                Sequential(g with
                {
                    N = (int)Math.Min(PieceColumns, g.N - first),
                    B = g.B + (first * (g.TransposeB ? g.Ldb : 1)),
                    C = g.C + first,
                }, level);
            });
        }
    }

    private static void Sequential<T>(in GemmProblem<T> g, SimdLevel level)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            SequentialFloat(Unsafe.BitCast<GemmProblem<T>, GemmProblem<float>>(g), level);
        else if (typeof(T) == typeof(double))
            SequentialDouble(Unsafe.BitCast<GemmProblem<T>, GemmProblem<double>>(g), level);
        else
            throw new NotSupportedException($"Matrix products of {typeof(T)} are not supported.");
    }

    // Tiles: 24 accumulators of 32 registers, 12 of 16, and 8 of 16 where multiply-add may need a temporary register.
    private static void SequentialFloat(in GemmProblem<float> g, SimdLevel level)
    {
        switch (level)
        {
            case SimdLevel.Avx512:
                Sequential<float, Vector512<float>, Lanes512>(g, (8, 3), (4, 6));
                break;
            case SimdLevel.Avx2:
                Sequential<float, Vector256<float>, Lanes256>(g, (6, 2), (4, 3));
                break;
            default:
                Sequential<float, Vector128<float>, Lanes128>(g, (4, 2), (4, 2));
                break;
        }
    }

    private static void SequentialDouble(in GemmProblem<double> g, SimdLevel level)
    {
        switch (level)
        {
            case SimdLevel.Avx512:
                Sequential<double, Vector512<double>, DoubleLanes512>(g, (8, 3), (4, 6));
                break;
            case SimdLevel.Avx2:
                Sequential<double, Vector256<double>, DoubleLanes256>(g, (6, 2), (4, 3));
                break;
            default:
                Sequential<double, Vector128<double>, DoubleLanes128>(g, (4, 2), (4, 2));
                break;
        }
    }

    private static void Sequential<T, TVector, TLanes>(
        in GemmProblem<T> g, (int Rows, int Columns) tile, (int Rows, int Columns) dotTile)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct
        where TLanes : struct, ILaneArithmetic<T, TVector>
    {
        if (!g.LongRows)
        {
            GemmBlocks<T, TVector, TLanes>.Run(g, tile.Rows, tile.Columns);
            return;
        }

        GemmDot<T, TVector, TLanes>.Run(g, dotTile.Rows, dotTile.Columns);
        var rest = g.K % TLanes.Width;
        if (rest > 0)
        {
            var end = g with { A = g.A + g.K - rest, B = g.B + g.K - rest, K = rest, Beta = T.One };
            GemmBlocks<T, TVector, TLanes>.Run(end, tile.Rows, tile.Columns);
        }
    }

    private static void ScaleOnly<T>(Span<T> c, int ldc, int m, int n, T beta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < m; i++)
        {
            foreach (ref var value in c.Slice(i * ldc, n))
                value = beta == T.Zero ? T.Zero : beta * value;
        }
    }

    private static void CheckSize(int length, int rows, int columns, int stride, string name)
    {
        if (rows < 0 || columns < 0 || (stride < columns && rows > 1))
            throw new ArgumentException($"A {rows} x {columns} matrix cannot have rows of {stride}.", name);
        if (rows > 0 && columns > 0 && length < ((long)(rows - 1) * stride) + columns)
            throw new ArgumentException($"The span of {length} is too short for a {rows} x {columns} matrix.", name);
    }
}
