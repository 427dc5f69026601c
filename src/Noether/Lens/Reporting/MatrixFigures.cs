using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>Generator, group convolution and filter as figures, the same while a run goes on and at its end.</summary>
internal static class MatrixFigures
{
    private const int MostPixels = 66;
    private const double ClearPeak = 0.8;

    /// <summary>The figures "generator", "group-convolution" and "filter".</summary>
    /// <param name="generator">G, d x d.</param>
    /// <param name="convolution">L, d x d.</param>
    /// <param name="filter">psi, d values.</param>
    public static IReadOnlyList<Figure> Of(Matrix generator, Matrix convolution, double[] filter) =>
    [
        HeatMapFigure.Of("generator", "Generator G", generator) with
        {
            Caption = "One step: sample component j contributes G[i, j] to component i.",
            XLabel = "component before",
            YLabel = "component after",
        },
        HeatMapFigure.Of("group-convolution", "Group convolution L", convolution) with
        {
            Caption = "Each row is the resolving filter, carried along the axis by a power of G.",
            XLabel = "input component",
            YLabel = "position on the axis",
            FirstRow = -GroupConvolutions.Centre(filter.Length),
        },
        new LinesFigure
        {
            Name = "filter",
            Title = "Resolving filter ψ",
            Caption = Peak(filter),
            XLabel = "input component",
            Dots = true,
            Series = [new LineSeries("ψ", Positions(filter.Length, 0), filter)],
        },
    ];

    /// <summary>L G L^T: one diagonal beside the middle where G is a plain shift along the axis.</summary>
    public static Figure AlongAxis(Matrix generator, Matrix convolution)
    {
        // Rows of L may have other norms than 1 near the edges; dividing by the mean energy of a row keeps the scale
        // of G.
        var shown = MatrixOps.Congruence(convolution, generator);
        var energy = MatrixOps.SquaredNorm(convolution);
        if (energy > 0)
        {
            foreach (ref var value in shown.Values)
                value *= convolution.Rows / energy;
        }

        return HeatMapFigure.Of("generator-along-axis", "G seen along the axis", shown) with
        {
            Caption = "L G Lᵀ. The cleaner the one diagonal beside the middle, the closer G is to a plain shift.",
            XLabel = "position before",
            YLabel = "position after",
            FirstRow = -GroupConvolutions.Centre(convolution.Rows),
            FirstColumn = -GroupConvolutions.Centre(convolution.Rows),
        };
    }

    /// <summary>
    /// A small figure of a matrix. Of a large one the strongest entry of each block stays, so that thin diagonals
    /// remain visible.
    /// </summary>
    public static Figure Thumbnail(string name, string title, Matrix matrix) =>
        HeatMapFigure.Of(name, title, Reduced(matrix)) with { Small = true };

    /// <summary>count whole numbers from first on.</summary>
    public static double[] Positions(int count, int first) =>
        [.. Enumerable.Range(first, count).Select(i => (double)i)];

    private static string Peak(double[] filter)
    {
        var peak = FilterPeak.Of(filter);
        return $"Its largest component, number {peak.Index}, has magnitude {Words.Number(peak.Value)} and holds "
            + $"{Words.Number(100 * peak.EnergyShare)} % of the energy"
            + (peak.EnergyShare >= ClearPeak ? "." : ": the axis mixes the input components.");
    }

    private static Matrix Reduced(Matrix matrix)
    {
        var block = (matrix.Rows + MostPixels - 1) / MostPixels;
        if (block <= 1)
            return matrix;
        var reduced = new Matrix((matrix.Rows + block - 1) / block, (matrix.Columns + block - 1) / block);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                if (Math.Abs(matrix[i, j]) > Math.Abs(reduced[i / block, j / block]))
                    reduced[i / block, j / block] = matrix[i, j];
            }
        }

        return reduced;
    }
}
