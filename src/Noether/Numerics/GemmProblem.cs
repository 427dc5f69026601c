namespace Noether.Numerics;

/// <summary>
/// One matrix product C = Alpha op(A) op(B) + Beta C over pinned row-major memory, op the identity or the transpose.
/// </summary>
internal readonly unsafe struct GemmProblem<T>
    where T : unmanaged
{
    /// <summary>M x N result.</summary>
    public required T* C { get; init; }

    /// <summary>M x K operand, or K x M when <see cref="TransposeA"/> is set.</summary>
    public required T* A { get; init; }

    /// <summary>K x N operand, or N x K when <see cref="TransposeB"/> is set.</summary>
    public required T* B { get; init; }

    /// <summary>Elements from one row of C to the next.</summary>
    public required nint Ldc { get; init; }

    /// <summary>Elements from one stored row of A to the next.</summary>
    public required nint Lda { get; init; }

    /// <summary>Elements from one stored row of B to the next.</summary>
    public required nint Ldb { get; init; }

    /// <summary>Rows of C, at least 1.</summary>
    public required int M { get; init; }

    /// <summary>Columns of C, at least 1.</summary>
    public required int N { get; init; }

    /// <summary>Length of the sums, at least 1.</summary>
    public required int K { get; init; }

    /// <summary>A is stored transposed.</summary>
    public required bool TransposeA { get; init; }

    /// <summary>B is stored transposed.</summary>
    public required bool TransposeB { get; init; }

    /// <summary>Factor of the product.</summary>
    public required T Alpha { get; init; }

    /// <summary>Factor of the old C; with 0 the old C is not read.</summary>
    public required T Beta { get; init; }

    /// <summary>Take the kernel for few long rows; decided for the whole product, so that its pieces agree.</summary>
    public bool LongRows { get; init; }
}
