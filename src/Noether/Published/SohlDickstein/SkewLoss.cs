using System.Numerics;
using Noether.Numerics;

namespace Noether.Published.SohlDickstein;

/// <summary>
/// E = mean |exp(s A) x - x'|^2 of a skew A with fixed steps, and its gradient by the formula of Daleckii and Krein: in
/// the
/// eigenbasis dE/dA_ij = 2 mean e_i conj(K_ij x_j), K_ij = (exp(s l_i) - exp(s l_j)) / (l_i - l_j).
/// </summary>
internal static class SkewLoss
{
    private const double Equal = 1e-6; // of frequencies, whose limit is taken

    /// <summary>The loss.</summary>
    /// <param name="form">A in planes.</param>
    /// <param name="before">Coordinates of first samples along its rows, n x r.</param>
    /// <param name="after">Of second ones.</param>
    /// <param name="steps">Steps, n.</param>
    /// <param name="gradient">Receives the skew part of the derivative, r x r, in the coordinates that A has.</param>
    public static double Of(PlaneForm form, Matrix before, Matrix after, double[] steps, Matrix gradient)
    {
        var (n, r) = (before.Rows, before.Columns);
        // Modes by rows: x, exp(s l) x, e, conj(exp(s l)) e.
        var (point, turned) = (new Modes(r, n), new Modes(r, n));
        var (error, back) = (new Modes(r, n), new Modes(r, n));
        var loss = 0.0;
        for (var k = 0; k < r; k += form.Signed[k] > 0 ? 2 : 1)
        {
            var paired = form.Signed[k] > 0;
            for (var i = 0; i < n; i++)
            {
                var turn = Complex.FromPolarCoordinates(1, steps[i] * form.Signed[k]);
                var x = paired ? new Complex(before[i, k], before[i, k + 1]) / Math.Sqrt(2) : before[i, k];
                var y = paired ? new Complex(after[i, k], after[i, k + 1]) / Math.Sqrt(2) : after[i, k];
                var moved = turn * x;
                var rest = moved - y;
                loss += (paired ? 2 : 1) * ((rest.Real * rest.Real) + (rest.Imaginary * rest.Imaginary)) / n;
                Set(point, k, i, x, paired);
                Set(turned, k, i, moved, paired);
                Set(error, k, i, rest, paired);
                Set(back, k, i, Complex.Conjugate(turn) * rest, paired);
            }
        }

        var inner = new Complex[r, r];
        var (one, other) = (back.TimesConjugate(point), error.TimesConjugate(turned));
        var limit = error.TimesConjugate(turned.Weighted(steps));
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < r; j++)
            {
                var difference = form.Signed[i] - form.Signed[j];
                inner[i, j] = 2.0 / n * (Math.Abs(difference) < Equal ? limit[i, j]
                    : Complex.ImaginaryOne * (one[i, j] - other[i, j]) / difference);
            }
        }

        Skew(form, inner, gradient);
        return loss;
    }

    private static void Set(Modes modes, int k, int i, Complex value, bool paired)
    {
        (modes.Real[k, i], modes.Imaginary[k, i]) = (value.Real, value.Imaginary);
        if (paired)
            (modes.Real[k + 1, i], modes.Imaginary[k + 1, i]) = (value.Real, -value.Imaginary);
    }

    // The real part of U G U^H, U = rows^T C with blocks C = [[1, 1], [-i, i]] / sqrt(2), and of that the skew part.
    private static void Skew(PlaneForm form, Complex[,] inner, Matrix gradient)
    {
        var r = gradient.Rows;
        var root = Math.Sqrt(0.5);
        for (var k = 0; k < r; k++)
        {
            if (form.Signed[k] <= 0)
                continue;
            for (var j = 0; j < r; j++)
            {
                var (a, b) = (inner[k, j], inner[k + 1, j]);
                (inner[k, j], inner[k + 1, j]) = ((a + b) * root, Complex.ImaginaryOne * (b - a) * root);
            }
        }

        var real = new Matrix(r, r);
        for (var k = 0; k < r; k++)
        {
            for (var i = 0; i < r; i++)
            {
                if (form.Signed[k] > 0)
                {
                    var (a, b) = (inner[i, k], inner[i, k + 1]);
                    (real[i, k], real[i, k + 1]) =
                        (((a + b) * root).Real, (Complex.ImaginaryOne * (a - b) * root).Real);
                }
                else if (form.Signed[k] == 0)
                {
                    real[i, k] = inner[i, k].Real;
                }
            }
        }

        var whole = MatrixOps.Congruence(form.Basis.Transposed(), real);
        for (var i = 0; i < r; i++)
            for (var j = 0; j < r; j++)
                gradient[i, j] = (whole[i, j] - whole[j, i]) / 2;
    }

    private sealed class Modes(int modes, int count)
    {
        public Matrix Real { get; } = new(modes, count);

        public Matrix Imaginary { get; } = new(modes, count);

        /// <summary>sum_b a_ib conj(c_jb).</summary>
        public Complex[,] TimesConjugate(Modes other)
        {
            var (real, imaginary) = (new Matrix(modes, modes), new Matrix(modes, modes));
            Gemm.Multiply(real.Values, Real.Values, other.Real.Values, modes, modes, count, transposeB: true);
            Gemm.Multiply(real.Values, Imaginary.Values, other.Imaginary.Values, modes, modes, count, transposeB: true,
                beta: 1);
            Gemm.Multiply(imaginary.Values, Imaginary.Values, other.Real.Values, modes, modes, count, transposeB: true);
            Gemm.Multiply(
                imaginary.Values, Real.Values, other.Imaginary.Values, modes, modes, count, transposeB: true, alpha: -1,
                    beta: 1);
            var product = new Complex[modes, modes];
            for (var i = 0; i < modes; i++)
                for (var j = 0; j < modes; j++)
                    product[i, j] = new Complex(real[i, j], imaginary[i, j]);
            return product;
        }

        public Modes Weighted(double[] weights)
        {
            var weighted = new Modes(modes, count);
            for (var k = 0; k < modes; k++)
            {
                for (var i = 0; i < count; i++)
                {
                    (weighted.Real[k, i], weighted.Imaginary[k, i]) =
                        (weights[i] * Real[k, i], weights[i] * Imaginary[k, i]);
                }
            }

            return weighted;
        }
    }
}
