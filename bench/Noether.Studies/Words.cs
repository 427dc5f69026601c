using System.Globalization;
using Noether.Data.Synthetic;

namespace Noether.Studies;

/// <summary>Names in keys and in the settings of cases.</summary>
internal static class Words
{
    /// <summary>The name of a value in small letters.</summary>
    public static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Everything that generated data depend on.</summary>
    public static string Of(SyntheticSettings data) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Lower(data.Family)} {Where(data)} d={data.Dimension} n={data.Samples} noise={data.Noise} seed={data.Seed}");

    private static string Where(SyntheticSettings data) =>
        Lower(data.Transform) + (data.Circular ? " circular" : "");
}
