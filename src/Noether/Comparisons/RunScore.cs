using Noether.Algebra;
using Noether.Data.Formats;
using Noether.Lens;
using Noether.Numerics;
using Noether.Runs;

namespace Noether.Comparisons;

/// <summary>How close the generators of a run are to the true ones.</summary>
/// <param name="Generators">For every true generator the nearest of the run.</param>
/// <param name="Peak">The largest component of the filter; null for a method without one.</param>
/// <param name="Span">How the spans compare, where generators are a basis of an algebra; null where each counts by itself.</param>
public sealed record RunScore(IReadOnlyList<GeneratorScore> Generators, FilterPeak? Peak, SpanScore? Span = null)
{
    private const string Algebra = "algebra";

    /// <summary>Compares a run with the truth.</summary>
    /// <param name="run">A run with an array "generator" or "generators".</param>
    /// <param name="name">Name of the truth, for messages.</param>
    /// <param name="truth">One true generator, d x d, or k of them, k x d x d.</param>
    /// <exception cref="NoetherException">The sizes differ, or the run has no generator.</exception>
    public static RunScore Of(RunFolder run, string name, NpyArray truth)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Record.Facts["generatorKind"]?.GetValue<string>() == Algebra)
            return OfAlgebra(run, name, truth);
        var several = File.Exists(Path.Combine(run.Root, "generators.npy"));
        var found = Split(run.Array(several ? "generators" : "generator"), $"The generator of {run.Root}");
        var filter = Path.Combine(run.Root, "filter.npy");
        return new RunScore(
            [.. Split(truth, name).Select(wanted =>
                found.Select(got => GeneratorScore.Compare(got, wanted)).MaxBy(score => score.Cosine)!)],
            File.Exists(filter) ? FilterPeak.Of(NpyFile.ReadVector(filter)) : null);
    }

    // A run that found no direction keeps no generators; that is a span of dimension 0.
    private static RunScore OfAlgebra(RunFolder run, string name, NpyArray truth)
    {
        var found = File.Exists(Path.Combine(run.Root, "generators.npy"))
            ? Split(run.Array("generators"), $"The generators of {run.Root}")
            : [];
        var wanted = Split(truth, name);
        // What generators do beyond the directions that the samples span nobody can tell.
        if (File.Exists(Path.Combine(run.Root, "span.npy")))
        {
            var axes = run.Array("span").ToMatrix();
            (found, wanted) = (Within(found, axes), Within(wanted, axes));
        }

        return new RunScore([], null, SpanScore.Compare(found, wanted));
    }

    // P G P with P the projection on orthonormal columns.
    private static IReadOnlyList<Matrix> Within(IReadOnlyList<Matrix> generators, Matrix axes)
    {
        if (generators.Any(generator => generator.Rows != axes.Rows))
            return generators;
        var across = axes.Transposed();
        return [.. generators.Select(generator => MatrixOps.Multiply(
            MatrixOps.Multiply(axes, MatrixOps.Multiply(MatrixOps.Multiply(across, generator), axes)), across))];
    }

    private static IReadOnlyList<Matrix> Split(NpyArray array, string name)
    {
        var shape = array.Shape;
        if (shape.Count is < 2 or > 3 || shape[^1] != shape[^2] || array.Values.Length == 0)
        {
            throw new NoetherException(
                $"{name} is an array of shape {string.Join(" x ", shape)}; a generator is square, d x d, and several "
                + "are k x d x d.");
        }

        var d = (int)shape[^1];
        return [.. array.Values.Chunk(d * d).Select(values => new NpyArray(values, [d, d]).ToMatrix())];
    }
}
