using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>
/// The symmetry algebra of labels from samples alone. Each half of the samples fits a smooth function of its own; the
/// errors of both gradients are independent, so that they cancel in the spectrum, and the labels of either half judge
/// the
/// fit of the other, where samples are and where they are moved to.
/// </summary>
/// <param name="points">n x q coordinates, in random order.</param>
/// <param name="labels">n x m labels, in units of their deviation.</param>
/// <param name="vectors">Vectors in a point, v.</param>
/// <param name="context">Seed and cancellation.</param>
internal sealed class FittedGradients(Matrix points, Matrix labels, int vectors, RunContext context)
{
    private const double MostInside = 0.1;
    private const double Floor = 2e-3; // what errors of gradients leave of a zero
    private const double LeastFloor = 1e-9;
    private const double Margin = 100; // above what the noise of labels reaches: fits err in other ways too
    private const double Inner = 0.95; // share of the samples beyond which nothing is known
    private const int NullPoints = 500;
    private const int MostShown = 400;

    private readonly Matrix[] halves = [Half(points, 0), Half(points, 1)];
    private readonly double[][][] columns = [Columns(labels, 0), Columns(labels, 1)];
    private Smoother[] smoothers = [];
    private double[][][] fits = [];
    private double[][][] residuals = [];

    /// <summary>Measures.</summary>
    /// <param name="source">What the labels are.</param>
    /// <param name="permutations">Permutations of the labels.</param>
    public LabelEvidence Measure(GradientSource source, int permutations)
    {
        context.Progress?.Report(new RunProgress("choosing a fit", 0));
        var choice = SmootherChoice.Best(halves[0], columns[0], halves[1], columns[1], context.Cancellation);
        context.Progress?.Report(new RunProgress("fitting", 0.4));
        smoothers = [choice(halves[0]), choice(halves[1])];
        fits = [.. columns.Zip(smoothers, (half, smoother) => half.Select(values => smoother.Fit(values)).ToArray())];
        var gradients = new[] { Gradients(0, fits[0], points), Gradients(1, fits[1], points) };
        var moment = GradientMoment.Of(points, vectors, gradients[0], gradients[1]);
        var (fit, remainder, predictions) = Explained();
        context.Progress?.Report(new RunProgress("permuting residuals", 0.5));
        var noise = Null(permutations) / Math.Max(Math.Abs(moment.Trace) / moment.Values.Length, 1e-300);
        // Labels without noise that a fit meets exactly tell a symmetry from what nearly is one.
        var cut = SpectrumCut.Of(moment.Values, MostInside, Math.Clamp(Margin * noise, LeastFloor, Floor));
        var evidence = new LabelEvidence
        {
            Source = source,
            Model = smoothers[0].Name,
            Samples = points.Rows,
            Moment = moment,
            Cut = cut,
            Fit = fit,
            Remainder = remainder,
            Predictions = predictions,
        };
        // A direction that is no symmetry tells how much a fit can lose at all.
        var losses = Enumerable.Range(0, Math.Min(Math.Max(cut.Count, 1) + 1, moment.Values.Length))
            .Select(k => Loss(moment.Generator(k), fit)).ToArray();
        return evidence with
        {
            Loss = losses.Take(Math.Max(cut.Count, 1)).Max(loss => loss.Value + (2 * loss.Error)),
            LossOutside = losses[^1].Value,
            NullValue = noise,
        };
    }

    private Matrix[] Gradients(int half, double[][] fit, Matrix where) =>
    [
        .. fit.Select(one =>
        {
            var gradients = new Matrix(where.Rows, where.Columns);
            smoothers[half].Evaluate(one, where, gradients);
            return gradients;
        }),
    ];

    // What each half says of the other: the share explained, and what neighbours still have in common.
    private (double Fit, double Remainder, List<(double Label, double Prediction)> Shown) Explained()
    {
        double errors = 0, total = 0, common = 0;
        residuals = [.. columns.Select(half => half.Select(values => new double[values.Length]).ToArray())];
        var shown = new List<(double, double)>();
        for (var half = 0; half < 2; half++)
        {
            var nearest = Nearest(halves[half]);
            for (var m = 0; m < labels.Columns; m++)
            {
                var truth = columns[half][m];
                var said = smoothers[1 - half].Evaluate(fits[1 - half][m], halves[half], null);
                var mean = truth.Average();
                for (var i = 0; i < truth.Length; i++)
                {
                    errors += Math.Pow(truth[i] - said[i], 2);
                    total += Math.Pow(truth[i] - mean, 2);
                    common += (truth[i] - said[i]) * (truth[nearest[i]] - said[nearest[i]]);
                    residuals[half][m][i] = truth[i] - said[i];
                    if (m == 0 && half == 0 && shown.Count < MostShown)
                        shown.Add((truth[i], said[i]));
                }
            }
        }

        return (1 - (errors / total), Math.Max(0, common / total), shown);
    }

