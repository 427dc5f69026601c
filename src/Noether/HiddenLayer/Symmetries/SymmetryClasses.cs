namespace Noether.HiddenLayer.Symmetries;

/// <summary>Names of the symmetry classes as they are shown and written to files.</summary>
public static class SymmetryClasses
{
    /// <summary>Number of classes.</summary>
    public const int Count = 5;

    private static readonly string[] Names = ["none", "O(2)", "T", "T_n", "Z2"];

    private static readonly string[] Phrases =
        ["no symmetry", "rotation", "continuous translation", "discrete translation", "reflection"];

    private static readonly string[] Words =
        ["none", "rotation", "translation", "discrete-translation", "reflection"];

    /// <summary>The symbols, in the order of <see cref="SymmetryClass"/>.</summary>
    internal static IReadOnlyList<string> Symbols => Names;

    /// <summary>Each symbol with its meaning, such as "T: continuous translation".</summary>
    public static IEnumerable<string> Meanings => Names.Zip(Phrases, (name, phrase) => $"{name}: {phrase}");

    /// <summary>The symbol of the field: none, O(2), T, T_n or Z2.</summary>
    /// <param name="symmetry">The class.</param>
    public static string Symbol(SymmetryClass symmetry) => Names[(int)symmetry];

    /// <summary>The class in words, such as "discrete translation".</summary>
    /// <param name="symmetry">The class.</param>
    public static string Phrase(SymmetryClass symmetry) => Phrases[(int)symmetry];

    /// <summary>
    /// The class as one word for options and names of files: none, rotation, translation, discrete-translation or
    /// reflection.
    /// </summary>
    /// <param name="symmetry">The class.</param>
    public static string Word(SymmetryClass symmetry) => Words[(int)symmetry];

    /// <summary>The class of a symbol; <see cref="SymmetryClass.None"/> for a symbol that there is not.</summary>
    /// <param name="symbol">The symbol.</param>
    internal static SymmetryClass Of(string symbol) => (SymmetryClass)Math.Max(0, Array.IndexOf(Names, symbol));
}
