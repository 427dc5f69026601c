using System.Diagnostics;
using Noether.Discovery;
using Noether.Labels;
using Noether.Learning.Dense;
using Noether.Numerics;

namespace Noether.Published.Craven;

/// <summary>What a run found.</summary>
internal sealed record CravenRun
{
    private const int HeldOut = 2000;
    private const int WrongMaps = 5;

    /// <summary>The given maps.</summary>
    public required IReadOnlyList<SlopeTest> Tests { get; init; }

    /// <summary>Maps drawn at random, which no function keeps: what a change means.</summary>
    public required IReadOnlyList<SlopeTest> Wrong { get; init; }

    /// <summary>The radial direction.</summary>
    public required SlopeTest Radial { get; init; }

    /// <summary>The spectrum of the gradients of the function, or of the network.</summary>
    public required GradientMoment Moment { get; init; }

    /// <summary>Where it was cut, among directions that keep held-out labels.</summary>
    public required SpectrumCut Cut { get; init; }

    /// <summary>Directions of the spectrum that keep held-out labels, from the first on.</summary>
    public required int Kept { get; init; }

    /// <summary>The worst loss of the directions before the cut.</summary>
    public required double Loss { get; init; }

    /// <summary>Coordinates.</summary>
    public required SampleSpan Span { get; init; }

    /// <summary>The network; null where there is a function.</summary>
    public required FittedFunction? Fitted { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyList<NamedValue> Timings { get; init; }

    /// <summary>Share of the variance that maps by chance take away: the median.</summary>
    public double Removed => Wrong.Select(test => test.Loss).Order().ElementAt(Wrong.Count / 2) / 2;

    /// <summary>The directions before the cut on the samples, d x d.</summary>
    public IReadOnlyList<Matrix> Generators() =>
        [.. Enumerable.Range(0, Cut.Count).Select(k => Span.Generator(Moment.Generator(k)))];

    /// <summary>Lowest directions of the spectrum on the samples, whatever the cut.</summary>
    public IReadOnlyList<Matrix> Lowest(int count) =>
        [.. Enumerable.Range(0, count).Select(k => Span.Generator(Moment.Generator(k)))];

    /// <summary>How samples and labels are read.</summary>
    public static LabelSettings Reading(CravenSettings settings) =>
        new() { Centre = settings.Centre, MostSamples = settings.MostSamples, LabelKind = LabelKind.Values };

    /// <summary>Runs.</summary>
    public static CravenRun Of(LabelData data, CravenSettings settings, RunContext context)
    {
        var watch = Stopwatch.StartNew();
        var input = LabelInput.Read(data, Reading(settings), context);
        var candidates = CandidateMap.Read(settings.Candidates, input.Span.Dimension);
        var fitted = data.Function is null ? Fit(input, settings, context) : null;
        var function = data.Function ?? fitted!;
        var fitting = watch.Elapsed.TotalSeconds;
        var training = Math.Max(3 * input.Points.Rows / 4, input.Points.Rows - HeldOut);
        var held = input.Points.CopyRows(training, input.Points.Rows - training);
        context.Progress?.Report(new RunProgress("testing maps", 0.85));
        var samples = input.Span.Up(held);
        var moved = function;
        if (settings.Centre)
        {
            var centre = input.Span.Up(new Matrix(1, held.Columns)).Values.ToArray();
            for (var i = 0; i < samples.Rows; i++)
                MatrixOps.AddScaled(samples.Row(i), centre, -1);
            moved = new ShiftedFunction(function, centre);
        }

        var labels = fitted is null ? null : input.Targets().CopyRows(training, held.Rows);
        SlopeTest Test(CandidateMap map, Matrix? wanted = null)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            return SlopeTest.Of(moved, samples, map, wanted);
        }

        var tests = candidates.Select(map => Test(map, labels)).ToArray();
        var random = new CounterRandom(context.Seed, stream: 61);
        var wrong = Enumerable.Range(0, WrongMaps).Select(k =>
        {
            var map = new Matrix(input.Span.Rank, input.Span.Rank);
            random.FillNormal(map.Values);
            return Test(CandidateMap.Scaled($"by chance {k + 1}", input.Span.Generator(map)));
        }).ToArray();
        var radial = Test(CandidateMap.Scaled("radial", input.Span.Generator(Matrix.Identity(input.Span.Rank))));
        var run = new CravenRun
        {
            Tests = tests,
            Wrong = wrong,
            Radial = radial,
            Moment = Spectrum(function, fitted, input, training, context),
            Cut = new SpectrumCut(0, 1, 1, 1),
            Kept = 0,
            Loss = double.NaN,
            Span = input.Span,
            Fitted = fitted,
            Timings = [],
        };
        return Cutting(run, input, fitted, function, held, labels) with
        {
            Timings =
            [
                new("network", fitting), new("tests", watch.Elapsed.TotalSeconds - fitting),
                new("total", watch.Elapsed.TotalSeconds),
            ],
        };
    }

