using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens;

/// <summary>How far other samples of the same kind would lead: the generator found anew on resamples.</summary>
/// <param name="Low">5 % quantile of every entry of G, d x d.</param>
/// <param name="High">95 % quantile of every entry of G, d x d.</param>
/// <param name="Cosines">Cosine of the generator of each resample with the one found, ascending.</param>
public sealed record GeneratorBands(Matrix Low, Matrix High, IReadOnlyList<double> Cosines)
{
    /// <summary>Share of resamples below the lower end of a band, and above its upper one.</summary>
    public const double Tail = 0.05;

    /// <summary>The cosine that all but one in twenty resamples reach.</summary>
    public double LowCosine => Quantiles.OfSorted([.. Cosines], Tail);

    /// <summary>The cosine that half of the resamples reach.</summary>
    public double MedianCosine => Quantiles.OfSorted([.. Cosines], 0.5);

    /// <summary>The width of the widest band of an entry of G.</summary>
    public double Widest => TensorPrimitives.Max<double>(Widths().Values);

    /// <summary>The widths of the bands, d x d.</summary>
    public Matrix Widths()
    {
        var result = High.Clone();
        MatrixOps.AddScaled(result.Values, Low.Values, -1);
        return result;
    }

    /// <summary>The bands of some resamples.</summary>
    /// <param name="generator">G, d x d.</param>
    /// <param name="resampled">Those of the resamples, in the direction of G.</param>
    /// <param name="share">
    /// Root of the rows of a resample over the rows that G was found with: what deviations are multiplied by.
    /// </param>
    internal static GeneratorBands Of(Matrix generator, IReadOnlyList<Matrix> resampled, double share)
    {
        var (low, high) = (new Matrix(generator.Rows, generator.Columns), new Matrix(generator.Rows, generator.Columns));
        for (var i = 0; i < generator.Values.Length; i++)
        {
            var own = generator.Values[i];
            double[] entries = [.. resampled.Select(other => own + (share * (other.Values[i] - own))).Order()];
            (low.Values[i], high.Values[i]) = (Quantiles.OfSorted(entries, Tail), Quantiles.OfSorted(entries, 1 - Tail));
        }

        return new(low, high, [.. resampled.Select(Cosine).Order()]);

        double Cosine(Matrix other) => 1 - (share * share * (1 - GeneratorScore.Compare(other, generator).Cosine));
    }
}
