using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.LieGan;

/// <summary>
/// LieGAN (J. Yang, R. Walters, N. Dehmamy and R. Yu, arXiv 2302.00236): generators L_a are trained so that a
/// discriminator does not tell samples moved by exp(sum z_a L_a) from samples; a cosine keeps them from the identity. What
/// stands beside the vectors of a sample, such as a label, is not moved. Single precision; one step of the generators and
/// one of the discriminator on the same moved samples.
/// </summary>
internal sealed class LieGanTraining
{
    private const int Batch = 64;
    private const int Units = 512;
    private const int Integers = 10; // -10 to 9, as published
    private const double DiscriminatorRate = 2e-4;
    private const double GeneratorRate = 1e-3;
    private const double GeneratorMomentum = 0.5;

    private readonly LieGanRecipe recipe;
    private readonly float[] rows;
    private readonly int width; // numbers in a row
    private readonly int moved; // of them moved, the first
    private readonly CounterRandom random;
    private readonly Leaf<float> generators;
    private readonly Leaf<float> free;
    private readonly Leaf<float> coefficients;
    private readonly Leaf<float> points;
    private readonly Leaf<float>? beside;
    private readonly Leaf<float> judged; // real ones, then fakes
    private readonly Node<float> fake;
    private readonly Plan<float> moving;
    private readonly Plan<float> judging;
    private readonly Descent<float> generatorDescent;
    private readonly Descent<float> judgeDescent;

    /// <summary>Makes the networks.</summary>
    /// <param name="samples">One a row: vectors that are moved, then what is not.</param>
    /// <param name="vectors">Vectors that are moved.</param>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    public LieGanTraining(Matrix samples, int vectors, LieGanRecipe recipe, ulong seed, int threads)
    {
        this.recipe = recipe;
        rows = [.. samples.Values.ToArray().Select(value => (float)value)];
        var (d, c) = (recipe.Vector, recipe.Channels);
        (width, moved) = (samples.Columns, vectors * d);
        random = new CounterRandom(seed, stream: 400);

        generators = new Leaf<float>(1, c, d * d);
        foreach (ref var value in generators.Values.AsSpan())
            value = (float)(recipe.Start * random.NextNormal());
        free = new Leaf<float>(1, c, d * d);
        var mask = recipe.Free();
        for (var i = 0; i < free.Values.Length; i++)
            free.Values[i] = (float)mask.Values[i % (d * d)];
        var network = new Perceptron<float>([width, Units, Units, 1], WeightStart.Torch, random);

        coefficients = new Leaf<float>(1, Batch, c);
        points = new Leaf<float>(Batch, vectors, d);
        var masked = Arithmetic.Multiply(generators, free);
        var elements = new MatrixExponentials<float>(Shapes.As(Products.Of(coefficients, masked), Batch, d, d));
        fake = Shapes.As(Products.Of(points, elements, transposed: true), 1, Batch, moved);
        if (width > moved)
        {
            beside = new Leaf<float>(1, Batch, width - moved);
            fake = Shapes.Beside(fake, beside);
        }

        Node<float> loss = new LogisticLoss<float>(network.Of(fake, Functions.LeakyRelu, threads), 1);
        if (recipe.Lambda > 0)
            loss = Arithmetic.Add(loss, Functions.Magnitude(Reductions.MeanCosine(Vectors(fake), Vectors(points))), recipe.Lambda);
        if (recipe.Correlation > 0 && c > 1)
            loss = Arithmetic.Add(loss, Correlation(masked, c, d), recipe.Correlation);
        moving = new Plan<float>(loss, generators);

        judged = new Leaf<float>(1, 2 * Batch, width);
        float[] targets = [.. Enumerable.Range(0, 2 * Batch).Select(i => i < Batch ? 1f : 0f)];
        judging = new Plan<float>(
            new LogisticLoss<float>(network.Of(judged, Functions.LeakyRelu, threads), targets), network.Parameters);
        generatorDescent = new Descent<float>([generators], GeneratorRate, GeneratorMomentum);
        judgeDescent = new Descent<float>(network.Parameters, DiscriminatorRate);

        // The vectors whose cosine counts, one a row.
        Node<float> Vectors(Node<float> x)
        {
            var flat = x.Columns == width && x.Groups == 1 ? x : Shapes.As(x, 1, Batch, moved);
            return Shapes.As(Shapes.Columns(flat, 0, recipe.Held * d), 1, Batch * recipe.Held, d);
        }
    }

    /// <summary>Steps in an epoch.</summary>
    public int StepsPerEpoch => Math.Max(1, rows.Length / width / Batch);

    /// <summary>The generators as they stand, masked.</summary>
    public Matrix[] Generators()
    {
        var d = recipe.Vector;
        return [.. Enumerable.Range(0, recipe.Channels).Select(a => new Matrix(d, d,
            [.. Enumerable.Range(a * d * d, d * d).Select(i => (double)generators.Values[i] * free.Values[i])]))];
    }

    /// <summary>Uses every sample once, but for those that do not fill a batch.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    public void Epoch(CancellationToken cancellation)
    {
        var order = random.Permutation(rows.Length / width);
        for (var step = 0; step < StepsPerEpoch; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(order, step * Batch);
        }
    }

    private void Step(int[] order, int first)
    {
        for (var i = 0; i < Batch; i++)
        {
            var row = rows.AsSpan(order[(first + i) % order.Length] * width, width);
            row[..moved].CopyTo(points.Value(i));
            row.CopyTo(judged.Values.AsSpan(i * width));
            if (beside is not null)
                row[moved..].CopyTo(beside.Values.AsSpan(i * beside.Columns));
        }

        foreach (ref var value in coefficients.Values.AsSpan())
        {
            value = recipe.Coefficients == CoefficientLaw.Normal
                ? (float)(recipe.Sigma * random.NextNormal())
                : random.NextInt(2 * Integers) - Integers;
        }

        moving.Run();
        fake.Values.CopyTo(judged.Values, Batch * width);
        generatorDescent.Step();
        judging.Run();
        judgeDescent.Step();
    }

    // Sum over pairs of |<L_a, L_b>| with |L_a|^2 = d.
    private static Node<float> Correlation(Node<float> masked, int c, int d)
    {
        var unit = Reductions.UnitRows(masked);
        var upper = new Leaf<float>(1, c, c);
        for (var a = 0; a < c; a++)
        {
            for (var b = a + 1; b < c; b++)
                upper.Values[(a * c) + b] = 1;
        }

        var inner = Functions.Magnitude(Products.Of(unit, unit, transposed: true));
        return Arithmetic.Scale(Reductions.Mean(Arithmetic.Multiply(inner, upper)), (double)c * c * d);
    }
}
