using Noether.Numerics;

namespace Noether.Lens;

/// <summary>Generator and group convolution at one moment of a search or of a training.</summary>
/// <param name="Step">Step number of the training, from 0; -1 in the search before it.</param>
/// <param name="Generator">Central d x d crop of G.</param>
/// <param name="GroupConvolution">d x d matrix L, rows psi^T G^k.</param>
public sealed record LensSnapshot(int Step, Matrix Generator, Matrix GroupConvolution);
