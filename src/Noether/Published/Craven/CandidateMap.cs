using System.Globalization;
using Noether.Algebra;
using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.Published.Craven;

/// <summary>A map that is tested.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Generator">d x d, of squared norm 2.</param>
internal sealed record CandidateMap(string Name, Matrix Generator)
{
    private const int MostRotations = 200;

    /// <summary>The maps that a setting names.</summary>
    /// <param name="text">The setting; null means all rotations of two columns.</param>
    /// <param name="d">Columns.</param>
    /// <exception cref="NoetherException">It names none.</exception>
    public static IReadOnlyList<CandidateMap> Read(string? text, int d)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return
            [
                .. (from i in Enumerable.Range(0, d)
                    from j in Enumerable.Range(i + 1, d - i - 1)
                    select Named($"{i}-{j}", d))
                    .Take(MostRotations),
            ];
        }

        return text.EndsWith(".npy", StringComparison.OrdinalIgnoreCase)
            ? OfFile(text, d)
            : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Named(name, d))];
    }

    /// <summary>A map of squared norm 2.</summary>
    public static CandidateMap Scaled(string name, Matrix generator)
    {
        var norm = MatrixOps.SquaredNorm(generator);
        if (!(norm > 0) || !double.IsFinite(norm))
            throw Wrong($"The map {name} is zero or not finite; give one with finite entries, not all of them 0.");
        var scaled = generator.Clone();
        GeneratorSpan.Scale(scaled, Math.Sqrt(2 / norm));
        return new CandidateMap(name, scaled);
    }

    private static CandidateMap Named(string name, int d)
    {
        var generator = new Matrix(d, d);
        if (name == "scale")
            return Scaled(name, Matrix.Identity(d));
        var sign = name.IndexOfAny(['-', '+'], 1 <= name.Length ? 1 : 0);
        if (sign <= 0 || !Column(name[..sign], out var i) || !Column(name[(sign + 1)..], out var j) || i == j)
        {
            throw Wrong(
                $"'{name}' names no map of {d} columns; write 0-1 for the rotation of columns 0 and 1, 0+1 for their boost, scale, or "
                + "a .npy file.");
        }

        (generator[i, j], generator[j, i]) = (name[sign] == '-' ? -1 : 1, 1);
        return Scaled(name, generator);

        bool Column(string word, out int column) =>
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out column) && column < d;
    }

    private static IReadOnlyList<CandidateMap> OfFile(string path, int d)
    {
        var array = NpyFile.ReadArray(path);
        var shape = array.Shape;
        if (shape.Count is not (2 or 3) || shape[^1] != d || shape[^2] != d || array.Values.Length == 0)
        {
            throw Wrong(
                $"{path} holds {string.Join(" x ", shape)} values; maps of these samples are {d} x {d}, or several of them k x {d} x {d}.");
        }

        return [.. array.Values.Chunk(d * d).Select((values, k) => Scaled($"{k + 1}", new Matrix(d, d, values)))];
    }

    private static NoetherException Wrong(string sentence) => new(sentence) { Setting = "candidates" };
}
