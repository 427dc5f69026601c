using System.Diagnostics;
using Noether.Algebra;
using Noether.Comparisons;
using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Methods;
using Noether.Numerics;

namespace Noether.Studies.Rivals;

/// <summary>A distribution with a known symmetry, or none, and the methods that answer for it.</summary>
/// <param name="Name">What it is called, such as "D2 octagon".</param>
/// <param name="Settings">The distribution; the seed is that of the case.</param>
/// <param name="Methods">Methods with settings of their own, as for <c>noether compare</c>.</param>
internal sealed record RivalContest(string Name, LawSettings Settings, string Methods)
{
    private const int MostPower = 12;

    /// <summary>One method, one seed.</summary>
    public static StudyFigures Run(StudyContext context, LawSettings law, ComparedMethod compared)
    {
        context.Report("generating");
        var made = SyntheticLaw.Generate(law);
        var data = Data(made, law.Law.ToString());
        var figures = new StudyFigures().Add("expected", made.Truth.Count > 0);
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Answer answer;
        try
        {
            answer = compared.Method.Run(data, compared.Method.Settings.Create(compared.Settings), new RunContext
            {
                Seed = law.Seed,
                Threads = context.Threads,
                Progress = context.Progress,
                Cancellation = context.Cancellation,
            });
        }
        catch (NoetherException refusal) when (refusal.InnerException is null)
        {
            return figures.Add("finding", MethodCase.Refused).Add("found", false).Add("verdict", refusal.Message);
        }

        figures.Add("seconds", watch.Elapsed.TotalSeconds).Add("processor", (Environment.CpuUsage.TotalTime - processor).TotalSeconds)
            .Add("finding", MethodCase.Word(answer.Verdict.Finding)).Add("found", answer.Verdict.Found)
            .Add("verdict", answer.Verdict.Summary);
        foreach (var check in answer.Verdict.Checks)
            figures.Add($"check.{check.Name}", check.Value);
        if (answer.Facts["invariance"]?["bound"] is { } bound)
            figures.Add("check.bound", bound.GetValue<double>());
        if (Cosine(answer, made) is { } cosine)
            figures.Add("cosine", cosine);
        return figures;
    }

    private static MethodData Data(SyntheticLaw made, string name)
    {
        SampleSet Set(Matrix rows) => new DoubleSamples(rows.Values.ToArray(), rows.Columns, name.ToLowerInvariant());
        return made switch
        {
            { Next: { } next } => new PairData(Set(made.Samples), Set(next)),
            { Labels: { } labels } => new LabelData(Set(made.Samples), new Matrix(labels.Length, 1, labels)),
            _ => new SampleData(Set(made.Samples)),
        };
    }

    // Of an algebra the least cosine between spans, within what the samples span; of elements the mean over those that move samples of
    // the cosine with the nearest power of the truth.
    private static double? Cosine(Answer answer, SyntheticLaw made)
    {
        if (made.Truth.Count == 0)
            return null;
        var kind = (string?)answer.Facts["generatorKind"];
        if (kind == "algebra")
        {
            if (made.IsElement)
                return null;
            var found = Matrices(answer, "generators");
            var span = answer.Arrays.FirstOrDefault(array => array.Name == "span");
            var truth = found.Count == 0 ? made.Truth : [.. made.Truth.Select(matrix => Leading(matrix, found[0].Rows))];
            return SpanScore.Compare(Within(found, span), Within(truth, span)).Least;
        }

        var elements = Matrices(answer, kind == "group" ? "generators" : "elements");
        if (!made.IsElement || elements.Count == 0)
            return null;
        if (kind == "group")
            return elements.Max(element => GeneratorScore.Compare(element, made.Truth[0]).Cosine);
        var moves = answer.Arrays.FirstOrDefault(array => array.Name == "displacements")?.Values;
        double[] cosines = [.. elements.Where((_, i) => moves is null || moves[i] >= 0.1).Select(element => Nearest(element, made.Truth[0]))];
        return cosines.Length == 0 ? 0 : cosines.Average();
    }

    // A map that acts on several vectors of a row alike is told as one of a single vector by some.
    private static Matrix Leading(Matrix matrix, int size)
    {
        if (matrix.Rows <= size)
            return matrix;
        var leading = new Matrix(size, size);
        for (var i = 0; i < size; i++)
            matrix.Row(i)[..size].CopyTo(leading.Row(i));
        return leading;
    }

    private static double Nearest(Matrix element, Matrix truth)
    {
        var (best, power) = (-1.0, truth.Clone());
        for (var k = 1; k <= MostPower; k++)
        {
            best = Math.Max(best, GeneratorScore.Compare(element, power).Cosine);
            power = MatrixOps.Multiply(power, truth);
        }

        return best;
    }

    private static IReadOnlyList<Matrix> Matrices(Answer answer, string name)
    {
        if (answer.Arrays.FirstOrDefault(array => array.Name == name) is not { } found)
            return [];
        var d = found.Shape[^1];
        return [.. found.Values.Chunk(d * d).Select(values => new Matrix(d, d, values))];
    }

    private static IReadOnlyList<Matrix> Within(IReadOnlyList<Matrix> generators, AnswerArray? span)
    {
        if (span is null)
            return generators;
        var axes = new Matrix(span.Shape[0], span.Shape[1], span.Values);
        var onto = MatrixOps.MultiplyTransposed(axes, axes);
        return [.. generators.Select(generator => MatrixOps.Multiply(MatrixOps.Multiply(onto, generator), onto))];
    }

    /// <summary>The methods of the list.</summary>
    public IReadOnlyList<ComparedMethod> Compared() => ComparedMethod.Parse(Methods, MethodList.All);
}
