using Noether.Data.Paths;
using Noether.Discovery.Settings;

namespace Noether.Conserved.Library;

/// <summary>The functions of which conserved quantities are combined, and why they were chosen.</summary>
/// <param name="Functions">The functions, simple ones first.</param>
/// <param name="Roles">What the coordinates were taken for.</param>
/// <param name="Note">What was chosen and why, for people.</param>
internal sealed record FunctionLibrary(
    IReadOnlyList<LibraryFunction> Functions, CoordinateRoles Roles, string Note)
{
    /// <summary>Families of functions by the words that choose them.</summary>
    public static readonly string[] Families = ["monomials", "angles", "logarithms", "norms", "products"];

    private const double Turn = 2 * Math.PI;

    /// <summary>Builds a library.</summary>
    /// <param name="paths">The paths, for names and values.</param>
    /// <param name="words">Families separated by commas; null chooses by the coordinates.</param>
    /// <param name="degree">Largest degree of monomials; null chooses by the number of coordinates.</param>
    /// <param name="most">Most functions that the data can tell apart.</param>
    /// <exception cref="NoetherException">A family is unknown, makes no sense here, or even the smallest is too large.</exception>
    public static FunctionLibrary Build(PathSet paths, string? words, int? degree, int most)
    {
        var roles = CoordinateRoles.Of(paths);
        var families = words is null ? Usual(roles) : Parse(words, paths);
        var wanted = degree ?? paths.Dimension switch { 1 => 6, 2 => 4, 3 or 4 => 3, _ => 2 };
        for (var n = wanted; n >= 1; n--)
        {
            var functions = Make(paths, roles, families, n);
            if (functions.Count > 0 && functions.Count <= most)
                return new FunctionLibrary(functions, roles, Describe(paths, roles, families, n, wanted, functions.Count));
        }

        throw new NoetherException(
            $"{paths.Source} has too few points or paths for its {paths.Dimension} coordinates: at most {most} functions "
            + $"can be told apart, and the smallest {SettingName.Mention("library")} has more; give more paths or fewer "
            + $"{SettingName.Mention("coordinates")}.")
        {
            Setting = "library",
        };
    }

    private static HashSet<string> Usual(CoordinateRoles roles)
    {
        HashSet<string> families = ["monomials"];
        if (roles.Angles.Count > 0)
            families.Add("angles");
        if (roles.Positive)
            families.Add("logarithms");
        if (roles.Vectors.Count > 0)
            families.Add("norms");
        return families;
    }

    private static HashSet<string> Parse(string words, PathSet paths)
    {
        HashSet<string> families = [.. words.Split(',', StringSplitOptions.TrimEntries)];
        foreach (var word in families.Where(word => !Families.Contains(word)))
        {
            throw Wrong($"There is no family of functions '{word}'; choose from {string.Join(", ", Families)}, "
                + "separated by commas.");
        }

        if (families.Contains("logarithms")
            && Enumerable.Range(0, paths.Count).Any(i => paths.Path(i).IndexOfAnyInRange(double.NegativeInfinity, 0.0) >= 0))
        {
            throw Wrong("Logarithms need values that are all positive; leave them out of the library.");
        }

        return families;
    }

    private static NoetherException Wrong(string sentence) => new(sentence) { Code = "setting.value", Setting = "library" };

    private static List<LibraryFunction> Make(PathSet paths, CoordinateRoles roles, HashSet<string> families, int degree)
    {
        var d = paths.Dimension;
        var functions = new List<LibraryFunction>();
        // A coordinate that goes round has no powers: they would jump.
        int[] plain = [.. Enumerable.Range(0, d).Where(i => !(roles.Angles.Contains(i) && CoordinateRoles.Extent(paths, i) > Turn))];
        if (families.Contains("monomials"))
            functions.AddRange(Monomials(plain, d, degree));
        var others = new List<LibraryFunction>();
        if (families.Contains("angles"))
        {
            foreach (var i in roles.Angles.Count > 0 ? roles.Angles : [.. Enumerable.Range(0, d)])
                others.AddRange([Of(AtomKind.Cosine, i), Of(AtomKind.Sine, i)]);
        }

        if (families.Contains("logarithms"))
            others.AddRange(Enumerable.Range(0, d).Select(i => Of(AtomKind.Logarithm, i)));
        functions.AddRange(others);
        if (families.Contains("norms"))
            functions.AddRange(Norms(roles, d));
        if (families.Contains("products"))
            functions.AddRange(others.SelectMany(atom => plain.Where(i => !atom.Members.Contains(i))
                .Select(i => atom with { Powers = Unit(d, i) })));
        return functions;

        LibraryFunction Of(AtomKind kind, int i) => new(new int[d], kind, [i]);
    }

    private static IEnumerable<LibraryFunction> Norms(CoordinateRoles roles, int d)
    {
        for (var k = 0; k < roles.Vectors.Count; k++)
        {
            var (members, name) = (roles.Vectors[k], roles.Vectors.Count == 1 ? "r" : $"r{k + 1}");
            yield return new(new int[d], AtomKind.Norm, members, name);
            yield return new(new int[d], AtomKind.InverseNorm, members, name);
            foreach (var i in members)
                yield return new(Unit(d, i), AtomKind.InverseNorm, members, name);
        }
    }

    private static int[] Unit(int d, int i)
    {
        var powers = new int[d];
        powers[i] = 1;
        return powers;
    }

    // By degree, and within a degree the first coordinates first.
    private static IEnumerable<LibraryFunction> Monomials(int[] coordinates, int d, int degree)
    {
        var last = new List<int[]> { new int[d] };
        for (var n = 1; n <= degree; n++)
        {
            last = [.. last.SelectMany(powers => coordinates.Where(i => powers.AsSpan(i + 1).IndexOfAnyExcept(0) < 0)
                .Select(i => powers.Select((power, j) => j == i ? power + 1 : power).ToArray()))];
            foreach (var powers in last)
                yield return LibraryFunction.Monomial(powers);
        }
    }

    private static string Describe(
        PathSet paths, CoordinateRoles roles, HashSet<string> families, int degree, int wanted, int count)
    {
        string Listed(IEnumerable<int> columns) => string.Join(", ", columns.Select(i => paths.Names[i]));
        var parts = new List<string>();
        if (families.Contains("monomials"))
        {
            parts.Add($"monomials to degree {degree}" + (degree < wanted
                ? $" (degree {wanted} would be more functions than so few points and paths can tell apart)" : ""));
        }

        if (families.Contains("angles"))
            parts.Add($"sines and cosines of {(roles.Angles.Count > 0 ? Listed(roles.Angles) : "every coordinate")}");
        if (families.Contains("logarithms"))
            parts.Add("logarithms" + (roles.Positive ? ", as all values are positive" : ""));
        if (families.Contains("norms"))
        {
            parts.AddRange(roles.Vectors.Select((members, k) =>
                $"the length {(roles.Vectors.Count == 1 ? "r" : $"r{k + 1}")} of ({Listed(members)}), its inverse and the components over it"));
        }

        if (families.Contains("products"))
            parts.Add("products of these with one coordinate");
        var momenta = roles.Pairs.Count == 0 ? ""
            : $" Taken for momenta or speeds: {string.Join(", ", roles.Pairs.Select(pair => $"{paths.Names[pair.Momentum]} of {paths.Names[pair.Place]}"))}.";
        return $"{count} functions: {string.Join("; ", parts)}.{momenta}";
    }
}