    private static GradientMoment Spectrum(
        IFunctionOracle function, FittedFunction? fitted, LabelInput input, int training, RunContext context)
    {
        const int MostPoints = 20_000;
        const int Asked = 1500;
        var points = input.Points.CopyRows(0, Math.Min(training, fitted is null ? Asked : MostPoints));
        IReadOnlyList<Matrix> gradients = fitted is not null
            ? [.. Enumerable.Range(0, fitted.Outputs).Select(output => fitted.Network.InputGradients(points, output))]
            : FunctionGradients.Gradients(
                function, input.Span, points,
                FunctionGradients.Scales(FunctionGradients.Values(function, input.Span, points), function.Outputs),
                context.Cancellation);
        return GradientMoment.Of(points, input.Vectors, gradients, gradients);
    }

    // The widest gap among the directions that keep held-out labels where samples move along them.
    private static CravenRun Cutting(
        CravenRun run, LabelInput input, FittedFunction? fitted, IFunctionOracle function, Matrix held, Matrix? labels)
    {
        var floor = fitted is null ? Math.Pow(function.Precision, 1.6) : 1e-12;
        var (samples, before) = (input.Span.Up(held), Values(held));
        var losses = new List<double>();
        while (losses.Count < run.Moment.Values.Length - 1)
        {
            var loss = Lost(run.Moment.Generator(losses.Count));
            if (!(loss <= CravenVerdict.MostLoss(fitted is not null)))
                break;
            losses.Add(loss);
        }

        var cut = SpectrumCut.Of(run.Moment.Values[..(losses.Count + 1)], double.PositiveInfinity, floor);
        return run with
        {
            Cut = cut,
            Kept = losses.Count,
            Loss = cut.Count == 0 ? double.NaN : losses.Take(cut.Count).Max(),
        };

        // Against the labels where there are some: errors of the network where samples are, and where they moved to.
        double Lost(Matrix generator)
        {
            var moved = MovedSamples.Of(held, input.Vectors, generator, 1);
            return SlopeTest.Lost(before, Values(moved), labels, SlopeTest.Inside(samples, input.Span.Up(moved)));
        }

        // The network keeps its answers in a place of its own.
        Matrix Values(Matrix points) => fitted?.Network.Forward(points).Clone()
            ?? FunctionGradients.Values(function, input.Span, points);
    }

    private static FittedFunction Fit(LabelInput input, CravenSettings settings, RunContext context) =>
        FittedFunction.Fit(
        input.Span, input.Points, input.Targets(), [.. Enumerable.Repeat(settings.Units, settings.Layers)],
        settings.Activation == SmoothActivation.Tanh ? DenseActivation.Tanh : DenseActivation.Softplus,
        new DenseTraining
        {
            Epochs = settings.Epochs ?? Math.Clamp(1_200_000 / input.Points.Rows, 20, 200),
            Batch = 256,
            Rate = settings.Rate,
            Schedule = DenseTraining.Cosine,
        },
        context);
}
