using System.Numerics;

namespace Noether.Numerics;

/// <summary>
/// The orthogonal matrix G = exp(S) of a skew-symmetric S, and the adjoint of that map, by a polynomial of degree 8
/// (<see cref="SkewPolynomial{T}"/>) with scaling and squaring. The adjoint differentiates the very computation, so it
/// is exact for the G that was returned. All buffers are kept; an instance serves one thread at a time.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class SkewExponential<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int n;
    private readonly T[] a;
    private readonly T[] a2;
    private readonly T[] r;
    private readonly T[] p;
    private readonly T[] q;
    private readonly T[] dOut;
    private readonly T[] dP;
    private readonly T[] dQ;
    private readonly T[] dA2;

    // powers[i] = exp(S 2^(i - Squarings)); the last one, G itself, is not kept.
    private readonly List<T[]> powers = [];
    private SkewPolynomial<T>? polynomial;

    /// <summary>Creates the buffers.</summary>
    /// <param name="size">Rows and columns of S, n, at least 1.</param>
    public SkewExponential(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        n = size;
        var count = checked(n * n);
        a = new T[count];
        a2 = new T[count];
        r = new T[count];
        p = new T[count];
        q = new T[count];
        dOut = new T[count];
        dP = new T[count];
        dQ = new T[count];
        dA2 = new T[count];
    }

    /// <summary>Number of rows and columns, n.</summary>
    public int Size => n;

    /// <summary>
    /// Number of squarings of the last <see cref="Compute"/>; three matrix products each, with the adjoint.
    /// </summary>
    public int Squarings { get; private set; }

    /// <summary>G = exp(S).</summary>
    /// <param name="s">n x n skew-symmetric values in C order; that S^T = -S is used, not checked.</param>
    /// <param name="g">
    /// Receives n x n values; may not overlap <paramref name="s"/>. NaN or infinity in S gives NaN.
    /// </param>
    public void Compute(ReadOnlySpan<T> s, Span<T> g)
    {
        CheckLength(s.Length, nameof(s));
        CheckLength(g.Length, nameof(g));
        Product(a2, s, s);
        Choose(s);
        var scale = T.CreateChecked(Math.ScaleB(1, -Squarings));
        MatrixSum.Scale(a, s, scale);
        MatrixSum.Scale(a2, a2, scale * scale);

        var c = polynomial!;
        MatrixSum.Combine(r, a, c.P, a2, T.One);
        MatrixSum.Scale(p, a2, c.R);
        Product(p, a2, r, add: true);
        MatrixSum.Combine(q, a, c.Q1, a2, c.Q2, p, c.Q3);
        AddToDiagonal(q, c.Q0);
        while (powers.Count < Squarings)
            powers.Add(new T[n * n]);
        var result = Squarings == 0 ? g : powers[0];
        MatrixSum.Combine(result, a, c.C1, a2, c.Y);
        AddToDiagonal(result, c.C0);
        Product(result, p, q, add: true);
        for (var i = 0; i < Squarings; i++)
            Product(i + 1 < Squarings ? powers[i + 1] : g, powers[i], powers[i]);
    }

    /// <summary>
    /// The gradient by S of a function whose gradient by G is known, at the S of the last <see cref="Compute"/>.
    /// </summary>
    /// <param name="dg">dL/dG, n x n values in C order.</param>
    /// <param name="ds">
    /// Receives the gradient within the skew matrices: the skew D with dL = sum D_ij dS_ij for every skew dS. For S =
    /// (A - A^T)/2 it is dL/dA as it stands. May be the memory of <paramref name="dg"/>.
    /// </param>
    /// <exception cref="InvalidOperationException">Nothing was computed yet.</exception>
    public void Adjoint(ReadOnlySpan<T> dg, Span<T> ds)
    {
        CheckLength(dg.Length, nameof(dg));
        CheckLength(ds.Length, nameof(ds));
        var c = polynomial ?? throw new InvalidOperationException("Compute the exponential before its adjoint.");
        dg.CopyTo(dOut);

        // X = Y Y: dY = dX Y^T + Y^T dX.
        for (var i = Squarings - 1; i >= 0; i--)
        {
            Product(dP, dOut, powers[i], transposeRight: true);
            Product(dP, powers[i], dOut, transposeLeft: true, add: true);
            dP.CopyTo(dOut, 0);
        }

        // Result = C0 + C1 A + Y A2 + P Q, with Q = Q0 + Q1 A + Q2 A2 + Q3 P.
        Product(dP, dOut, q, transposeRight: true);
        Product(dQ, p, dOut, transposeLeft: true);
        MatrixSum.Combine(dP, dP, T.One, dQ, c.Q3);
        MatrixSum.Combine(dA2, dOut, c.Y, dQ, c.Q2, dP, c.R);
        MatrixSum.Combine(dOut, dOut, c.C1, dQ, c.Q1);

        // P = R A2 + A2 R with R = P A + A2; R^T = -P A + A2 and A2^T = A2 need no transposed products.
        MatrixSum.Combine(r, a, -c.P, a2, T.One);
        Product(dA2, dP, r, add: true);
        Product(dQ, a2, dP);
        MatrixSum.Combine(dOut, dOut, T.One, dQ, c.P);
        MatrixSum.Combine(dA2, dA2, T.One, dQ, T.One);

        // A2 = A A: only the symmetric part H of dA2 acts, and -(H A + A H) = -(M - M^T) with M = H A.
        MatrixSum.SymmetricPart(dA2, n);
        Product(dQ, dA2, a);
        MatrixSum.Combine(dOut, dOut, T.CreateChecked(0.5), dQ, -T.One);
        MatrixSum.MinusTransposed(ds, dOut, n, T.CreateChecked(Math.ScaleB(1, -Squarings)));
    }

    private void Choose(ReadOnlySpan<T> s)
    {
        // The row sums of S^2 bound the square of the spectral norm, and much closer than those of S bound the norm.
        var norm = Math.Min(MatrixSum.LargestRowSum(s, n), Math.Sqrt(MatrixSum.LargestRowSum<T>(a2, n)));
        polynomial = norm <= SkewPolynomial<T>.Taylor.Limit ? SkewPolynomial<T>.Taylor : SkewPolynomial<T>.Chebyshev;
        var ratio = norm / polynomial.Limit;
        Squarings = ratio > 1 && double.IsFinite(ratio) ? (int)Math.Ceiling(Math.Log2(ratio)) : 0;
    }

    private void AddToDiagonal(Span<T> matrix, T value)
    {
        for (var i = 0; i < n; i++)
            matrix[i * (n + 1)] += value;
    }

    private void Product(
        Span<T> result, ReadOnlySpan<T> left, ReadOnlySpan<T> right,
        bool transposeLeft = false, bool transposeRight = false, bool add = false) =>
        GemmSchedule.Run(
            result, n, left, n, right, n, n, n, n, transposeLeft, transposeRight,
            T.One, add ? T.One : T.Zero, 1, Simd.Level);

    private void CheckLength(int length, string name)
    {
        if (length != n * n)
            throw new ArgumentException($"A {n} x {n} matrix has {n * n} values, not {length}.", name);
    }
}
