using Noether.Numerics;

namespace Noether.Lens;

/// <summary>Generator and group convolution at one moment of training.</summary>
/// <param name="Step">Step number, from 0.</param>
/// <param name="Generator">Central d x d crop of G.</param>
/// <param name="GroupConvolution">d x d matrix L, rows psi^T G^k.</param>
public sealed record LensSnapshot(int Step, Matrix Generator, Matrix GroupConvolution);
