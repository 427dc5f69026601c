namespace Noether.Benchmarks.Numerics;

/// <summary>An M x N product over K terms, with its operands stored as they are or transposed.</summary>
public sealed record GemmShape(int M, int N, int K, bool TransposeA = false, bool TransposeB = false) : IWork
{
    public double Operations => 2.0 * M * N * K;

    public override string ToString() => $"{M}x{N}x{K} {(TransposeA ? 'T' : 'N')}{(TransposeB ? 'T' : 'N')}";
}
