using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>Samples as read and in the learned representation.</summary>
internal sealed class SampleFigures
{
    private const int Shown = 3;
    private const int SamplesPerDimension = 4;
    private const int MostPositions = 65;

    // Of a large dimension fewer positions, so that the figure stays of a size that pages can carry.
    private const int MostValues = MostPositions * 129;

    private readonly LensResult result;
    private readonly LensTransform transform;
    private readonly Matrix samples;
    private readonly Matrix representation;
    private readonly int[] liveliest;

    private SampleFigures(LensResult result, Matrix samples)
    {
        this.result = result;
        this.samples = samples;
        transform = LensTransform.From(result);
        representation = new Matrix(samples.Rows, samples.Columns);
        transform.Apply(Array.ConvertAll(samples.Values.ToArray(), v => (float)v), representation.Values);
        liveliest = [.. Enumerable.Range(0, samples.Rows).Where(i => Peak(representation.Row(i)) >= 0)
            .OrderByDescending(i => Peak(representation.Row(i))).Take(Shown)];
    }

    /// <summary>The samples of a result; null where it has none to show.</summary>
    public static SampleFigures? Of(LensResult result)
    {
        if (result.ExampleSamples is not { } samples || !(result.StandardDeviation > 0))
            return null;
        var figures = new SampleFigures(result, samples);
        return figures.liveliest.Length > 0 ? figures : null;
    }

    /// <summary>The liveliest sample under powers of the generator.</summary>
    public FramesFigure Moving()
    {
        var d = result.Dimension;
        var most = d / 2;
        var wanted = Math.Clamp(MostValues / d, 9, MostPositions) / 2;
        var every = Math.Max(1, (most + wanted - 1) / wanted);
        var orbit = transform.Orbit(samples.Row(liveliest[0]), most, every);
        var count = orbit.Length / 2;
        return new FramesFigure
        {
            Name = "moving-sample",
            Title = "A sample under powers of the generator",
            Caption = "The values as read, less their mean and divided by their deviation, and the same sample in the "
                + "learned representation, where the power is a plain shift.",
            Label = "Power of G",
            Positions = [.. Enumerable.Range(-count, orbit.Length).Select(k => (double)(k * every))],
            Frames = [.. orbit.Select((x, i) => Pair($"moving-sample-{i}", x, "in the learned representation"))],
            First = count,
        };
    }

    /// <summary>A few samples as they are, as read and in the representation that was tried.</summary>
    public IReadOnlyList<Figure> AtRest() =>
        [.. liveliest.Select((row, i) => Pair($"sample-{i + 1}", samples.Row(row).ToArray(), "in the representation that was tried") with
        {
            Title = $"Sample {i + 1}",
        })];

    /// <summary>Covariances of x and of y, where there are samples enough; none otherwise.</summary>
    public IReadOnlyList<Figure> Covariances()
    {
        var d = result.Dimension;
        if (samples.Rows < SamplesPerDimension * d)
            return [];
        return
        [
            HeatMapFigure.Of("covariance-x", "Covariance of x", Covariance(samples, result.StandardDeviation)) with
            {
                Caption = $"Of {samples.Rows} samples as read, divided by the overall variance.",
                XLabel = "input component",
                YLabel = "input component",
            },
            HeatMapFigure.Of("covariance-y", "Covariance of y", Covariance(representation, 1)) with
            {
                Caption = "A stationary representation is alike along each diagonal; a local one fades away from the "
                    + "main diagonal.",
                XLabel = "position on the axis",
                YLabel = "position on the axis",
                FirstRow = -GroupConvolutions.Centre(d),
                FirstColumn = -GroupConvolutions.Centre(d),
            },
        ];
    }

    private LinesFigure Pair(string name, double[] x, string carried)
    {
        var places = MatrixFigures.Positions(x.Length, 0);
        var y = new double[x.Length];
        transform.Apply(Array.ConvertAll(x, v => (float)v), y);
        return new LinesFigure
        {
            Name = name,
            XLabel = "component, or position on the axis",
            YLabel = "deviations",
            Series =
            [
                new LineSeries("as read", places, [.. x.Select(v => (v - result.Mean) / result.StandardDeviation)]),
                new LineSeries(carried, places, y),
            ],
        };
    }

    // One lively place rather than liveliness all over: such a sample is the easiest to see moving. The middle half
    // counts: what sits at the edge leaves at the first step.
    private static double Peak(ReadOnlySpan<double> y)
    {
        double mean = 0, most = 0;
        foreach (var value in y)
            mean += value / y.Length;
        foreach (var value in y[(y.Length / 4)..(y.Length - (y.Length / 4))])
            most = Math.Max(most, Math.Abs(value - mean));
        return double.IsFinite(most) && double.IsFinite(mean) ? most : -1;
    }

    private static Matrix Covariance(Matrix values, double scale)
    {
        var d = values.Columns;
        var means = new double[d];
        for (var n = 0; n < values.Rows; n++)
            MatrixOps.AddScaled(means, values.Row(n), 1.0 / values.Rows);
        var covariance = new Matrix(d, d);
        var centred = new double[d];
        for (var n = 0; n < values.Rows; n++)
        {
            values.Row(n).CopyTo(centred);
            MatrixOps.AddScaled(centred, means, -1);
            for (var i = 0; i < d; i++)
                MatrixOps.AddScaled(covariance.Row(i), centred, centred[i] / ((values.Rows - 1) * scale * scale));
        }

        return covariance;
    }
}
