using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Optimization;
using Noether.Pairs;

namespace Noether.Published.SohlDickstein;

/// <summary>
/// The generator and the steps in turn: steps of a batch by a grid, then one step of Adam on the generator. Either the
/// whole generator from the beginning, as in the source, or a plane at a time in principal coordinates, each with pairs
/// of
/// short steps first, whose steps the planes before tell.
/// </summary>
/// <param name="pairs">The pairs.</param>
/// <param name="settings">How.</param>
/// <param name="context">Seed and cancellation.</param>
internal sealed class SkewDescent(PairInput pairs, SohlDicksteinSettings settings, RunContext context)
{
    private const double Start = 0.05; // deviation of entries
    private const double FirstShare = 0.15;
    private const double Held = 0.45; // of the steps of a stage, with the first share: a fast plane has far to go
    private const double Opening = 0.7; // of the steps of a stage, until all pairs are used
    private const double Later = 0.15; // of the rate
    private const int Least = 10; // pairs in a step
    private const double LastFifth = 0.2;
    private const double Beyond = 1.2;

    private readonly CounterRandom random = new(context.Seed, stream: 81);

    /// <summary>Fits.</summary>
    /// <param name="told">Told the share that is done; may be null.</param>
    public PairFit Fit(Action<double>? told)
    {
        var generator = new Matrix(pairs.Rank, pairs.Rank);
        var ranks = Ranks();
        if (settings.Growth == GeneratorGrowth.Whole)
        {
            Grow(generator, 0, pairs.Rank);
            Whole(generator, 2 * settings.Rounds * ranks.Length, told);
        }
        else
        {
            for (var stage = 0; stage < ranks.Length; stage++)
            {
                var before = stage == 0 ? 0 : ranks[stage - 1];
                Grow(generator, before, ranks[stage]);
                Stage(generator, before, ranks[stage]);
                told?.Invoke((stage + 1.0) / ranks.Length);
            }
        }

        return Finished(generator);
    }

    // 2, 4, ... or 3, 5, ...: as the sizes of principal axes come in pairs.
    private int[] Ranks()
    {
        var (even, odd) = (Unlike(0), Unlike(1));
        var ranks = new List<int>();
        for (var rank = odd < even ? 3 : 2; rank < pairs.Rank; rank += 2)
            ranks.Add(rank);
        return [.. ranks, pairs.Rank];
    }

    private double Unlike(int first)
    {
        var (sum, count) = (0.0, 0);
        for (var k = first; k + 1 < pairs.Rank; k += 2, count++)
            sum += Math.Abs(Math.Log(pairs.Sizes[k] / pairs.Sizes[k + 1]));
        return count == 0 ? double.PositiveInfinity : sum / count;
    }

    private void Grow(Matrix generator, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            for (var j = 0; j < i; j++)
            {
                generator[i, j] = Start * random.NextNormal();
                generator[j, i] = -generator[i, j];
            }
        }
    }

    private void Stage(Matrix generator, int before, int rank)
    {
        var part = generator.CopyRows(0, rank).CopyColumns(0, rank);
        var known = before == 0 ? null : new PlaneForm(generator.CopyRows(0, before).CopyColumns(0, before));
        var (adam, gradient) = (new Adam<double>(part.Values.Length), new Matrix(rank, rank));
        for (var round = 0; round < 2 * settings.Rounds; round++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var form = new PlaneForm(part);
            var (first, second) = Batch(rank);
            var done = round / (2.0 * settings.Rounds);
            var share = FirstShare + ((1 - FirstShare) * Math.Max(0, done - Held) / (Opening - Held));
            var steps = share < 1 && known is not null
                ? StepSearch.Of(known, known.Along(first.CopyColumns(0, before)), known.Along(second.CopyColumns(0, before)),
                    settings.MostStep)
                : StepSearch.Of(form, form.Along(first), form.Along(second), settings.MostStep);
            if (share < 1)
                (first, second, steps) = Near(first, second, steps, share * Beyond * settings.MostStep);
            SkewLoss.Of(form, form.Along(first), form.Along(second), steps, gradient);
            adam.Step(part.Values, gradient.Values, settings.Rate * (round < settings.Rounds ? 1 : Later));
        }

        for (var i = 0; i < rank; i++)
            part.Row(i).CopyTo(generator.Row(i));
    }

    private void Whole(Matrix generator, int rounds, Action<double>? told)
    {
        var (adam, gradient) = (new Adam<double>(generator.Values.Length), new Matrix(pairs.Rank, pairs.Rank));
        for (var round = 0; round < rounds; round++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var form = new PlaneForm(generator);
            var (first, second) = Batch(pairs.Rank);
            var (one, other) = (form.Along(first), form.Along(second));
            var blur = settings.Blur ? settings.MostStep * Math.Max(0, 1 - (round / (Opening * rounds))) : 0;
            var steps = StepSearch.Of(form, one, other, settings.MostStep, blur);
            SkewLoss.Of(form, one, other, steps, gradient);
            adam.Step(generator.Values, gradient.Values,
                settings.Rate * (round < (1 - LastFifth) * rounds ? 1 : LastFifth));
            if (round % 100 == 0)
                told?.Invoke((double)round / rounds);
        }
    }

    private (Matrix First, Matrix Second) Batch(int rank)
    {
        var rows = new int[settings.Batch];
        foreach (ref var row in rows.AsSpan())
            row = random.NextInt(pairs.Training);
        return (pairs.Before.CopyRows(rows).CopyColumns(0, rank), pairs.After.CopyRows(rows).CopyColumns(0, rank));
    }

    private static (Matrix First, Matrix Second, double[] Steps) Near(Matrix first, Matrix second, double[] steps,
        double limit)
    {
        int[] kept = [.. Enumerable.Range(0, steps.Length).Where(i => Math.Abs(steps[i]) <= limit)];
        // A generator that hardly turns yet takes all steps for long ones.
        if (kept.Length < Least)
            kept = [.. Enumerable.Range(0, steps.Length).OrderBy(i => Math.Abs(steps[i])).Take(Least)];
        return (first.CopyRows(kept), second.CopyRows(kept), [.. kept.Select(i => steps[i])]);
    }

    // Steps of mean square one, as those of the closed form.
    private PairFit Finished(Matrix generator)
    {
        var form = new PlaneForm(generator);
        var steps = StepSearch.Of(form, form.Along(pairs.Before), form.Along(pairs.After), settings.MostStep);
        var size = Math.Sqrt(steps.Take(pairs.Training).Average(step => step * step));
        if (size > 0)
        {
            GeneratorSpan.Scale(generator, size);
            steps = [.. steps.Select(step => step / size)];
        }

        var model = new PairModel
        {
            Name = settings.Growth == GeneratorGrowth.Grown ? "descent, a plane at a time"
                : "descent, all planes at once",
            Generator = generator,
            FindsSteps = true,
            Turning = new Turning(generator),
            Scales = [.. Enumerable.Repeat(1.0, pairs.Rank)],
            MostStep = Beyond * settings.MostStep / Math.Max(size, double.Epsilon),
        };
        return new PairFit(model, steps, model.Unexplained(pairs, steps, pairs.Training));
    }
}
