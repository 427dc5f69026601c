using System.Numerics.Tensors;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Moments;

/// <summary>The directions of maps, by how well they keep all moments.</summary>
internal sealed record MomentSearch
{
    private const int Parts = 16;
    private const int SizeSamples = 256;
    private const int WeighedSamples = 10_000;
    private const int Rounds = 4;
    private const int MostWide = 16;
    private const int ManyForEach = 5; // samples for each condition, for weights to be known
    private const double Ridge = 1e-6; // of the mean variance of conditions
    private const double LargeRidge = 1e-2;
    private const double Refused = 0.001;
    private const double OneInHundred = 0.01;
    private const double Share = 0.25; // of the departure of directions that are none
    private const double LeastTypical = 0.1; // of departures, where all directions are symmetries as of normal samples

    /// <summary>Eigenvalues, smallest first: the square of the departure of each direction, as the half that finds it has it.</summary>
    public required double[] Spectrum { get; init; }

    /// <summary>All directions, judged on the other half, in the same order.</summary>
    public required IReadOnlyList<MomentDirection> Directions { get; init; }

    /// <summary>How many of the first are symmetries as far as the conditions tell.</summary>
    public required int Count { get; init; }

    /// <summary>Departure of the other directions; where there are none, the least that counts.</summary>
    public required double Typical { get; init; }

    /// <summary>The largest bound of a departure that passes.</summary>
    public double Limit => Share * Typical;

    /// <summary>Directions that nothing refuses at 1 %, whether so many samples are enough to call them symmetries or not.</summary>
    public int Unrefused => Directions.Count(direction => MomentDirection.PValue([direction]) >= OneInHundred);

    /// <summary>Directions beyond them that so few samples do not tell from symmetries.</summary>
    public int Perhaps => Directions.Skip(Count).Count(direction => (2 * direction.Departure) - direction.Bound < Limit
        && direction.Departure < 2 * Limit);

    /// <summary>The symmetries.</summary>
    public IReadOnlyList<MomentDirection> Kept => [.. Directions.Take(Count)];

    /// <summary>
    /// Searches. Directions come from one half of the samples, as eigenvectors of R1' R2 + R2' R1 of its two halves with R the conditions
    /// on the unknowns, which noise does not bias; each is judged on the other half, in parts, so that its square is without bias as well.
    /// </summary>
    /// <param name="input">The samples.</param>
    /// <param name="settings">Blocks and orders.</param>
    /// <param name="context">Seed, progress, cancellation.</param>
    public static MomentSearch Of(MomentInput input, MomentSettings settings, RunContext context)
    {
        var basis = MomentBasis.Of(input.Span, settings.Blocks);
        if (basis.Count == 0)
        {
            throw new NoetherException(
                $"No map within blocks of {settings.Blocks} columns keeps the {input.Span.Rank} directions that {input.Source} spans; give other "
                + $"{SettingName.Mention("blocks")}, or none.")
            {
                Setting = "blocks",
            };
        }

        var conditions = MomentConditions.Draw(input, basis, settings.Orders, new CounterRandom(context.Seed, stream: 1));
        context.Progress?.Report(new RunProgress("moments", 0.1));
        var half = input.Training / 2;
        var one = Rows(conditions, basis, Means(input, conditions, 0, half));
        var other = Rows(conditions, basis, Means(input, conditions, half, half));
        conditions.Weigh(one, other);
        Weigh(one, conditions);
        Weigh(other, conditions);
        var (values, vectors) = MatrixOps.Eigen(Form(one, other));
        context.Cancellation.ThrowIfCancellationRequested();
        context.Progress?.Report(new RunProgress("judging directions", 0.3));
        var judge = new Judge(input, conditions);
        var (directions, spectrum) = (new MomentDirection[basis.Count], new double[basis.Count]);
        double[][] coefficients = [.. Enumerable.Range(0, basis.Count).Select(k => Column(vectors, k))];
        for (var k = 0; k < directions.Length; k++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            (directions[k], var size) = judge.Of(coefficients[k], basis);
            spectrum[k] = values[k] / size;
        }

        var count = Cut(directions, spectrum);
        if (count > 0 && count < basis.Count)
        {
            context.Progress?.Report(new RunProgress("refining", 0.5));
            // Rotations keep the second moment of the half they were found on to the last digit, which is more than is known of it.
            var wide = basis.HasBlocks || input.Span.Rank > MostWide ? basis : MomentBasis.Everything(input.Span);
            Matrix[] found = [.. coefficients[..count].Select(direction => basis.Inside(direction))];
            double[][] refined = [];
            for (var round = 0; round < Rounds; round++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                refined = Refined(input, conditions, wide, found);
                found = [.. refined.Select(direction => wide.Inside(direction))];
            }

            for (var k = 0; k < count; k++)
                (directions[k], _) = judge.Of(refined[k], wide);
            count = Cut(directions, spectrum);
        }

        return new MomentSearch
        {
            Spectrum = spectrum,
            Directions = directions,
            Count = count,
            Typical = Others(spectrum, count),
        };
    }

