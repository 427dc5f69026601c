using Noether.Numerics;

namespace Noether.Published.Extents.Warps;

/// <summary>
/// The six generators of affine maps of the plane, 3 x 3 on (x, y, 1); x and y run from -1 to 1 across a picture.
/// Translations have a unit of 0.1.
/// </summary>
internal static class PlaneGenerators
{
    /// <summary>Number of generators.</summary>
    public const int Count = 6;

    private const double TranslationUnit = 0.1;

    /// <summary>Names: translations, rotation, scale, stretch, shear.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["translation-x", "translation-y", "rotation", "scale", "stretch", "shear"];

    /// <summary>The generators.</summary>
    public static IReadOnlyList<Matrix> All { get; } =
    [
        new(3, 3, [0, 0, TranslationUnit, 0, 0, 0, 0, 0, 0]), new(3, 3, [0, 0, 0, 0, 0, TranslationUnit, 0, 0, 0]),
        new(3, 3, [0, -1, 0, 1, 0, 0, 0, 0, 0]), new(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 0]),
        new(3, 3, [1, 0, 0, 0, -1, 0, 0, 0, 0]), new(3, 3, [0, 1, 0, 1, 0, 0, 0, 0, 0]),
    ];

    /// <summary>The unit of a width: what a width of 1 moves the plane by.</summary>
    /// <param name="generator">Its number.</param>
    public static double Unit(int generator) => generator < 2 ? TranslationUnit : 1;

    /// <summary>sum_i k_i G_i.</summary>
    /// <param name="amounts">k, six numbers.</param>
    public static Matrix Combine(ReadOnlySpan<double> amounts)
    {
        var sum = new Matrix(3, 3);
        for (var i = 0; i < Count; i++)
            MatrixOps.AddScaled(sum.Values, All[i].Values, amounts[i]);
        return sum;
    }
}
