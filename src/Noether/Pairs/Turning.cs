using System.Numerics;
using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>
/// A skew generator in eigen-form, A = Q diag(i w) Q^H: exp(s A) x costs as much as a product with a matrix
/// (Sohl-Dickstein,
/// Wang and Olshausen, arXiv 1001.1027).
/// </summary>
internal sealed class Turning
{
    private const int GridPlaces = 121;
    private const int Newton = 5;

    private readonly int r;
    private readonly double[] real; // r x r, column k the mode k
    private readonly double[] imaginary;

    /// <summary>Decomposes.</summary>
    /// <param name="generator">A, r x r, skew.</param>
    public Turning(Matrix generator)
    {
        r = generator.Rows;
        var schur = ComplexSchur.Of(generator);
        Frequencies = [.. schur.Eigenvalues().Select(value => value.Imaginary)];
        (real, imaginary) = (new double[r * r], new double[r * r]);
        for (var k = 0; k < r; k++)
        {
            for (var j = 0; j < r; j++)
            {
                real[(k * r) + j] = schur.Vectors[j, k].Real;
                imaginary[(k * r) + j] = schur.Vectors[j, k].Imaginary;
            }
        }
    }

    /// <summary>The frequencies w_k, r of them, in pairs of both signs.</summary>
    public double[] Frequencies { get; }

    /// <summary>Q^H x of a row.</summary>
    public void Modes(ReadOnlySpan<double> row, Span<Complex> modes)
    {
        for (var k = 0; k < r; k++)
        {
            modes[k] = new Complex(
                MatrixOps.Dot(real.AsSpan(k * r, r), row), -MatrixOps.Dot(imaginary.AsSpan(k * r, r), row));
        }
    }

    /// <summary>exp(s A) x.</summary>
    public void Apply(double step, ReadOnlySpan<double> row, Span<double> result)
    {
        Span<Complex> modes = stackalloc Complex[r];
        Modes(row, modes);
        result.Clear();
        for (var k = 0; k < r; k++)
        {
            var turned = modes[k] * Complex.FromPolarCoordinates(1, step * Frequencies[k]);
            MatrixOps.AddScaled(result, real.AsSpan(k * r, r), turned.Real);
            MatrixOps.AddScaled(result, imaginary.AsSpan(k * r, r), -turned.Imaginary);
        }
    }

    /// <summary>The step of every pair: the best of a grid, refined by Newton's method.</summary>
    /// <param name="before">First samples.</param>
    /// <param name="after">Second samples.</param>
    /// <param name="most">Largest magnitude of a step.</param>
    public double[] Steps(Matrix before, Matrix after, double most)
    {
        var steps = new double[before.Rows];
        var (cosines, sines) = (new double[GridPlaces * r], new double[GridPlaces * r]);
        for (var g = 0; g < GridPlaces; g++)
            for (var k = 0; k < r; k++)
                (sines[(g * r) + k], cosines[(g * r) + k]) = Math.SinCos(Place(g, most) * Frequencies[k]);
        var (first, second) = (new Complex[r], new Complex[r]);
        var (re, im) = (new double[r], new double[r]);
        for (var i = 0; i < steps.Length; i++)
        {
            Modes(before.Row(i), first);
            Modes(after.Row(i), second);
            for (var k = 0; k < r; k++)
            {
                var product = Complex.Conjugate(second[k]) * first[k];
                (re[k], im[k]) = (product.Real, product.Imaginary);
            }

            var (best, value) = (0, double.NegativeInfinity);
            for (var g = 0; g < GridPlaces; g++)
            {
                var next = MatrixOps.Dot(re, cosines.AsSpan(g * r, r)) - MatrixOps.Dot(im, sines.AsSpan(g * r, r));
                if (next > value)
                    (best, value) = (g, next);
            }

            steps[i] = Refine(Place(best, most), 2 * most / (GridPlaces - 1), re, im);
        }

        return steps;
    }

    private double Refine(double start, double reach, double[] re, double[] im)
    {
        var step = start;
        for (var iteration = 0; iteration < Newton; iteration++)
        {
            double slope = 0, bend = 0;
            for (var k = 0; k < r; k++)
            {
                var (sine, cosine) = Math.SinCos(step * Frequencies[k]);
                slope -= Frequencies[k] * ((re[k] * sine) + (im[k] * cosine));
                bend -= Frequencies[k] * Frequencies[k] * ((re[k] * cosine) - (im[k] * sine));
            }

            if (bend >= 0)
                break;
            step = Math.Clamp(step - (slope / bend), start - reach, start + reach);
        }

        return step;
    }

    private static double Place(int g, double most) => most * ((2.0 * g / (GridPlaces - 1)) - 1);
}