    // The second step of the generalised method of moments (L. P. Hansen, 1982): conditions weighed by how little they vary along what
    // was found, which tells much more where columns nearly determine each other.
    private static double[][] Refined(MomentInput input, MomentConditions conditions, MomentBasis basis, Matrix[] found)
    {
        var rows = Math.Min(input.Training, WeighedSamples);
        var k = conditions.Count;
        var covariance = new Matrix(k, k);
        foreach (var map in found)
        {
            var derivatives = conditions.Derivatives(input.Coordinates.Values, rows, map);
            Gemm.Multiply(
                covariance.Values, derivatives.Values, derivatives.Values, k, k, rows, transposeA: true, alpha: 1.0 / rows, beta: 1);
        }

        var ridge = (rows < ManyForEach * k ? LargeRidge : Ridge) * Enumerable.Range(0, k).Average(i => covariance[i, i]);
        for (var i = 0; i < k; i++)
            covariance[i, i] += ridge;
        var mean = Rows(conditions, basis, Means(input, conditions, 0, input.Training));
        var weighed = MatrixOps.Multiply(MatrixOps.PositiveInverse(covariance), mean);
        var vectors = MatrixOps.Eigen(MatrixOps.Multiply(mean.Transposed(), weighed)).Vectors;
        return [.. Enumerable.Range(0, found.Length).Select(i => Column(vectors, i))];
    }

    private static double[] Column(Matrix matrix, int k) => [.. Enumerable.Range(0, matrix.Rows).Select(i => matrix[i, k])];

    // As many of the first as are small against what is left, and where that leaves a choice not refused as symmetries.
    private static int Cut(MomentDirection[] directions, double[] spectrum)
    {
        var (small, exact, worst) = (0, 0, 0.0);
        for (var count = 1; count <= directions.Length; count++)
        {
            worst = Math.Max(worst, directions[count - 1].Bound);
            if (worst > Share * Others(spectrum, count))
                continue;
            small = count;
            if (MomentDirection.PValue(directions[..count]) >= Refused)
                exact = count;
        }

        return exact > 0 ? exact : small;
    }

    private static double Others(double[] spectrum, int count) =>
        count == spectrum.Length ? LeastTypical : Math.Sqrt(Math.Max(0, spectrum.Skip(count).Average()));

    private static Matrix Means(MomentInput input, MomentConditions conditions, int first, int count)
    {
        var width = input.Coordinates.Columns;
        return conditions.Right(input.Coordinates.Values.Slice(first * width, count * width), count);
    }

    // Conditions on the unknowns, conditions x unknowns.
    private static Matrix Rows(MomentConditions conditions, MomentBasis basis, Matrix right)
    {
        var rows = new Matrix(conditions.Count, basis.Count);
        for (var k = 0; k < rows.Rows; k++)
            basis.Contract(conditions.Left.Row(k), right.Row(k), rows.Row(k));
        return rows;
    }

    private static void Weigh(Matrix rows, MomentConditions conditions)
    {
        for (var k = 0; k < rows.Rows; k++)
        {
            foreach (ref var value in rows.Row(k))
                value *= conditions.Weights[k];
        }
    }

    private static Matrix Form(Matrix one, Matrix other)
    {
        var p = one.Columns;
        var (product, form) = (new Matrix(p, p), new Matrix(p, p));
        Gemm.Multiply(product.Values, one.Values, other.Values, p, p, one.Rows, transposeA: true, alpha: 0.5);
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
                form[i, j] = product[i, j] + product[j, i];
        }

        return form;
    }

    // Judges directions on the half that had no part in finding them.
    private sealed class Judge
    {
        private readonly MomentConditions conditions;
        private readonly Matrix[] held; // the means of each part, conditions x (2 r)
        private readonly Matrix shown;

        public Judge(MomentInput input, MomentConditions conditions)
        {
            this.conditions = conditions;
            var part = (input.Rows.Rows - input.Training) / Parts;
            held = [.. Enumerable.Range(0, Parts).Select(i => Means(input, conditions, input.Training + (i * part), part))];
            shown = input.Coordinates.CopyRows(input.Training, Math.Min(SizeSamples, Parts * part));
        }

        public (MomentDirection Direction, double Size) Of(double[] coefficients, MomentBasis basis)
        {
            var inside = basis.Inside(coefficients);
            var derivatives = conditions.Derivatives(shown.Values, shown.Rows, inside);
            for (var i = 0; i < derivatives.Rows; i++)
                TensorPrimitives.Multiply(derivatives.Row(i), conditions.Weights, derivatives.Row(i));
            var size = Math.Max(MatrixOps.SquaredNorm(derivatives) / shown.Rows, double.Epsilon);
            return (MomentDirection.Of(basis.OnSamples(coefficients), inside, Violations(inside), size), size);
        }

        // E[D f] along the map, parts x conditions.
        private Matrix Violations(Matrix map)
        {
            var (r, left) = (conditions.Rank, conditions.Left);
            var pulled = new Matrix(left.Rows, left.Columns); // left' L
            for (var k = 0; k < left.Rows; k++)
            {
                for (var i = 0; i < left.Columns; i++)
                    MatrixOps.AddScaled(pulled.Row(k).Slice(i / r * r, r), map.Row(i % r), left[k, i]);
            }

            var violations = new Matrix(held.Length, left.Rows);
            for (var part = 0; part < held.Length; part++)
            {
                for (var k = 0; k < left.Rows; k++)
                    violations[part, k] = conditions.Weights[k] * MatrixOps.Dot(pulled.Row(k), held[part].Row(k));
            }

            return violations;
        }
    }
}
