using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Fits the spectral density of a process in the plane to the eigenvalues of its covariance on an a x b window. Five
/// numbers describe densities of photographs: S(f) = (1 + A f_x^2 + B f_y^2)^-g exp(-c |f|^2) + floor, f from -1 to 1 along
/// either axis; its autocovariances make a block-Toeplitz matrix, whose eigenvalues are compared as logarithms.
/// </summary>
internal static class PlaneSpectrum
{
    // The inverse transform is taken over this many frequencies for each cell of a side.
    private const int Oversampling = 4;
    private const int Evaluations = 500;
    private const double FirstStep = 0.5;
    private const double Floor = 1e-12;

    /// <summary>
    /// The eigenvectors of the fitted matrix as columns, by descending eigenvalue, d x d, and the mean squared difference
    /// of the centred log eigenvalues.
    /// </summary>
    /// <param name="descending">Eigenvalues of the covariance, descending.</param>
    /// <param name="shape">The window, a b = d.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    public static (Matrix Frame, double Error) Fit(
        double[] descending, GridShape shape, CancellationToken cancellationToken)
    {
        var wanted = Centred([.. descending.Reverse()]);
        var (rows, columns) = (Cosines(shape.Rows), Cosines(shape.Columns));
        double Error(double[] p)
        {
            var got = Centred(MatrixOps.Eigen(Covariance(p, shape, rows, columns)).Values);
            return wanted.Zip(got, (one, other) => (one - other) * (one - other)).Average();
        }

        // log A, log B, log g, log c, log floor: isotropic, and smoother along the rows.
        double[][] starts = [[3, 3, 0, -2, -8], [3.4, 3, 0, -2, -8]];
        var (best, error) = starts
            .Select(start => NelderMead.Minimise(Error, start, FirstStep, Evaluations, cancellationToken))
            .MinBy(found => found.Value);
        return (Descending(Covariance(best, shape, rows, columns)), error);
    }

    /// <summary>Eigenvectors of a symmetric matrix as columns, by descending eigenvalue.</summary>
    public static Matrix Descending(Matrix symmetric)
    {
        var (_, vectors) = MatrixOps.Eigen(symmetric);
        var d = symmetric.Rows;
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = vectors[i, d - 1 - j];
        return result;
    }

    private static double[] Centred(double[] values)
    {
        var logs = Array.ConvertAll(values, value => Math.Log(Math.Max(value, values[^1] * Floor)));
        var mean = logs.Average();
        return Array.ConvertAll(logs, log => log - mean);
    }

    // cos(pi f k) for the frequencies f of a side and the lags k within it.
    private static Matrix Cosines(int side)
    {
        var frequencies = Oversampling * side;
        var result = new Matrix(frequencies, side);
        for (var m = 0; m < frequencies; m++)
            for (var k = 0; k < side; k++)
                result[m, k] = Math.Cos(Math.PI * k * (m + 0.5) / frequencies);
        return result;
    }

    private static Matrix Covariance(double[] p, GridShape shape, Matrix rows, Matrix columns)
    {
        var density = new Matrix(rows.Rows, columns.Rows);
        var (a, b, g, c, floor) = (Math.Exp(p[0]), Math.Exp(p[1]), Math.Exp(p[2]), Math.Exp(p[3]), Math.Exp(p[4]));
        for (var m = 0; m < rows.Rows; m++)
        {
            for (var l = 0; l < columns.Rows; l++)
            {
                var (y, x) = (Math.Pow((m + 0.5) / rows.Rows, 2), Math.Pow((l + 0.5) / columns.Rows, 2));
                density[m, l] = (Math.Pow(1 + (a * x) + (b * y), -g) * Math.Exp(-c * (x + y))) + floor;
            }
        }

        var lags = MatrixOps.Multiply(MatrixOps.Multiply(rows.Transposed(), density), columns);
        var result = new Matrix(shape.Cells, shape.Cells);
        for (var i = 0; i < shape.Cells; i++)
        {
            for (var j = 0; j < shape.Cells; j++)
            {
                var down = Math.Abs((i / shape.Columns) - (j / shape.Columns));
                result[i, j] = lags[down, Math.Abs((i % shape.Columns) - (j % shape.Columns))];
            }
        }

        return result;
    }
}
