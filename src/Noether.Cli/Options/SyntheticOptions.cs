using System.CommandLine;
using Noether.Data.Synthetic;

namespace Noether.Cli.Options;

/// <summary>The words for synthetic data on the command line.</summary>
internal static class SyntheticOptions
{
    /// <summary>The names of the signal families.</summary>
    public static string[] Families { get; } = Names<SignalFamily>();

    /// <summary>The names of the systems whose paths can be made.</summary>
    public static string[] Systems { get; } = [.. Enum.GetNames<PathSystem>().Select(Texts.Dashed)];

    /// <summary>The names of the distributions whose samples can be made.</summary>
    public static string[] Laws { get; } = [.. Enum.GetNames<SampleLaw>().Select(Texts.Dashed)];

    /// <summary>The names of the hidden transforms.</summary>
    public static string[] Transforms { get; } = Names<HiddenTransform>();

    /// <summary>The names of the ways in which a grid comes round.</summary>
    public static string[] Rings { get; } = [.. Names<GridRings>().Where(name => name != "none")];

    /// <summary>An option that holds the name of a hidden transform.</summary>
    /// <param name="fallback">The name that stands for no option, told in the help.</param>
    public static Option<string?> Transform(string fallback) => Texts.Choice(
        "--transform", Transforms, $"How the axis is hidden: {Texts.Listed(Transforms)}. [default: {fallback}]");

    /// <summary>The family of a name.</summary>
    /// <param name="name">One of <see cref="Families"/>.</param>
    public static SignalFamily ParseFamily(string name) => Enum.Parse<SignalFamily>(name, ignoreCase: true);

    /// <summary>The transform of a name.</summary>
    /// <param name="name">One of <see cref="Transforms"/>.</param>
    public static HiddenTransform ParseTransform(string name) => Enum.Parse<HiddenTransform>(name, ignoreCase: true);

    /// <summary>The rings of a name.</summary>
    /// <param name="name">One of <see cref="Rings"/>.</param>
    public static GridRings ParseRings(string name) => Enum.Parse<GridRings>(name, ignoreCase: true);

    /// <summary>The system of a name; null where there is none.</summary>
    /// <param name="name">One of <see cref="Systems"/>, or another word.</param>
    public static PathSystem? ParseSystem(string name) =>
        Array.IndexOf(Systems, name) is >= 0 and var index ? Enum.GetValues<PathSystem>()[index] : null;

    /// <summary>The distribution of a name; null where there is none.</summary>
    /// <param name="name">One of <see cref="Laws"/>, or another word.</param>
    public static SampleLaw? ParseLaw(string name) =>
        Array.IndexOf(Laws, name) is >= 0 and var index ? Enum.GetValues<SampleLaw>()[index] : null;

    private static string[] Names<T>() where T : struct, Enum =>
        Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
}
