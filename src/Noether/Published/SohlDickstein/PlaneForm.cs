using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Published.SohlDickstein;

/// <summary>
/// A skew matrix as planes that turn: rows v_p, w_p with A v = w_p-frequency times w and back, and rows that rest. Of
/// one
/// symmetric eigenproblem, that of -A^2; within planes of equal frequency w = A v / f closes each.
/// </summary>
internal sealed class PlaneForm
{
    private const double Resting = 1e-9; // of the largest frequency
    private const double Within = 0.5; // of a unit vector that is not in the planes before

    /// <summary>Decomposes.</summary>
    /// <param name="skew">A, r x r.</param>
    public PlaneForm(Matrix skew)
    {
        var r = skew.Rows;
        var (values, vectors) = MatrixOps.Eigen(MatrixOps.MultiplyTransposed(skew, skew));
        var most = Math.Sqrt(Math.Max(values[^1], 0));
        var (basis, frequencies) = (new List<double[]>(), new List<double>());
        for (var k = r - 1; k >= 0 && basis.Count < r; k--)
        {
            double[] v = [.. Enumerable.Range(0, r).Select(i => vectors[i, k])];
            if (Reduce(v, basis) < Within)
                continue;
            var moved = new double[r];
            for (var i = 0; i < r; i++)
                moved[i] = MatrixOps.Dot(skew.Row(i), v);
            var frequency = TensorPrimitives.Norm<double>(moved);
            basis.Add(v);
            if (!(frequency > Resting * most) || basis.Count == r)
            {
                frequencies.Add(0);
                continue;
            }

            Reduce(moved, basis);
            basis.Add(moved);
            frequencies.Add(frequency);
            frequencies.Add(-frequency);
        }

        Basis = new Matrix(r, r, [.. basis.SelectMany(row => row)]);
        Signed = [.. frequencies];
    }

    /// <summary>Rows v, w of planes, and single rows that rest.</summary>
    public Matrix Basis { get; }

    /// <summary>f for a row v, -f for its row w, 0 for a row that rests.</summary>
    public double[] Signed { get; }

    /// <summary>Coordinates of rows, n x r.</summary>
    public Matrix Along(Matrix rows)
    {
        var along = new Matrix(rows.Rows, rows.Columns);
        Gemm.Multiply(along.Values, rows.Values, Basis.Values, rows.Rows, rows.Columns, rows.Columns, transposeB: true);
        return along;
    }

    // Takes off what lies in a basis and makes it of norm one; the norm of what was left.
    private static double Reduce(double[] vector, List<double[]> basis)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var row in basis)
                MatrixOps.AddScaled(vector, row, -MatrixOps.Dot(row, vector));
        }

        var rest = TensorPrimitives.Norm<double>(vector);
        TensorPrimitives.Multiply(vector, 1 / Math.Max(rest, double.Epsilon), vector);
        return rest;
    }
}
