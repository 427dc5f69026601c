using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.LaLiGan;

/// <summary>
/// LaLiGAN (J. Yang, N. Dehmamy, R. Walters and R. Yu, arXiv 2310.00105), one generator: an encoder, a decoder and a
/// generator L on latent numbers are trained so that a discriminator does not tell windows of latent numbers from those
/// moved by exp(t L), t normal, and decoded samples are the samples. One backward pass for all, as published, so that the
/// discriminator has a hundredth of the generator's gradient, too. Reduced networks; single precision.
/// </summary>
internal sealed class LaLiGanTraining
{
    private const double Rate = 1e-3;
    private const double GameWeight = 0.01;
    private const int ThresholdEvery = 5; // epochs

    private readonly LaLiGanRecipe recipe;
    private readonly float[] rows;
    private readonly int width; // numbers in a window
    private readonly CounterRandom random;
    private readonly LatentNetwork network;
    private readonly Leaf<float> generator;
    private readonly Leaf<float> free;
    private readonly Leaf<float> coefficients;
    private readonly Leaf<float> points;
    private readonly Plan<float> plan;
    private readonly Descent<float> descent;
    private readonly Node<float> reconstruction;
    private int epochs;

    /// <summary>Makes the networks.</summary>
    /// <param name="windows">One a row: samples of a window one after another.</param>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    public LaLiGanTraining(Matrix windows, LaLiGanRecipe recipe, ulong seed, int threads)
    {
        this.recipe = recipe;
        rows = [.. windows.Values.ToArray().Select(value => (float)value)];
        width = windows.Columns;
        Inputs = width / recipe.Window;
        random = new CounterRandom(seed, stream: 600);
        var (k, batch, samples) = (recipe.Latent, recipe.Batch, recipe.Batch * recipe.Window);
        network = new LatentNetwork(Inputs, k, recipe.Units, random);
        var judge = new Perceptron<float>(
            [k * recipe.Window, recipe.Units, recipe.Units, recipe.Units, 1], WeightStart.Torch, random);
        (generator, free) = (new Leaf<float>(1, 1, k * k), new Leaf<float>(1, 1, k * k));
        foreach (ref var value in generator.Values.AsSpan())
            value = (float)random.NextNormal();
        Array.Fill(free.Values, 1);
        coefficients = new Leaf<float>(1, batch, 1);
        points = new Leaf<float>(1, samples, Inputs);

        var latent = network.Encode(points, threads);
        var middle = Reductions.MeanRow(latent);
        var elements = new MatrixExponentials<float>(Shapes.As(
            Products.Of(coefficients, Arithmetic.Multiply(generator, free)), batch, k, k));
        var moved = Arithmetic.AddRow(Shapes.As(Products.Of(
            Shapes.As(Arithmetic.AddRow(latent, middle, -1), batch, recipe.Window, k), elements, transposed: true), 1, samples, k), middle);
        reconstruction = Reductions.Mean(Functions.Square(Arithmetic.Subtract(network.Decode(latent, threads), points)));
        var loss = Arithmetic.Add(reconstruction, new LogisticLoss<float>(Judged(moved), 1), GameWeight);
        loss = Arithmetic.Add(loss, Functions.Magnitude(Reductions.MeanCosine(moved, latent)), recipe.Cosine);
        loss = Arithmetic.Add(loss, new LogisticLoss<float>(Judged(Shapes.Stopped(latent)), 1), 0.5);
        loss = Arithmetic.Add(loss, new LogisticLoss<float>(Judged(Shapes.Stopped(moved)), 0), 0.5);
        IReadOnlyList<Leaf<float>> all = [.. network.Parameters, generator, .. judge.Parameters];
        plan = new Plan<float>(loss, all);
        descent = new Descent<float>(all, Rate);

        Node<float> Judged(Node<float> z) =>
            judge.Of(Shapes.As(z, 1, batch, k * recipe.Window), Functions.Relu, threads);
    }

    /// <summary>Numbers in a sample.</summary>
    public int Inputs { get; }

    /// <summary>L as it stands, k x k.</summary>
    public Matrix Generator => new(recipe.Latent, recipe.Latent,
        [.. generator.Values.Zip(free.Values, (value, mask) => (double)value * mask)]);

    /// <summary>Uses every window once, but for those that do not fill a batch.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Mean squared error of decoded samples.</returns>
    public double Epoch(CancellationToken cancellation)
    {
        var order = random.Permutation(rows.Length / width);
        var steps = Math.Max(1, order.Length / recipe.Batch);
        var sum = 0.0;
        for (var step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < recipe.Batch; i++)
            {
                var row = order[((step * recipe.Batch) + i) % order.Length];
                rows.AsSpan(row * width, width).CopyTo(points.Values.AsSpan(i * width));
                coefficients.Values[i] = (float)random.NextNormal();
            }

            plan.Run();
            descent.Step();
            sum += reconstruction.Values[0];
        }

        if (++epochs % ThresholdEvery == 0)
            Threshold();
        return sum / steps;
    }

    /// <summary>The latent action as it stands.</summary>
    public LatentAction Action() => new(network, Generator, Inputs, rows);

    private void Threshold()
    {
        var most = generator.Values.Max(Math.Abs);
        for (var i = 0; i < free.Values.Length; i++)
            free.Values[i] = Math.Abs(generator.Values[i]) < recipe.Threshold * most ? 0 : 1;
    }
}