    private (double Value, double Error) Loss(Matrix generator, double fit)
    {
        var limit = Radius();
        double sum = 0, squares = 0, variance = 0, count = 0;
        for (var m = 0; m < labels.Columns; m++)
            variance += columns.Sum(half => half[m].Sum(value => value * value)) / points.Rows;
        variance *= Math.Max(fit, 0.01) / labels.Columns;
        for (var half = 0; half < 2; half++)
        {
            var here = columns[half].Select((_, m) =>
                smoothers[1 - half].Evaluate(fits[1 - half][m], halves[half], null)).ToArray();
            foreach (var direction in (int[])[-1, 1])
            {
                var moved = MovedSamples.Of(halves[half], vectors, generator, direction);
                for (var m = 0; m < labels.Columns; m++)
                {
                    var there = smoothers[1 - half].Evaluate(fits[1 - half][m], moved, null);
                    for (var i = 0; i < there.Length; i++)
                    {
                        if (MatrixOps.Dot(moved.Row(i), moved.Row(i)) > limit)
                            continue;
                        var truth = columns[half][m][i];
                        var loss = (Math.Pow(there[i] - truth, 2) - Math.Pow(here[m][i] - truth, 2)) / variance;
                        (sum, squares, count) = (sum + loss, squares + (loss * loss), count + 1);
                    }
                }
            }
        }

        var mean = sum / Math.Max(count, 1);
        return count < 2 * 20 ? (double.PositiveInfinity, 0)
            : (mean, Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)) / count));
    }

    // The largest eigenvalue that the noise of the labels reaches by itself: what is left of held-out labels,
    // permuted. Of
    // labels without any relation to the samples that is all of them.
    private double Null(int permutations)
    {
        var count = Math.Min(NullPoints, points.Rows);
        var where = points.CopyRows(0, count);
        var largest = 0.0;
        for (var p = 0; p < permutations; p++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var random = new CounterRandom(context.Seed, stream: 1000 + (ulong)p);
            var gradients = new Matrix[2][];
            for (var half = 0; half < 2; half++)
            {
                var order = random.Permutation(halves[half].Rows);
                var smoother = smoothers[half];
                gradients[half] = Gradients(
                    half, [.. residuals[half].Select(values => smoother.Fit([.. order.Select(i => values[i])]))],
                        where);
            }

            var values = GradientMoment.Plain(where, vectors, gradients[0], gradients[1]);
            largest = Math.Max(largest, Math.Max(Math.Abs(values[0]), Math.Abs(values[^1])));
        }

        return largest;
    }

    private double Radius()
    {
        var squares = new double[points.Rows];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = MatrixOps.Dot(points.Row(i), points.Row(i));
        Array.Sort(squares);
        return squares[(int)(Inner * (squares.Length - 1))];
    }

    private static int[] Nearest(Matrix rows)
    {
        var nearest = new int[rows.Rows];
        for (var i = 0; i < rows.Rows; i++)
        {
            var least = double.PositiveInfinity;
            for (var j = 0; j < rows.Rows; j++)
            {
                var distance = i == j ? double.PositiveInfinity
                    : System.Numerics.Tensors.TensorPrimitives.Distance<double>(rows.Row(i), rows.Row(j));
                if (distance < least)
                    (least, nearest[i]) = (distance, j);
            }
        }

        return nearest;
    }

    private static Matrix Half(Matrix rows, int half)
    {
        var part = new Matrix((rows.Rows + 1 - half) / 2, rows.Columns);
        for (var i = 0; i < part.Rows; i++)
            rows.Row((2 * i) + half).CopyTo(part.Row(i));
        return part;
    }

    private static double[][] Columns(Matrix rows, int half)
    {
        var transposed = Half(rows, half).Transposed();
        return [.. Enumerable.Range(0, transposed.Rows).Select(m => transposed.Row(m).ToArray())];
    }
}
