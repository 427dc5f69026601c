using Noether.Data.Paths;

namespace Noether.Conserved.Library;

/// <summary>What coordinates are by their names, and by their values where names do not tell.</summary>
/// <param name="Angles">Coordinates whose sines and cosines make sense.</param>
/// <param name="Momenta">Coordinates that are momenta or speeds.</param>
/// <param name="Positive">Whether all values are positive and none is a momentum, as of populations.</param>
/// <param name="Pairs">Place and momentum that belong together.</param>
/// <param name="Vectors">Coordinates that are the components of one place.</param>
internal sealed record CoordinateRoles(
    IReadOnlyList<int> Angles, IReadOnlyList<int> Momenta, bool Positive,
    IReadOnlyList<(int Place, int Momentum)> Pairs, IReadOnlyList<int[]> Vectors)
{
    private const string Axes = "xyz";
    private const int MostFreeAngles = 3;
    private const double Turn = 2 * Math.PI;

    private static readonly string[] AngleNames = ["theta", "phi", "psi", "angle", "alpha", "beta", "o"];

    /// <summary>The roles in a set of paths.</summary>
    public static CoordinateRoles Of(PathSet paths)
    {
        var names = paths.Names;
        var all = Enumerable.Range(0, names.Count).ToArray();
        (int Place, int Momentum)[] pairs = paths.Unnamed
            ? []
            : [.. all.Select(i => (Place: PlaceOf(names, i), Momentum: i)).Where(pair => pair.Place >= 0)];
        int[] momenta = [.. pairs.Select(pair => pair.Momentum)];
        int[] named = [.. all.Where(i => !momenta.Contains(i) && AngleNames.Contains(names[i].TrimEnd("0123456789_".ToCharArray())))];
        var positive = pairs.Length == 0 && named.Length == 0 && Enumerable.Range(0, paths.Count).All(i => !HasNegative(paths.Path(i)));
        // Where nothing is called an angle, whatever is no momentum and stays within a turn may be one, if there are few.
        int[] angles = named.Length > 0 ? named
            : positive || names.Count > MostFreeAngles ? [] : [.. all.Except(momenta).Where(i => Extent(paths, i) <= Turn)];
        return new CoordinateRoles(angles, momenta, positive, pairs, VectorsOf(paths, pairs));
    }

    /// <summary>Largest less smallest value of a coordinate.</summary>
    public static double Extent(PathSet paths, int i)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var path = 0; path < paths.Count; path++)
        {
            for (var time = 0; time < paths.Length(path); time++)
            {
                var value = paths.State(path, time)[i];
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }
        }

        return most - least;
    }

    private static bool HasNegative(ReadOnlySpan<double> values) => values.IndexOfAnyInRange(double.NegativeInfinity, 0.0) >= 0;

    // px belongs to qx or x, v to x, q or o, omega1 to theta1.
    private static int PlaceOf(IReadOnlyList<string> names, int momentum)
    {
        var name = names[momentum];
        string[] places = name switch
        {
            ['o', 'm', 'e', 'g', 'a', .. var rest] => [$"theta{rest}", $"phi{rest}", $"angle{rest}"],
            ['p', .. var rest] when !AngleNames.Contains(name) => [$"q{rest}", rest, $"x{rest}"],
            ['v', .. var rest] => [$"x{rest}", rest, $"q{rest}", $"o{rest}"],
            _ => [],
        };
        return places.Where(place => place.Length > 0)
            .Select(place => names.ToList().IndexOf(place)).FirstOrDefault(index => index >= 0, -1);
    }

    private static int[][] VectorsOf(PathSet paths, (int Place, int Momentum)[] pairs)
    {
        if (paths.Unnamed)
            return paths.Dimension is 4 or 6 ? [[.. Enumerable.Range(0, paths.Dimension / 2)]] : [];
        return
        [
            .. pairs.Select(pair => pair.Place).Where(place => paths.Names[place].Any(Axes.Contains))
                .GroupBy(place => Without(paths.Names[place])).Where(group => group.Count() is 2 or 3)
                .Select(group => group.Order().ToArray()),
        ];
    }

    private static string Without(string name) => name.Remove(name.IndexOfAny(Axes.ToCharArray()), 1);
}
