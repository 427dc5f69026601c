using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>The report of the lens: sections of figures.</summary>
internal static class LensSections
{
    /// <summary>The sections of a result, in the order in which they are read.</summary>
    /// <param name="result">The answer of the lens.</param>
    /// <param name="found">Whether a symmetry may be claimed: otherwise nothing is said to shift.</param>
    public static IReadOnlyList<Section> Of(LensResult result, bool found)
    {
        if (result.Shape is { } shape)
            return GridSections.Of(result, shape, found);
        List<Section> sections = [];
        if (SampleFigures.Of(result) is { } samples)
            sections.Add(Samples(samples, found));
        sections.Add(Symmetry(result, found));
        if (found && result.Bands is { } bands)
            sections.Add(Bands(result.Generator, bands));
        if (found && ColumnOrder.Find(result.GroupConvolution) is { } order)
            sections.Add(Order(order));
        if (result.History.Count > 0)
        {
            sections.Add(new Section(
                "The training",
                "The loss is minimised over generator and filter. Entropies and divergences are in nats; the joint "
                + "entropy admits one component of y after another, as the rank shows, so that the total may rise on "
                + "the way.",
                [.. TrainingFigures.Curves(result.History), .. TrainingFigures.Films(result.Snapshots)]));
        }

        if (result.Candidates.Count > 0)
            sections.Add(Candidates(result.Candidates));
        sections.Add(Usage(result, found));
        return sections;
    }

    private static Section Samples(SampleFigures samples, bool found) => found
        ? new Section(
            "Watch a sample move",
            "Powers of the generator carry a sample along the hidden axis. In the values as they were read nothing "
            + "simple is to be seen; in the learned representation it is a plain shift.",
            [samples.Moving(), .. samples.Covariances()])
        : new Section(
            "A few samples",
            "Samples as they were read and in the best representation that was tried.",
            [.. samples.AtRest(), .. samples.Covariances()]);

    private static Section Symmetry(LensResult result, bool found) => new(
        found ? "The symmetry" : "The best representation that was tried",
        found
            ? "The generator G moves a sample one step along the hidden axis. The group convolution L carries a sample "
                + "to that axis, y = L x: there, the step is a plain shift of components. Both are known up to the "
                + "sign of the filter and the direction of the shift."
            : "It is shown so that one can see how it fell short; no symmetry of the data follows from it.",
        [
            .. MatrixFigures.Of(result.Generator, result.GroupConvolution, result.Filter),
            MatrixFigures.AlongAxis(result.Generator, result.GroupConvolution),
        ]);

    private static Section Bands(Matrix generator, GeneratorBands bands)
    {
        var middle = GroupConvolutions.Centre(generator.Rows);
        double[] columns = [.. Enumerable.Range(0, generator.Columns).Select(column => (double)column)];
        return new Section(
            "How far other samples would lead",
            $"On {Whole(bands.Cosines.Count)} resamples of the data the generator was found anew: half of them agree with this one to a "
            + $"cosine of {Words.Number(bands.MedianCosine)} or better, 95 % to {Words.Number(bands.LowCosine)}. Bands run from the 5 % to "
            + "the 95 % quantile of each entry; generator_low.npy and generator_high.npy have all of them.",
            [
                new LinesFigure
                {
                    Name = "generator-band",
                    Title = $"Row {Whole(middle)} of G with its band",
                    Caption = "What the component in the middle becomes of, in one step.",
                    XLabel = "component before",
                    Dots = true,
                    Series =
                    [
                        new LineSeries("G", columns, generator.Row(middle).ToArray())
                        {
                            Lower = bands.Low.Row(middle).ToArray(),
                            Upper = bands.High.Row(middle).ToArray(),
                        },
                    ],
                },
                HeatMapFigure.Of("generator-widths", "Width of the band of every entry", bands.Widths()) with
                {
                    Signed = false,
                    XLabel = "component before",
                    YLabel = "component after",
                },
            ]);
    }

    private static Section Order(ColumnOrder order)
    {
        var half = GroupConvolutions.Centre(order.Columns.Length);
        return new Section(
            "The learned order of the columns",
            order.IsNatural
                ? "L is close to a permutation: the hidden axis is that of the columns as they stand, in their order."
                : "L is close to a permutation: the hidden axis is a reordering of the columns, which are numbered "
                    + "from 0.",
            [
                new TableFigure
                {
                    Name = "column-order",
                    Title = "Columns along the hidden axis",
                    Columns = ["Position", "Column", "Share of the energy", ""],
                    Rows = [.. order.Columns.Select((column, i) => (IReadOnlyList<string>)
                    [
                        Whole(i - half), Whole(column), Words.Number(order.Shares[i]),
                        order.IsClear(i) ? "" : "uncertain",
                    ])],
                },
            ]);
    }

    private static Section Candidates(IReadOnlyList<LensCandidate> candidates) => new(
        "Proposed answers",
        "Each initialiser proposed an answer; all were judged on samples that were held out from the search. The "
        + "lowest score wins. Loss, uniformity, departure and entropy are better when lower, the correlation of neighbours "
        + "when higher.",
        [
            new TableFigure
            {
                Name = "candidates",
                Title = "Proposed answers, the best first",
                Columns =
                [
                    "Initialiser", "Score", "Loss", "Uniformity", "Toeplitz departure", "Neighbour correlation",
                    "Marginal entropy", "Seconds",
                ],
                Rows = [.. candidates.Select(c => (IReadOnlyList<string>)
                [
                    c.Won ? c.Name + " (chosen)" : c.Name, Words.Number(c.Score), Words.Number(c.Loss),
                    Words.Number(c.Uniformity), Words.Number(c.ToeplitzDeparture),
                    Words.Number(c.NeighbourCorrelation), Words.Number(c.MarginalEntropy), Words.Number(c.Seconds),
                ])],
                Stressed = [.. candidates.Index().Where(c => c.Item.Won).Select(c => c.Index)],
            },
        ]);

    private static Section Usage(LensResult result, bool found)
    {
        List<string> lines =
        [
            "import numpy as np",
            "L = np.load(\"group_convolution.npy\")",
            $"mean, std = {Words.Exact(result.Mean)}, {Words.Exact(result.StandardDeviation)}",
            "y = (x - mean) / std @ L.T          # x: samples in rows",
        ];
        if (found)
        {
            lines.Add("G = np.load(\"generator.npy\")");
            lines.Add("moved = (x - mean) @ G.T + mean     # x, one step along the hidden axis");
        }

        return new Section(
            "How to use it",
            "The representation of new data of the same kind in Python, from the files of the run"
            + (found ? "; a plain 1-D convolution fits on top of y." : "."),
            [new TextFigure { Name = "usage", Text = string.Join('\n', lines) }]);
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
