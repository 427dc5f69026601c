using System.Text.Json.Nodes;
using Noether.Data.Formats;
using Noether.Numerics;
using Noether.Runs;

namespace Noether.Testing.Actions;

/// <summary>Reads what samples are tested for: a name, a matrix, generators, or the folder of a run.</summary>
public static class SampleActions
{
    private const double LeastInverse = 1e-8; // of the largest singular value

    /// <summary>The names there are, as a list in a sentence.</summary>
    public static string Names => NamedActions.Names;

    /// <summary>Reads it.</summary>
    /// <param name="text">
    /// A name, see <c>noether test --help</c>; a d x d .npy file, an element of a group, which is taken or undone by chance; a
    /// k x d x d .npy file, generators, of which random combinations are exponentiated; or a run folder: of the lens the shift along
    /// the axes that it found, of other methods their generators.
    /// </param>
    /// <param name="dimension">Numbers in a sample.</param>
    /// <param name="shape">How they lie in a sample: [d], or rows and columns of a picture.</param>
    /// <exception cref="NoetherException">There is nothing of that name, or it does not act on such samples.</exception>
    public static SampleAction Parse(string text, int dimension, IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shape);
        if (NamedActions.Find(text, dimension, shape) is { } named)
            return named;
        if (Directory.Exists(text))
            return OfRun(RunFolder.Read(text), text, dimension);
        if (!File.Exists(text))
        {
            throw new NoetherException(
                $"There is no symmetry '{text}'; give the name of one ({NamedActions.Names}), a .npy file of a matrix, or a run folder.")
            {
                Code = "setting.value",
                Setting = "symmetry",
            };
        }

        return OfArray(NpyFile.ReadArray(text), text, dimension);
    }

    private static SampleAction OfArray(NpyArray array, string name, int d)
    {
        var shape = array.Shape;
        if (shape.Count is < 2 or > 3 || shape[^1] != d || shape[^2] != d)
        {
            throw new NoetherException(
                $"{name} is an array of shape {string.Join(" x ", shape)}, and the samples have {d} values; a matrix must be {d} x {d}, and "
                + $"generators k x {d} x {d}.")
            {
                Code = "symmetry.shape",
                Setting = "symmetry",
            };
        }

        if (array.Values.Any(value => !double.IsFinite(value)))
            throw new NoetherException($"{name} holds a value that is not a finite number.") { Setting = "symmetry" };
        Matrix[] matrices = [.. array.Values.Chunk(d * d).Select(values => new Matrix(d, d, values))];
        return shape.Count == 3 ? GeneratedAction.Of(matrices, name) : OfElement(matrices[0], name);
    }

    private static SampleAction OfElement(Matrix element, string name)
    {
        var transposed = element.Transposed();
        var square = MatrixOps.MultiplyTransposed(transposed, transposed);
        var values = MatrixOps.Eigen(square).Values;
        var forth = (SampleAction.RowMap)((row, shown, _) => GeneratedAction.Multiply(element, row, shown));
        if (values[0] <= LeastInverse * LeastInverse * values[^1])
        {
            return new SampleAction(name, $"the matrix {name}, which cannot be undone", element.Rows, forth)
            {
                IsReversible = false,
            };
        }

        var inverse = MatrixOps.Multiply(MatrixOps.PositiveInverse(square), transposed); // (A^T A)^-1 A^T
        return new SampleAction(name, $"the matrix {name} or its inverse", element.Rows, (row, shown, random) =>
            GeneratedAction.Multiply(random.NextInt(2) == 0 ? element : inverse, row, shown));
    }

    private static SampleAction OfRun(RunFolder run, string name, int d)
    {
        if (run.Record.Facts["generatorKind"]?.GetValue<string>() == "algebra" || run.Record.Facts[Representation.FactName] is null)
            return OfArray(run.Array("generators"), name, d);
        var representation = Representation.Of(run);
        if (representation.Dimension != d)
        {
            throw new NoetherException(
                $"The run {name} is one of samples of {representation.Dimension} values, and these have {d}; give the samples of that run, or "
                + "such as are read alike.")
            {
                Setting = "symmetry",
            };
        }

        int[] shape = run.Record.Facts["shape"] is JsonArray sizes ? [.. sizes.Select(size => (int)size!)] : [];
        // A step along both axes of a grid, or along the one axis there is.
        int[] places = shape is [var h, var w] && h * w == d
            ? [.. Enumerable.Range(0, d).Where(i => (i / w) + 1 < h && (i % w) + 1 < w)]
            : [.. Enumerable.Range(0, d - 1)];
        var step = shape is [_, var width] && places.Length < d - 1 ? width + 1 : 1;
        var l = representation.Matrix;
        return new SampleAction(
            name, $"one step along the hidden {(step > 1 ? "axes" : "axis")} of {name}", places.Length,
            (row, shown, _) => Show(row, shown, step), (row, shown, _) => Show(row, shown, 0))
        {
            IsReversible = false,
        };

        void Show(ReadOnlySpan<double> row, Span<double> shown, int moved)
        {
            for (var k = 0; k < places.Length; k++)
                shown[k] = MatrixOps.Dot(l.Row(places[k] + moved), row);
        }
    }
}
