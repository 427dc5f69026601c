namespace Noether.Data.Synthetic;

/// <summary>
/// The orthogonal matrix U (d x d) that hides the axis: hidden samples h become x = U^T h, so h = U x.
/// </summary>
public enum HiddenTransform
{
    /// <summary>U = I: nothing is hidden.</summary>
    Identity,

    /// <summary>A random permutation, fixed by the seed: h_k = x_p(k).</summary>
    Permuted,

    /// <summary>
    /// The orthonormal sine transform DST-I, U_kj = sin(pi k j/(d+1)) sqrt(2/(d+1)), k, j = 1..d; on a grid of its rows
    /// and its columns.
    /// </summary>
    Dst,

    /// <summary>A random orthogonal matrix, uniform (Haar) over the orthogonal group, fixed by the seed.</summary>
    Orthogonal,

    /// <summary>
    /// A dispersive all-pass: what a source at distance t sends arrives with a delay that grows with t and depends on
    /// frequency. U^T = exp(s K), K = (T D + D T)/2 with T = diag(t) and D the central difference,
    /// D_(k,k+1) = -D_(k,k-1) = -1/2, s = 0.5. K is skew, so U is exactly orthogonal. In phase space K moves (t, w) by
    /// dt/ds = t cos w, dw/ds = -sin w: tan(w/2) shrinks by the factor exp(-s), which is the frequency map of the
    /// first-order all-pass (z^-1 - a)/(1 - a z^-1) with a = tanh(s/2). So away from the edges the generator
    /// U^T Shift U is that all-pass, and a pulse at t is the response of a chain of t such sections
    /// (compare Oppenheim and Johnson, Discrete representation of signals, Proc. IEEE 60, 1972).
    /// </summary>
    Dispersive,

    /// <summary>
    /// The columns are coefficients of the orthonormal cosine transform DCT-II; on a grid, as of all that follow, of its
    /// rows and its columns.
    /// </summary>
    Dct,

    /// <summary>The columns are real Fourier coefficients: the mean, then cosine and sine of each frequency.</summary>
    Fourier,

    /// <summary>The columns are coefficients of Sylvester's Hadamard transform, for 2, 4, 8, ... values.</summary>
    Hadamard,

    /// <summary>The columns are coefficients of the Haar wavelet transform, from coarse to fine, for 2, 4, 8, ... values.</summary>
    Haar,
}
