using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>Two resolving filters for one generator, where samples are sums of two kinds of signals.</summary>
internal sealed class LensFiltersStudy : IStudy
{
    private const int UsualSeeds = 3;
    private const int Samples = 20_000;
    private const int QuickSamples = 4_000;
    private const int Dimension = 33;
    private const int FilterSamples = 3_000;
    private const int RefinedSamples = 6_000;
    private const int Steps = 60;
    private const double Rate = 0.01;
    private const int OtherKind = 1_000;

    private static readonly (SignalFamily One, SignalFamily Other)[] Sums =
    [
        (SignalFamily.Blob, SignalFamily.Legendre), (SignalFamily.Blob, SignalFamily.Wavelet),
        (SignalFamily.Decay, SignalFamily.Legendre),
    ];

    /// <inheritdoc/>
    public string Name => "lens-filters";

    /// <inheritdoc/>
    public string Purpose => "two resolving filters where samples are sums of two kinds of signals";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var n = options.Quick ? QuickSamples : Samples;
        return
        [
            .. from sum in Sums
               from seed in options.SeedNumbers(UsualSeeds)
               let row = $"{sum.One} and {sum.Other}".ToLowerInvariant()
               select new StudyCase(
                   $"{row.Replace(' ', '-')}/seed-{seed}", row, $"{row} d={Dimension} n={n} seed={seed}",
                   context => Run(context, sum.One, sum.Other, n, (ulong)seed)),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => LensCase.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Samples are sums of two kinds of local signals of equal variance along one hidden axis of 33 places behind a "
            + "random orthogonal map. After the lens has found G, two kernels of 13 taps along the axis are looked for that "
            + "make what they show as peaked as can be; the second is decorrelated from the first and its shifts by up to two "
            + "places. \"Share\": of the variance of what a filter shows, the part that comes from the first kind (the kinds are "
            + "known to the study, not to the filters); 0.5 is a filter that does not tell them apart. "
            + "\"Sharpness\": log E|z| at unit variance, -0.226 for a Gaussian, lower is peakier. "
            + "\"Cosine, refined\": of G after the refinement of the lens is run on, from its answer, by itself and with the sharpness of both filters added.");
        page.Table(
            ["data", "#cosine of the lens", "#cosine, refined", "#with both filters", "#share of the lens's filter",
                "#of the first", "#of the second", "#sharpness, lens", "#first", "#second"],
            rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])));
        page.Paragraph("Every figure is the mean over the seeds; of cosines the least.");
    }

    private static string[] Cells(string name, IReadOnlyList<StudyRow> rows)
    {
        string Least(string figure) => StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures[figure])), 4);
        string Mean(string figure) => StudyPage.Number(rows.Average(row => row.Figures[figure]), 3);
        return
        [
            name, Least("cosine"), Least("cosine.refined"), Least("cosine.both"), Mean("share.lens"), Mean("share.first"),
            Mean("share.second"), Mean("level.lens"), Mean("level.first"), Mean("level.second"),
        ];
    }

    private static StudyFigures Run(StudyContext context, SignalFamily one, SignalFamily other, int n, ulong seed)
    {
        context.Report("generating");
        var settings = new SyntheticSettings { Dimension = Dimension, Samples = n, Seed = seed, Family = one };
        Matrix[] kinds =
        [
            Hidden(settings, context.Cancellation),
            Hidden(settings with { Family = other, Seed = seed + OtherKind }, context.Cancellation),
        ];
        var transform = HiddenTransforms.Build(HiddenTransform.Orthogonal, Dimension, seed);
        var truth = HiddenTransforms.Generator(transform, circular: false);
        var seen = MatrixOps.Multiply(kinds[0], transform);
        MatrixOps.AddScaled(seen.Values, MatrixOps.Multiply(kinds[1], transform).Values, 1);
        using var samples = new ArraySamples(
            Array.ConvertAll(seen.Values.ToArray(), value => (float)value), Dimension, "sum of two kinds");
        return LensCase.Run(context, samples, LensSettings.Fast, seed, truth, (result, figures) =>
        {
            var l = result.GroupConvolution;
            var y = MatrixOps.MultiplyTransposed(Centred(seen, FilterSamples), l);
            var pair = FilterPair.Find(y, seed);
            var plain = new double[FilterPair.Taps];
            plain[FilterPair.Taps / 2] = 1;
            Show("lens", plain);
            Show("first", pair[0].Kernel);
            Show("second", pair[1].Kernel);

            // y is the hidden axis only up to the answer of the lens, so that shares are those of what L shows.
            Matrix[] parts = [.. kinds.Select(kind => MatrixOps.MultiplyTransposed(MatrixOps.Multiply(kind, transform), l))];
            figures.Add("share.lens", Share(parts, plain)).Add("share.first", Share(parts, pair[0].Kernel))
                .Add("share.second", Share(parts, pair[1].Kernel));
            context.Report("refining", 0.9);
            var x = Major(Centred(seen, RefinedSamples));
            var usual = new StationarySharpness(x, Dimension, new SharpnessWeights(1));
            var start = MatrixOps.NearestOrthogonal(l);
            figures.Add("cosine.refined", Cosine(usual))
                .Add("cosine.both", Cosine(new FilterPairObjective(usual, x, [pair[0].Kernel, pair[1].Kernel])));

            void Show(string name, double[] kernel) => figures.Add($"level.{name}", Level(y, kernel));

            double Cosine(IRotationObjective objective) => GeneratorScore.Compare(GroupConvolutions.Shift(
                Refinement.Run(objective, start, Steps, Rate, context.Cancellation).R, 1), truth).Cosine;
        });
    }

    private static Matrix Hidden(SyntheticSettings settings, CancellationToken cancellation) => new(
        (int)settings.Samples, Dimension,
        Array.ConvertAll(SyntheticData.Generate(settings, cancellation).Samples, value => (double)value));

    // The first samples, each column less its mean and all over one standard deviation.
    private static Matrix Centred(Matrix samples, int count)
    {
        var result = new Matrix(Math.Min(count, samples.Rows), Dimension);
        samples.Values[..result.Values.Length].CopyTo(result.Values);
        for (var k = 0; k < Dimension; k++)
        {
            var mean = Enumerable.Range(0, result.Rows).Average(n => result[n, k]);
            for (var n = 0; n < result.Rows; n++)
                result[n, k] -= mean;
        }

        var scale = Math.Sqrt(result.Values.Length / MatrixOps.SquaredNorm(result));
        foreach (ref var value in result.Values)
            value *= scale;
        return result;
    }

    private static float[] Major(Matrix samples) =>
        Array.ConvertAll(samples.Transposed().Values.ToArray(), value => (float)value);

    private static double[] Outputs(Matrix y, double[] kernel) =>
    [
        .. from n in Enumerable.Range(0, y.Rows)
           from j in Enumerable.Range(0, y.Columns - kernel.Length + 1)
           select MatrixOps.Dot(kernel, y.Row(n).Slice(j, kernel.Length)),
    ];

    private static double Level(Matrix y, double[] kernel)
    {
        var z = Outputs(y, kernel);
        return Math.Log(z.Average(Math.Abs)) - (0.5 * Math.Log(z.Average(value => value * value)));
    }

    private static double Share(Matrix[] parts, double[] kernel)
    {
        var powers = parts.Select(part => Variance(Outputs(part, kernel))).ToArray();
        return powers[0] / (powers[0] + powers[1]);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => Math.Pow(value - mean, 2));
    }
}
