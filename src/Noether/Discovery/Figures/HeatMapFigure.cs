using Noether.Numerics;

namespace Noether.Discovery.Figures;

/// <summary>A matrix in colours, row 0 at the top.</summary>
public sealed record HeatMapFigure : Figure
{
    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows x columns values in C order; not-a-number stays blank.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>What the columns are.</summary>
    public string XLabel { get; init => field = value ?? ""; } = "";

    /// <summary>What the rows are.</summary>
    public string YLabel { get; init => field = value ?? ""; } = "";

    /// <summary>The number that the axis gives to the first column. Default 0.</summary>
    public double FirstColumn { get; init; }

    /// <summary>The number that the axis gives to the first row. Default 0.</summary>
    public double FirstRow { get; init; }

    /// <summary>What the axis advances by from column to column. Default 1.</summary>
    public double ColumnStep { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>What the axis advances by from row to row. Default 1.</summary>
    public double RowStep { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Whether the values have a sign and 0 is the middle of the scale (the default), or run from 0 up.</summary>
    public bool Signed { get; init; } = true;

    /// <summary>Upper end of the scale; null (the default) means the largest magnitude.</summary>
    public double? Upper { get; init; }

    /// <summary>A figure of a matrix.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="matrix">The matrix; copied.</param>
    public static HeatMapFigure Of(string name, string title, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new HeatMapFigure
        {
            Name = name,
            Title = title,
            Rows = matrix.Rows,
            Columns = matrix.Columns,
            Values = matrix.Values.ToArray(),
        };
    }

    internal override bool IsWhole => Fills(Rows, Columns, Values);
}
