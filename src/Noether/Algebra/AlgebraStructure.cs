using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>What a span of generators is as a Lie algebra: its structure constants and what follows from
/// them.</summary>
public sealed class AlgebraStructure
{
    private const double Rounding = 1e-7;
    private const double ClosureShare = 3; // zero is what the closure residual alone could make of it

    private readonly double[] constants;

    private AlgebraStructure(IReadOnlyList<Matrix> basis, double[] constants, double closure)
    {
        (Basis, this.constants, Closure) = (basis, constants, closure);
        Killing = Form();
        Signature = SignatureOf(Killing);
    }

    /// <summary>An orthonormal basis G_1 ... G_k in the inner product tr(A^T B), k matrices of d x d.</summary>
    public IReadOnlyList<Matrix> Basis { get; }

    /// <summary>Number of generators, k.</summary>
    public int Dimension => Basis.Count;

    /// <summary>
    /// Largest norm, over all pairs of the basis, of what [G_i, G_j] has outside the span; 0 for an algebra. A span of
    /// matrices by chance has about 1.
    /// </summary>
    public double Closure { get; }

    /// <summary>The Killing form K_ab = tr(ad_a ad_b), k x k.</summary>
    public Matrix Killing { get; }

    /// <summary>Numbers of positive, negative and vanishing eigenvalues of the Killing form; so(3) has (0, 3,
    /// 0).</summary>
    public KillingSignature Signature { get; }

    /// <summary>Below this share of the largest a number counts as zero.</summary>
    internal double Tolerance => Math.Max(Rounding, ClosureShare * Closure);

    /// <summary>The structure constant f_ijl of [G_i, G_j] = sum_l f_ijl G_l.</summary>
    /// <param name="i">Number of the first generator, from 0.</param>
    /// <param name="j">Number of the second.</param>
    /// <param name="l">Number of the component.</param>
    public double Constant(int i, int j, int l) => constants[(((i * Dimension) + j) * Dimension) + l];

    /// <summary>Structure of the span of some generators.</summary>
    /// <param name="generators">At least one d x d matrix that is not zero.</param>
    public static AlgebraStructure Of(IReadOnlyList<Matrix> generators)
    {
        ArgumentNullException.ThrowIfNull(generators);
        var basis = GeneratorSpan.Orthonormal(generators);
        if (basis.Count == 0)
            throw new ArgumentException("There is no generator that is not zero.", nameof(generators));
        var k = basis.Count;
        var constants = new double[k * k * k];
        var closure = 0.0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var rest = GeneratorSpan.Bracket(basis[i], basis[j]);
                for (var l = 0; l < k; l++)
                {
                    var share = MatrixOps.Dot(basis[l].Values, rest.Values);
                    constants[(((i * k) + j) * k) + l] = share;
                    constants[(((j * k) + i) * k) + l] = -share;
                    MatrixOps.AddScaled(rest.Values, basis[l].Values, -share);
                }

                closure = Math.Max(closure, Math.Sqrt(MatrixOps.SquaredNorm(rest)));
            }
        }

        return new AlgebraStructure(basis, constants, closure);
    }

    /// <summary>ad_x of x = sum_i c_i G_i, k x k: column j holds the components of [x, G_j].</summary>
    internal Matrix Adjoint(ReadOnlySpan<double> coefficients)
    {
        var k = Dimension;
        var adjoint = new Matrix(k, k);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                for (var l = 0; l < k; l++)
                    adjoint[l, j] += coefficients[i] * Constant(i, j, l);
        return adjoint;
    }

    /// <summary>
    /// The least dimension that the commutant of an element has among some drawn at random: the rank of a reductive
    /// algebra.
    /// </summary>
    internal int Rank(ulong seed)
    {
        const int Draws = 3;
        var random = new CounterRandom(seed);
        var coefficients = new double[Dimension];
        var least = Dimension;
        for (var draw = 0; draw < Draws; draw++)
        {
            random.FillNormal(coefficients);
            var adjoint = Adjoint(coefficients);
            var squares = MatrixOps.Eigen(MatrixOps.MultiplyTransposed(adjoint, adjoint)).Values;
            var limit = Math.Pow(Math.Max(Tolerance, 1e-6), 2) * Math.Max(squares[^1], double.Epsilon);
            least = Math.Min(least, squares.Count(square => square <= limit));
        }

        return least;
    }

    private KillingSignature SignatureOf(Matrix form)
    {
        var values = MatrixOps.Eigen(form).Values;
        // The form is quadratic in structure constants of order one: an algebra without brackets has none above this.
        var largest = Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
        var limit = Math.Max(Tolerance * largest, Tolerance * Tolerance);
        return new KillingSignature(
            values.Count(value => value > limit), values.Count(value => value < -limit),
            values.Count(value => Math.Abs(value) <= limit));
    }

    private Matrix Form()
    {
        var k = Dimension;
        var form = new Matrix(k, k);
        for (var a = 0; a < k; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = 0.0;
                for (var c = 0; c < k; c++)
                    for (var d = 0; d < k; d++)
                        sum += Constant(a, c, d) * Constant(b, d, c);
                form[a, b] = form[b, a] = sum;
            }
        }

        return form;
    }
}

/// <summary>Signs of the eigenvalues of a Killing form.</summary>
/// <param name="Positive">How many are positive: directions that are not compact.</param>
/// <param name="Negative">How many are negative: compact directions.</param>
/// <param name="Zero">How many vanish: the centre, of a reductive algebra.</param>
public sealed record KillingSignature(int Positive, int Negative, int Zero);
